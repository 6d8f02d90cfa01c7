package io.serai.translation.guards;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.translation.guards.Messages.Message;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpanFinderTest {

    @Test
    void everySpanOfTheCorpusIsFound() {
        List<String> missed = new ArrayList<>();
        List<String> over = new ArrayList<>();
        for (Message message : Messages.all()) {
            BitSet covered = new BitSet();
            SpanFinder.find(message.text(), List.of()).forEach(span -> covered.set(span.start(), span.end()));
            BitSet wanted = new BitSet();
            for (String span : message.spans()) {
                for (int at = message.text().indexOf(span); at >= 0; at = message.text().indexOf(span, at + 1)) {
                    wanted.set(at, at + span.length());
                    if (covered.get(at, at + span.length()).cardinality() < span.length() && !message.keep()
                        .contains(span)) {
                        missed.add(message.language() + " " + span + " in: " + message.text());
                    }
                }
            }
            covered.andNot(wanted);
            covered.stream().filter(at -> Character.isLetter(message.text().charAt(at))).findFirst()
                .ifPresent(at -> over.add(message.text().substring(Math.max(0, at - 6),
                    Math.min(message.text().length(), at + 6)) + " in " + message.text()));
        }
        assertThat(missed).isEmpty();
        assertThat(over).isEmpty();
    }
}
