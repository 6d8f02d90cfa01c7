package io.serai.visitors;

import io.serai.connectors.ConnectionSettings;
import io.serai.connectors.ConnectorDescriptor.Abilities;
import io.serai.connectors.ConnectorDescriptor.FileLimit;
import io.serai.routing.Waiting.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a widget has to know before anybody speaks.
 *
 * @param title    absent, as the greeting may be: the widget's own, in the visitor's language
 * @param open     whether anybody answers now
 * @param opens    when somebody will, where it is closed
 * @param minutes  about how long somebody who writes now would wait
 * @param types    the types of files that may be sent
 */
record VisitorConfig(@Nullable String title, List<Question> preChat, List<String> languages, @Nullable String greeting,
        boolean open, @Nullable Instant opens, @Nullable Long minutes, int maxText, long maxBytes, List<String> types) {

    static final String CHANNEL = "web";

    /**
     * One question of the form before the chat.
     *
     * @param title absent for the names that every widget has words for
     * @param optionTitles how the options read, in their order
     * @param kind  text, long-text, email, phone, choice, language or consent
     */
    record Question(String name, @Nullable String title, String kind, boolean required, List<String> options,
            List<String> optionTitles) {

        Question(String name, @Nullable String title, String kind, boolean required, List<String> options) {
            this(name, title, kind, required, options, options);
        }

        Question read(UnaryOperator<String> phrase) {
            return new Question(name, title == null ? null : phrase.apply(title), kind, required, options,
                optionTitles.stream().map(phrase).toList());
        }
    }

    /** What visitors read of it in words of ours. */
    List<String> phrases() {
        return Stream.concat(Stream.of(title, greeting), preChat.stream().flatMap(question ->
            Stream.concat(Stream.of(question.title()), question.optionTitles().stream())))
            .filter(Objects::nonNull).distinct().toList();
    }

    /** Only how it reads changes: what is answered is what was configured. */
    VisitorConfig read(UnaryOperator<String> phrase) {
        return new VisitorConfig(title == null ? null : phrase.apply(title),
            preChat.stream().map(question -> question.read(phrase)).toList(), languages,
            greeting == null ? null : phrase.apply(greeting), open, opens, minutes, maxText, maxBytes, types);
    }

    static VisitorConfig of(ConnectionSettings connection, Abilities abilities, @Nullable Place line) {
        Duration wait = line == null ? null : line.expectedWait();
        return new VisitorConfig(connection.optional("title").orElse(null),
            connection.list("pre-chat").stream().map(name -> question(name, connection)).toList(), languages(connection),
            connection.optional("greeting").orElse(null), line == null || line.open(), line == null ? null : line.opens(),
            wait == null ? null : Math.max(1, (wait.toSeconds() + 30) / 60), abilities.textLimit(),
            abilities.files().values().stream().mapToLong(FileLimit::maxBytes).max().orElse(0),
            abilities.files().values().stream().flatMap(limit -> limit.types().stream()).distinct().toList());
    }

    private static List<String> languages(ConnectionSettings connection) {
        List<String> set = connection.list("languages");
        return set.isEmpty() ? List.of("en", "es", "fr", "de", "pt", "ar", "it", "nl") : set;
    }

    /** {@code order-number!} is a required line of text, titled "Order number". */
    private static Question question(String spelled, ConnectionSettings connection) {
        boolean required = spelled.endsWith("!");
        String name = required ? spelled.substring(0, spelled.length() - 1).strip() : spelled;
        return switch (name) {
            case "name" -> new Question(name, null, "text", required, List.of());
            case "email", "phone", "language", "consent" -> new Question(name, null, name, required, List.of());
            case "topic" -> new Question(name, null, "choice", required, connection.list("topics"));
            case "message" -> new Question(name, null, "long-text", required, List.of());
            default -> new Question(name, title(name), "text", required, List.of());
        };
    }

    private static String title(String name) {
        String words = name.replace('-', ' ').replace('_', ' ').strip();
        return words.isEmpty() ? name : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
