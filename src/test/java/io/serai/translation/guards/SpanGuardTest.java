package io.serai.translation.guards;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.translation.EngineTraits.Marks;
import io.serai.translation.Guard.Masked;
import io.serai.translation.Guard.Verdict;
import io.serai.translation.Text;
import io.serai.translation.guards.Messages.Message;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Engines meddle with messages in every way they are known to: nothing changed ever comes out unmarked. */
class SpanGuardTest {

    private static final List<String> TARGETS = List.of("de", "ar", "hi", "zh");

    /** Every message meets two or three of the meddlings; every meddling meets 160 messages, in every language. */
    private static final int STEP = 16;
    private static final int RANDOM_TEXTS = 2_000;

    private final SpanGuard guard = new SpanGuard();
    private final Map<Meddling, Tally> tallies = new EnumMap<>(Meddling.class);

    private static final class Tally {
        private int clean;
        private int repaired;
        private int marked;
        private int refused;

        int all() {
            return clean + repaired + marked + refused;
        }
    }

    @Test
    void noMeddlingChangesASpanOfTheCorpusUnmarked() {
        Random random = new Random(20261120);
        List<String> complaints = new ArrayList<>();
        List<Message> messages = Messages.all();
        for (int i = 0; i < messages.size(); i++) {
            for (int j = i % STEP; j < Meddling.values().length; j += STEP) {
                complaints.addAll(complaints(messages.get(i), i / STEP + j, Meddling.values()[j], random));
            }
        }

        assertThat(messages).hasSizeGreaterThan(2_000);
        assertThat(messages.stream().map(Message::language).distinct()).hasSizeGreaterThanOrEqualTo(25);
        assertThat(complaints).isEmpty();
        everyWayOutIsTaken();
    }

    @Test
    void noMeddlingChangesASpanOfRandomTextUnmarked() {
        Random random = new Random(4711);
        RandomMessages texts = new RandomMessages(Messages.all(), random);
        List<String> complaints = new ArrayList<>();
        for (int i = 0; i < RANDOM_TEXTS; i++) {
            Meddling meddling = Meddling.values()[i % Meddling.values().length];
            complaints.addAll(complaints(texts.next(), i, meddling, random));
        }
        assertThat(complaints).isEmpty();
    }

    private List<String> complaints(Message message, int variant, Meddling meddling, Random random) {
        Marks marks = Marks.values()[variant % Marks.values().length];
        String to = TARGETS.get(variant / Marks.values().length % TARGETS.size());
        Masked masked = guard.protect(new Text(message.text(), message.keep()),
            Tasks.task(message.language(), to, marks));
        MadeUpEngine engine = new MadeUpEngine(to, meddling, random);
        Verdict verdict = masked.restore(engine.translate(masked.text()));
        if (verdict.text() == null) {
            verdict = masked.join(masked.pieces().stream().map(engine::translate).toList());
        }
        count(tallies.computeIfAbsent(meddling, key -> new Tally()), verdict);
        if (verdict.text() == null || !verdict.warnings().isEmpty()) {
            return List.of();
        }
        String said = verdict.text();
        return Oracle.complaints(message.text(), message.spans(), said).stream().map(complaint -> String.join("\n    ",
            meddling + " " + marks + " " + to + ": " + complaint, message.text(), masked.text(), said)).toList();
    }

    private static void count(Tally tally, Verdict verdict) {
        if (verdict.text() == null) {
            tally.refused++;
        } else if (!verdict.warnings().isEmpty()) {
            tally.marked++;
        } else if (verdict.confidence() != null) {
            tally.repaired++;
        } else {
            tally.clean++;
        }
    }

    /** So that the absence of complaints means something. */
    private void everyWayOutIsTaken() {
        assertThat(tallies.keySet()).containsExactly(Meddling.values());
        Tally honest = tallies.get(Meddling.HONEST);
        assertThat(honest.clean).as("honest engines are believed").isGreaterThan(honest.all() * 95 / 100);
        for (Meddling sure : List.of(Meddling.SPACED, Meddling.FULL_WIDTH, Meddling.TWICE)) {
            Tally tally = tallies.get(sure);
            assertThat(tally.repaired).as("%s is repaired", sure).isGreaterThan(tally.all() * 85 / 100);
        }
        for (Meddling gone : List.of(Meddling.DROP_ONE, Meddling.DROP_ALL, Meddling.TRANSLATED, Meddling.HALVED,
                Meddling.AGAIN_AT_THE_END, Meddling.NUMBER_ADDED, Meddling.LINK_ADDED, Meddling.DIGIT_BEFORE)) {
            Tally tally = tallies.get(gone);
            assertThat(tally.marked).as("%s is marked", gone).isEqualTo(tally.all());
        }
        assertThat(tallies.get(Meddling.EMPTY).refused).isEqualTo(tallies.get(Meddling.EMPTY).all());
        Map<String, Integer> sums = Map.of("repaired", tallies.values().stream()
            .collect(Collectors.summingInt(t -> t.repaired)),
            "marked", tallies.values().stream().collect(Collectors.summingInt(t -> t.marked)));
        assertThat(sums.values()).allMatch(sum -> sum > 1_000);
    }
}
