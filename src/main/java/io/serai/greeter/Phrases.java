package io.serai.greeter;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether somebody asks for a person, in any of the languages whose phrases are known. Immutable; safe for many threads. */
final class Phrases {

    /** So many words before a phrase may turn it round: “I do not want to talk to an agent”. */
    private static final int REACH = 5;

    private final List<Language> languages;

    /** @throws IllegalArgumentException that names the language and the phrase that cannot be read */
    Phrases(Map<String, Declared> languages) {
        this.languages = languages.entrySet().stream().map(entry -> Language.of(entry.getKey(), entry.getValue())).toList();
    }

    /**
     * As {@code handoff/phrases.yaml} has them.
     *
     * @param anywhere patterns of words that count wherever they stand: {@code talk|speak to|with a|an? human|person}
     * @param alone    words that count only where nothing else is said
     * @param filler   but for these
     * @param not      words that turn a phrase round when they stand a few words before it in the same clause
     * @param next     the same, just before it
     * @param after    the same, anywhere after it
     */
    record Declared(@Nullable List<String> anywhere, @Nullable List<String> alone, @Nullable String filler,
            @Nullable String not, @Nullable String next, @Nullable String after) {
    }

    boolean askForPerson(String text) {
        List<String> clauses = Plain.clauses(text);
        return languages.stream().anyMatch(language -> language.alone(clauses)
            || clauses.stream().anyMatch(language::asked));
    }

    private record Language(List<Pattern> anywhere, Set<String> alone, Set<String> filler, List<String> not,
            List<String> next, List<String> after) {

        static Language of(String name, Declared said) {
            List<Pattern> anywhere = list(said.anywhere()).map(phrase -> pattern(name, phrase)).toList();
            Set<String> alone = list(said.alone()).map(Plain::words).collect(Collectors.toSet());
            return new Language(anywhere, alone, Set.copyOf(words(said.filler())), words(said.not()), words(said.next()),
                words(said.after()));
        }

        private static Stream<String> list(@Nullable List<String> phrases) {
            return Objects.requireNonNullElse(phrases, List.<String>of()).stream();
        }

        private static List<String> words(@Nullable String list) {
            return list == null ? List.of() : Arrays.stream(list.split("\\s+"))
                .map(word -> Plain.words(word.replace('_', ' '))).filter(word -> !word.isEmpty()).distinct().toList();
        }

        /** Words by spaces, alternatives by |, a word of several by _, and ? for one that may be missing. */
        private static Pattern pattern(String language, String phrase) {
            StringBuilder pattern = new StringBuilder();
            boolean anything = false;
            for (String step : phrase.strip().split("\\s+")) {
                boolean optional = step.endsWith("?");
                String words = Arrays.stream((optional ? step.substring(0, step.length() - 1) : step).split("\\|"))
                    .map(word -> Plain.words(word.replace('_', ' '))).filter(word -> !word.isEmpty()).map(Pattern::quote)
                    .collect(Collectors.joining("|"));
                if (words.isEmpty()) {
                    throw new IllegalArgumentException(language + ": '" + phrase + "' has a step without a word");
                }
                anything |= !optional;
                pattern.append("(?: (?:").append(words).append("))").append(optional ? "?" : "");
            }
            if (!anything) {
                throw new IllegalArgumentException(language + ": '" + phrase + "' would be found everywhere");
            }
            return Pattern.compile(pattern + "(?= )");
        }

        boolean alone(List<String> clauses) {
            String rest = clauses.stream().flatMap(clause -> Arrays.stream(clause.strip().split(" ")))
                .filter(word -> !filler.contains(word)).collect(Collectors.joining(" "));
            return alone.contains(rest) || alone.contains(clauses.stream().map(String::strip).collect(Collectors.joining(" ")));
        }

        boolean asked(String clause) {
            return anywhere.stream().anyMatch(pattern -> {
                Matcher found = pattern.matcher(clause);
                return found.find() && !turnedRound(clause, found);
            });
        }

        private boolean turnedRound(String clause, Matcher found) {
            String before = clause.substring(0, found.start());
            return says(lastWords(before) + found.group() + " ", not) || says(clause.substring(found.end()), after)
                || next.stream().anyMatch(word -> before.endsWith(" " + word));
        }

        private static boolean says(String clause, List<String> words) {
            return words.stream().anyMatch(word -> clause.contains(" " + word + " "));
        }

        private static String lastWords(String before) {
            String[] words = before.strip().split(" ");
            return " " + String.join(" ", Arrays.asList(words).subList(Math.max(0, words.length - REACH), words.length));
        }
    }

    /** The file as a whole. */
    record File(@JsonProperty("languages") Map<String, Declared> languages) {
    }
}
