package io.serai.handoff;

import io.serai.bots.Answer;
import io.serai.bots.BotKind;
import io.serai.bots.BotSettings;
import io.serai.bots.Turn;
import io.serai.conversations.Life;
import io.serai.conversations.MoveListener;
import io.serai.conversations.Moved;
import io.serai.conversations.UtteranceListener;
import io.serai.model.AuthorKind;
import io.serai.model.Phase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Sees every move and every message on every gateway of a test, and gives them one clock that can be put forward. */
@TestConfiguration(proxyBeanMethods = false)
class Witness {

    static final Queue<String> FAULTS = new ConcurrentLinkedQueue<>();
    static final Map<Phase, AtomicLong> REACHED = new EnumMap<>(Phase.class);
    private static final AtomicLong AHEAD = new AtomicLong();

    static {
        for (Phase phase : Phase.values()) {
            REACHED.put(phase, new AtomicLong());
        }
    }

    static void putForward(Duration by) {
        AHEAD.addAndGet(by.toMillis());
    }

    @Bean
    @Primary
    Clock clockThatIsPutForward() {
        return new Clock() {
            @Override
            public Instant instant() {
                return Instant.now().plusMillis(AHEAD.get());
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }

    @Bean
    MoveListener seenMoves() {
        return made -> made.forEach(Witness::see);
    }

    private static void see(Moved moved) {
        Phase after = moved.after().phase();
        REACHED.get(after).incrementAndGet();
        boolean legal = moved.before() == null ? after == Life.begin(moved.after().bot() != null)
            : Life.next(moved.before().phase(), moved.move()).equals(Optional.of(after));
        if (!legal) {
            FAULTS.add(moved.move() + " led from " + (moved.before() == null ? "nothing" : moved.before().phase()) + " to "
                + after);
        }
    }

    @Bean
    UtteranceListener heardUtterances() {
        return said -> said.stream()
            .filter(one -> one.message().author().kind() == AuthorKind.BOT && one.conversation().phase() != Phase.BOT)
            .forEach(one -> FAULTS.add("A bot spoke while the conversation was " + one.conversation().phase()));
    }

    /** Answers, keeps silent or wants a person, as the mood takes it. */
    @Bean
    BotKind moody() {
        return new BotKind() {
            @Override
            public String kind() {
                return "moody";
            }

            @Override
            public List<Setting> settings() {
                return List.of();
            }

            @Override
            public Answer answer(BotSettings bot, Turn turn) {
                return switch (ThreadLocalRandom.current().nextInt(4)) {
                    case 0 -> Answer.SILENCE;
                    case 1 -> Answer.say("One moment").thenHandOver(Answer.Handoff.because("mood"));
                    default -> Answer.say("Hm");
                };
            }
        };
    }
}
