package io.serai.greeter;

import io.serai.accounts.Caller;
import io.serai.accounts.Role;
import io.serai.bots.BotSettings;
import io.serai.bots.Bots;
import io.serai.bots.Turns;
import io.serai.conversations.MessageRows;
import io.serai.conversations.Moves;
import io.serai.conversations.Replies;
import io.serai.conversations.Replies.Reply;
import io.serai.handoff.Handoffs;
import io.serai.model.Author;
import io.serai.model.AuthorKind;
import io.serai.model.Content;
import io.serai.model.Conversation;
import io.serai.model.Message;
import io.serai.problems.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives a conversation back to its bot when its customer no longer wants to wait. The change of mind, the giving back and
 * the bot's answer, or the turn that it owes, are one transaction; of two gateways one does it.
 */
@Component
class BackToBot implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(BackToBot.class);
    private static final long LOOK_EVERY_MS = 2_000;

    private final JdbcClient jdbc;
    private final MessageRows messages;
    private final TransactionTemplate transaction;
    private final House house;
    private final TextBook texts;
    private final MindBell bell;
    private volatile boolean running;

    BackToBot(JdbcClient jdbc, MessageRows messages, TransactionTemplate transaction, House house, TextBook texts,
            MindBell bell) {
        this.jdbc = jdbc;
        this.messages = messages;
        this.transaction = transaction;
        this.house = house;
        this.texts = texts;
        this.bell = bell;
    }

    /** Those whom it needs to give a conversation back. */
    @Component
    record House(Moves moves, Handoffs handoffs, Replies replies, Bots bots, Turns turns) {
    }

    private record Regret(UUID message, UUID conversation) {
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("changes-of-mind").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        bell.ring();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            try {
                due().forEach(this::carryOut);
            } catch (RuntimeException away) {
                log.debug("Changes of mind cannot be looked for now", away);
            }
            try {
                bell.await(LOOK_EVERY_MS);
            } catch (InterruptedException stopping) {
                return;
            }
        }
    }

    private List<Regret> due() {
        return jdbc.sql("select message_id, conversation_id from changes_of_mind order by created_at limit 100")
            .query((row, number) -> new Regret(row.getObject(1, UUID.class), row.getObject(2, UUID.class))).list();
    }

    private void carryOut(Regret regret) {
        try {
            transaction.executeWithoutResult(tx -> giveBack(regret));
        } catch (Refusal impossible) {
            log.warn("Conversation {} stays in its queue: {}", regret.conversation(), impossible.code());
            jdbc.sql("delete from changes_of_mind where message_id = ?").param(regret.message()).update();
        }
    }

    private void giveBack(Regret regret) {
        Conversation waiting = house.moves.lock(regret.conversation());
        boolean ours = jdbc.sql("delete from changes_of_mind where message_id = ?").param(regret.message()).update() == 1;
        Optional<BotSettings> bot = Optional.ofNullable(waiting.bot()).flatMap(house.bots::find);
        Optional<Message> message = jdbc.sql("select " + MessageRows.COLUMNS + " from messages m where m.id = ?")
            .param(regret.message()).query(messages).optional();
        if (!ours || bot.isEmpty() || message.isEmpty() || !ChangesOfMind.waits(waiting)) {
            return; // a person was quicker
        }
        Author customer = new Author(AuthorKind.CONTACT, waiting.contact().id().toString(), waiting.contact().name());
        Conversation back = house.handoffs.restore(waiting.id(), bot.get().id(), null, customer);
        if (bot.get().kind().equals(Greeter.KIND)) {
            house.turns.owe(message.get(), back);
        } else {
            String said = texts.in(back.language(), back.contact().language()).say("cancelled");
            house.replies.send(speaker(bot.get()), back.id(), new Reply("changed-mind-" + regret.message(),
                new Content.Text(said), null));
        }
    }

    private static Caller speaker(BotSettings bot) {
        return new Caller(null, bot.id(), bot.name(), Role.BOT, Set.of(), Set.of(), "bot:" + bot.id());
    }
}
