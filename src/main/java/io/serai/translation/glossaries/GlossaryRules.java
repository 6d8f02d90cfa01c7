package io.serai.translation.glossaries;

import io.serai.problems.Refusal;
import io.serai.problems.Refusal.FieldError;
import io.serai.translation.LanguageTags;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What glossaries and terms must be like. */
final class GlossaryRules {

    static final int MOST_TERMS = 20_000;
    private static final int LONGEST = 200;
    private static final int LONGEST_NOTE = 500;
    private static final Set<String> MATCHES = Set.of("word", "stem", "part");

    private GlossaryRules() {
    }

    static Entry checked(Entry wish) {
        Entry entry = tidied(wish);
        List<FieldError> errors = errors(entry);
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        return entry;
    }

    /** With what may be left out filled in. */
    static Entry tidied(Entry wish) {
        return new Entry(wish.id(), language(wish.from()), language(wish.to()), text(wish.source()),
            text(wish.target()),
            wish.match() == null || wish.match().isBlank() ? "word" : wish.match().strip().toLowerCase(Locale.ROOT),
            Boolean.TRUE.equals(wish.caseSensitive()), text(wish.note()));
    }

    static List<FieldError> errors(Entry entry) {
        List<FieldError> errors = new ArrayList<>();
        demand(isLanguage(entry.from()), "from", "A language such as en or pt-BR, or * for any", errors);
        demand(isLanguage(entry.to()), "to", "A language such as en or pt-BR, or * for any", errors);
        demand(entry.source() != null && entry.source().length() <= LONGEST, "source",
            "A term has 1 to " + LONGEST + " characters", errors);
        demand(entry.target() == null || entry.target().length() <= LONGEST, "target",
            "A term has at most " + LONGEST + " characters", errors);
        demand(entry.note() == null || entry.note().length() <= LONGEST_NOTE, "note",
            "A note has at most " + LONGEST_NOTE + " characters", errors);
        demand(MATCHES.contains(String.valueOf(entry.match())), "match", "word, stem or part", errors);
        if (errors.isEmpty()) {
            forms(entry, errors);
        }
        return errors;
    }

    private static void forms(Entry entry, List<FieldError> errors) {
        List<String> sources = Forms.of(entry.source());
        demand(sources.stream().noneMatch(String::isEmpty), "source", "A form between the strokes is empty", errors);
        if (entry.target() != null) {
            List<String> targets = Forms.of(entry.target());
            demand(targets.size() == 1 || targets.size() == sources.size(), "target",
                "One form for all, or as many forms as the source has", errors);
            demand(targets.stream().noneMatch(String::isEmpty), "target", "A form between the strokes is empty",
                errors);
            demand(!"*".equals(entry.to()), "to", "Into which language the target is, must be said", errors);
        }
    }

    static Glossary checked(Glossary wish) {
        List<FieldError> errors = new ArrayList<>();
        demand(wish.id() != null && wish.id().matches("[a-z0-9][a-z0-9-]{0,63}"), "id",
            "1 to 64 of a–z, 0–9 and -, beginning with a letter or digit", errors);
        demand(wish.title() != null && !wish.title().isBlank() && wish.title().length() <= 100, "title",
            "A title has 1 to 100 characters", errors);
        List<String> connections = wish.connections() == null ? List.of() : wish.connections();
        demand(connections.size() <= 100 && connections.stream().allMatch(id -> id != null && id.length() <= 64),
            "connections", "At most 100 ids", errors);
        Map<String, String> engineIds = wish.engineIds() == null ? Map.of() : wish.engineIds();
        demand(engineIds.size() <= 100 && engineIds.entrySet().stream().allMatch(one -> one.getKey().length() <= 64
            && one.getValue() != null && one.getValue().length() <= 300), "engineIds",
            "By engine, or by engine and pair as in deepl:en-de", errors);
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        return new Glossary(wish.id(), wish.title().strip(), wish.origin(), wish.version(), connections, engineIds,
            null, null);
    }

    private static void demand(boolean right, String field, String message, List<FieldError> errors) {
        if (!right) {
            errors.add(new FieldError(field, message));
        }
    }

    private static boolean isLanguage(@Nullable String tag) {
        return tag != null && (tag.equals("*") || LanguageTags.valid(tag));
    }

    private static @Nullable String language(@Nullable String tag) {
        return tag == null ? null : tag.isBlank() ? "*" : tag.strip().replace('_', '-');
    }

    private static @Nullable String text(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip().replaceAll("\\s+", " ");
    }
}
