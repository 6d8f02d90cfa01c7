package io.serai.translation.guards;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The corpus: what customers write in 36 languages, and what in it must not change. */
final class Messages {

    /** @param spans as a person listed them, not as our own finder sees them */
    record Message(String language, List<String> keep, String text, List<String> spans) {
    }

    private Messages() {
    }

    static List<Message> all() {
        try (InputStream file = Messages.class.getResourceAsStream("messages.tsv")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines()
                .filter(line -> !line.startsWith("#")).map(Messages::message).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Message message(String line) {
        String[] columns = line.split("\t");
        return new Message(columns[0], columns[1].isEmpty() ? List.of() : List.of(columns[1]),
            columns[2].replace("\\n", "\n"), Arrays.asList(columns).subList(3, columns.length));
    }
}
