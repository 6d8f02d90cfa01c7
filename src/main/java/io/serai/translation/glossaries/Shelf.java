package io.serai.translation.glossaries;

import io.serai.translation.GlossaryTerms;
import io.serai.translation.GlossaryTerms.Term;
import io.serai.translation.LanguageTags;
import io.serai.translation.glossaries.GlossaryRows.PairVersion;
import io.serai.translation.glossaries.GlossaryRows.Stored;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All glossaries at one moment, and which of their terms hold for a pair. Immutable. */
final class Shelf {

    static final Shelf EMPTY = new Shelf(List.of(), List.of(), List.of());

    private final List<Glossary> glossaries;
    private final Map<String, List<Entry>> entries = new HashMap<>();
    private final List<PairVersion> versions;

    Shelf(List<Glossary> glossaries, List<Stored> terms, List<PairVersion> versions) {
        this.glossaries = glossaries;
        this.versions = versions;
        terms.forEach(term -> entries.computeIfAbsent(term.glossary(), id -> new ArrayList<>()).add(term.entry()));
    }

    /** The one that was asked for, or those of the connection, go before those that hold for all. */
    GlossaryTerms terms(@Nullable String glossary, @Nullable String connection, @Nullable String from, String to) {
        Map<String, Term> chosen = new LinkedHashMap<>();
        Set<String> used = new TreeSet<>();
        Set<Glossary> translating = new HashSet<>();
        for (Glossary one : applicable(glossary, connection)) {
            List<Entry> matching = entries.getOrDefault(String.valueOf(one.id()), List.of()).stream()
                .filter(entry -> matches(entry.from(), from) && matches(entry.to(), to))
                .sorted(Comparator.comparing(Shelf::exactness).reversed()).toList();
            for (Entry entry : matching) {
                Forms.terms(entry).forEach(term -> chosen.putIfAbsent(term.source().toLowerCase(Locale.ROOT), term));
                if (entry.target() != null) {
                    translating.add(one);
                }
            }
            if (!matching.isEmpty()) {
                used.add(one.id() + "@" + version(one, from, to));
            }
        }
        return chosen.isEmpty() ? GlossaryTerms.NONE
            : new GlossaryTerms(String.join("+", used), List.copyOf(chosen.values()), engineIds(translating, from, to));
    }

    private List<Glossary> applicable(@Nullable String glossary, @Nullable String connection) {
        List<Glossary> own = glossaries.stream().filter(one -> glossary != null ? glossary.equals(one.id())
            : connection != null && one.connections().contains(connection)).toList();
        List<Glossary> all = new ArrayList<>(own);
        glossaries.stream().filter(one -> one.connections().isEmpty() && !own.contains(one)).forEach(all::add);
        return all;
    }

    private int version(Glossary glossary, @Nullable String from, String to) {
        return versions.stream().filter(one -> one.glossary().equals(glossary.id()))
            .filter(one -> matches(one.from(), from) && matches(one.to(), to)).mapToInt(PairVersion::last).max()
                .orElse(0);
    }

    /** An engine's copy is of one glossary: where the terms come from several, they are enforced here. */
    private static Map<String, String> engineIds(Set<Glossary> translating, @Nullable String from, String to) {
        if (translating.size() != 1 || from == null) {
            return Map.of();
        }
        Map<String, String> all = translating.iterator().next().engineIds();
        Map<String, String> ids = new HashMap<>();
        all.forEach((engine, id) -> {
            if (engine.indexOf(':') < 0) {
                ids.putIfAbsent(engine, id);
            } else if (engine.endsWith(":" + LanguageTags.plain(from) + "-" + LanguageTags.plain(to))) {
                ids.put(engine.substring(0, engine.indexOf(':')), id);
            }
        });
        return ids;
    }

    private static int exactness(Entry entry) {
        return specific(entry.from()) + specific(entry.to());
    }

    /** {@code pt-BR} says more than {@code pt}, and that more than any. */
    private static int specific(@Nullable String tag) {
        return tag == null || tag.equals("*") ? 0 : tag.length();
    }

    /** A term of Portuguese holds for Brazil's too, not the other way round. */
    private static boolean matches(@Nullable String tag, @Nullable String language) {
        if (tag == null || tag.equals("*")) {
            return true;
        }
        boolean regional = tag.contains("-") && !LanguageTags.plain(tag).contains("-");
        return language != null && (regional ? language.equalsIgnoreCase(tag) : LanguageTags.same(language, tag));
    }
}
