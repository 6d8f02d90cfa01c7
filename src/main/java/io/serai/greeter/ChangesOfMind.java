package io.serai.greeter;

import io.serai.bots.BotSettings;
import io.serai.bots.Bots;
import io.serai.conversations.Utterance;
import io.serai.conversations.UtteranceListener;
import io.serai.database.ManyRows;
import io.serai.model.AuthorKind;
import io.serai.model.Conversation;
import io.serai.model.Handover;
import io.serai.model.Phase;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Hears customers whom a bot handed over, and who still wait, say that they no longer want to, or want another queue. It
 * only notes it down; {@link BackToBot} does something about it.
 */
@Component
class ChangesOfMind implements UtteranceListener {

    private final Bots bots;
    private final TextBook texts;
    private final MindBell bell;
    private final JdbcTemplate jdbc;
    private final Clock clock;

    ChangesOfMind(Bots bots, TextBook texts, MindBell bell, JdbcTemplate jdbc, Clock clock) {
        this.bots = bots;
        this.texts = texts;
        this.bell = bell;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void uttered(List<Utterance> utterances) {
        List<Utterance> regrets = utterances.stream().filter(this::regrets).toList();
        if (regrets.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        ManyRows rows = ManyRows.of("uuid", "uuid", "timestamptz");
        regrets.forEach(one -> rows.add(one.message().id(), one.conversation().id(), now));
        rows.update(jdbc, "insert into changes_of_mind select * from {rows} as r on conflict do nothing");
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                bell.ring();
            }
        });
    }

    private boolean regrets(Utterance utterance) {
        Conversation conversation = utterance.conversation();
        if (utterance.message().author().kind() != AuthorKind.CONTACT || !waits(conversation)) {
            return false;
        }
        Optional<BotSettings> bot = Optional.ofNullable(conversation.bot()).flatMap(bots::find);
        return bot.isPresent() && says(utterance, bot.get().kind().equals(Greeter.KIND));
    }

    /** Whether a bot asked for a person and none is there yet. */
    static boolean waits(Conversation conversation) {
        Handover handover = conversation.handover();
        return (conversation.phase() == Phase.QUEUED || conversation.phase() == Phase.OFFERED) && handover != null
            && handover.by() != null && handover.by().kind() == AuthorKind.BOT;
    }

    private boolean says(Utterance utterance, boolean toGreeter) {
        Input input = Input.of(utterance.message().content());
        if (toGreeter && input.tap().startsWith(Scene.tap(""))) {
            return true;
        }
        Conversation conversation = utterance.conversation();
        Texts own = texts.in(conversation.language(), utterance.message().language(), conversation.contact().language());
        return Stream.of(own, texts.in()).anyMatch(language -> language.means("cancel", input.words())
            || toGreeter && (language.means("other", input.words()) || language.means("back", input.words())
                || Plain.words(language.say("option-back")).equals(input.words())));
    }
}
