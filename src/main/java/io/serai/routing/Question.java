package io.serai.routing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * What a contact is asked before a person of the queue takes over. As JSON an object, or a name alone where the name says
 * everything: {@code "email"}.
 *
 * @param name     under which the answer is handed over; of letters, digits, hyphens
 * @param kind     what a valid answer is; absent: as the name says
 * @param text     how it is asked, by language, {@code default} for all others; absent where the kind has words of its own
 * @param options  of a choice
 * @param required whether the contact may not skip it
 * @param pattern  what a valid answer looks like besides, as a regular expression for all of it
 */
public record Question(String name, Kind kind, Map<String, String> text, List<String> options, boolean required,
        @Nullable String pattern) {

    public static final String DEFAULT = "default";

    public enum Kind {
        NAME, EMAIL, PHONE, TOPIC, ORDER, TEXT, CHOICE;

        @JsonValue
        public String spelling() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        static Kind of(String spelling) {
            for (Kind kind : values()) {
                if (kind.spelling().equals(spelling)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("'" + spelling + "' is none of name, email, phone, topic, order, text, choice");
        }

        private static Kind named(String name) {
            for (Kind kind : values()) {
                if (kind.spelling().equals(name)) {
                    return kind;
                }
            }
            return TEXT;
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public Question(@JsonProperty("name") @Nullable String name, @JsonProperty("kind") @Nullable Kind kind,
            @JsonProperty("text") @Nullable Map<String, String> text,
            @JsonProperty("options") @Nullable List<String> options, @JsonProperty("required") boolean required,
            @JsonProperty("pattern") @Nullable String pattern) {
        if (name == null || !name.matches("[\\p{L}\\p{N}][\\p{L}\\p{N} _-]{0,49}")) {
            throw new IllegalArgumentException("a question has a name, of up to 50 letters, digits and hyphens");
        }
        this.name = name;
        this.kind = kind == null ? Kind.named(name) : kind;
        this.text = text == null ? Map.of() : Map.copyOf(text);
        this.options = options == null ? List.of() : List.copyOf(options);
        this.required = required;
        this.pattern = pattern;
        check();
    }

    /** The name says what is asked: {@code email}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Question of(String name) {
        return new Question(name, null, null, null, false, null);
    }

    private void check() {
        if ((kind == Kind.CHOICE) != (options.size() > 1)) {
            throw new IllegalArgumentException("the question '" + name + "' has two options or more if it is a choice, and "
                + "none if it is not");
        }
        if ((kind == Kind.TEXT || kind == Kind.CHOICE) && !text.containsKey(DEFAULT)) {
            throw new IllegalArgumentException("how to ask for '" + name + "' is not said: give it a text: {\"default\": …}");
        }
        if (pattern != null) {
            try {
                Pattern.compile(pattern);
            } catch (PatternSyntaxException wrong) {
                throw new IllegalArgumentException("the pattern of '" + name + "' is no regular expression", wrong);
            }
        }
    }
}
