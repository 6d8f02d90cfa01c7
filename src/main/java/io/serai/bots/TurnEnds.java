package io.serai.bots;

import io.serai.accounts.Caller;
import io.serai.accounts.Role;
import io.serai.bots.Answer.Handoff;
import io.serai.bots.TurnTable.Taken;
import io.serai.conversations.Moves;
import io.serai.conversations.OutboundLanguage;
import io.serai.conversations.Replies;
import io.serai.conversations.Replies.Reply;
import io.serai.handoff.HandoffRequest;
import io.serai.handoff.Handoffs;
import io.serai.model.Content;
import io.serai.model.Conversation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What becomes of a turn: the answer's messages, the handing over, what is remembered and the turn's end are one
 * transaction. The conversation is locked first, so a person who takes it is either before the answer or after it.
 */
@Component
@Transactional
class TurnEnds {

    private static final Logger log = LoggerFactory.getLogger(TurnEnds.class);

    private final TurnTable table;
    private final Moves moves;
    private final Replies replies;
    private final Handoffs handoffs;
    private final Excuses excuses;
    private final JdbcClient jdbc;

    TurnEnds(TurnTable table, Moves moves, Replies replies, Handoffs handoffs, Excuses excuses,
            JdbcClient jdbc) {
        this.table = table;
        this.moves = moves;
        this.replies = replies;
        this.handoffs = handoffs;
        this.excuses = excuses;
        this.jdbc = jdbc;
    }

    /** Whoever speaks as a bot. */
    static Caller caller(BotSettings bot) {
        return new Caller(null, bot.id(), bot.name(), Role.BOT, Set.of(), Set.of(), "bot:" + bot.id());
    }

    /** @throws io.serai.problems.Refusal when the answer cannot be said here; then nothing was done */
    void answered(Taken turn, BotSettings bot, Answer answer) {
        if (!isOurs(turn)) {
            return;
        }
        boolean nobody = answer.handoff() != null && !bot.humanSupport();
        say(turn, bot, nobody && answer.messages().isEmpty() ? excuse(bot, turn) : answer.messages(), answer.theirs());
        if (answer.memory() != null) {
            remember(turn, answer);
        }
        Handoff wish = answer.handoff();
        if (wish != null && !nobody) {
            handOver(turn.conversationId(), bot, wish);
        }
        table.end(turn, "answered", nobody ? "human support is off: nobody was asked" : null);
    }

    /**
     * The bot has no answer: its excuse, and a person where it has people.
     *
     * @param speaks whether the excuse can be said
     */
    void failed(Taken turn, BotSettings bot, boolean speaks, String reason) {
        if (!isOurs(turn)) {
            return;
        }
        if (speaks) {
            say(turn, bot, excuse(bot, turn), false);
        }
        if (bot.humanSupport()) {
            handOver(turn.conversationId(), bot, Handoff.because("The bot did not answer"));
        }
        table.end(turn, "failed", reason);
    }

    /** The bot itself is gone: whoever it answered waits for people. */
    void abandoned(Taken turn, String reason) {
        if (isOurs(turn)) {
            handOver(turn.conversationId(), new BotSettings(turn.bot(), "", turn.bot(), true, null, null, Map.of()),
                Handoff.because("The bot is not there any more"));
            table.end(turn, "failed", reason);
        }
    }

    void dropped(Taken turn, String reason) {
        moves.lock(turn.conversationId());
        if (table.lock(turn)) {
            table.end(turn, "dropped", reason);
        }
    }

    /** Whether the turn is still this gateway's and the conversation still the bot's; a turn that came too late ends here. */
    private boolean isOurs(Taken turn) {
        Conversation conversation = moves.lock(turn.conversationId());
        if (!table.lock(turn)) {
            return false;
        }
        if (!TurnContexts.isWith(turn.bot(), conversation)) {
            table.end(turn, "dropped", "somebody else answers the conversation since");
            return false;
        }
        return true;
    }

    private List<Content> excuse(BotSettings bot, Taken turn) {
        return List.of(new Content.Text(excuses.of(bot, moves.lock(turn.conversationId()).language())));
    }

    private void say(Taken turn, BotSettings bot, List<Content> messages, boolean theirs) {
        int index = 0;
        for (Content message : messages) {
            replies.send(caller(bot), turn.conversationId(), new Reply("turn-" + turn.id() + "-" + index++, message, null,
                theirs ? OutboundLanguage.Wish.AS_WRITTEN : null));
        }
    }

    private void remember(Taken turn, Answer answer) {
        jdbc.sql("""
                insert into bot_memory (conversation_id, bot, memory) values (?, ?, ?::jsonb)
                on conflict (conversation_id) do update set bot = excluded.bot, memory = excluded.memory""")
            .params(turn.conversationId(), turn.bot(), String.valueOf(answer.memory())).update();
    }

    /** A queue that is not there must not keep a customer from people. */
    void handOver(UUID conversation, BotSettings bot, Handoff wish) {
        boolean known = wish.queue() != null && jdbc.sql("select exists (select from queues where id = ?)")
            .param(wish.queue()).query(Boolean.class).single();
        if (wish.queue() != null && !known) {
            log.warn("Bot {} handed over to the queue '{}', which does not exist; its own is taken", bot.id(), wish.queue());
        }
        handoffs.queue(conversation, new HandoffRequest(known ? wish.queue() : null, wish.skills(), wish.language(),
            wish.reason(), wish.summary(), wish.fields(), null), caller(bot).author());
    }
}
