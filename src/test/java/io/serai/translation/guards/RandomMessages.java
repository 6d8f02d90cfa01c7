package io.serai.translation.guards;

import io.serai.translation.guards.Messages.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Texts that nobody wrote: words of all scripts, spans of all kinds, in any order, with any punctuation between. */
final class RandomMessages {

    private static final List<String> BETWEEN = List.of(" ", " ", " ", " ", ", ", ". ", " – ", "\n", " (", ") ", "! ",
        "? ",
        ": ", "… ", " / ", "; ", " \"", "\" ", "\u00A0");

    private final List<String> words;
    private final List<String> spans;
    private final Random random;

    RandomMessages(List<Message> messages, Random random) {
        this.random = random;
        this.words = messages.stream().filter(message -> message.keep().isEmpty())
            .flatMap(message -> List.of(message.text().split("[^\\p{L}\\p{M}]+")).stream())
            .filter(word -> word.length() > 1 && word.length() < 15 && !word.equals("XQ") && !word.equals("QX"))
            .distinct().toList();
        this.spans = messages.stream().flatMap(message -> message.spans().stream())
            .filter(span -> !span.equals("*") && messages.stream().noneMatch(message -> message.keep().contains(span)))
            .distinct().toList();
    }

    Message next() {
        StringBuilder text = new StringBuilder();
        List<String> put = new ArrayList<>();
        int bits = 2 + random.nextInt(12);
        for (int i = 0; i < bits; i++) {
            if (random.nextInt(3) == 0) {
                String span = one(spans);
                text.append(text.isEmpty() ? "" : " ").append(span).append(' ');
                put.add(span);
            } else {
                text.append(one(words)).append(one(BETWEEN));
            }
        }
        return new Message("en", List.of(), text.append("lorem").toString(), put);
    }

    private String one(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}
