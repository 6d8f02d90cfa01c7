package io.serai.translation.guards;

import io.serai.translation.GlossaryTerms.Term;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the terms of a glossary, however many, in one walk over a text. Safe for many threads once made. */
final class TermIndex {

    private final Node root = new Node();

    TermIndex(List<Term> terms) {
        for (Term term : terms) {
            Node node = root;
            String source = term.source().strip().replaceAll("\\s+", " ");
            for (int at = 0; at < source.length(); at += Character.charCount(source.codePointAt(at))) {
                node = node.next.computeIfAbsent(folded(source.codePointAt(at)), character -> new Node());
            }
            if (node != root) {
                node.terms.add(term);
            }
        }
    }

    /** @param to the language of the targets, whose rules for capitals apply */
    List<Span> find(String text, Locale to) {
        List<Span> found = new ArrayList<>();
        int at = 0;
        while (at < text.length() && !root.next.isEmpty()) {
            Span longest = longestAt(text, at, to);
            if (longest != null) {
                found.add(longest);
            }
            at = longest == null ? at + Character.charCount(text.codePointAt(at)) : longest.end();
        }
        return found;
    }

    private @Nullable Span longestAt(String text, int start, Locale to) {
        boolean begins = !Letters.isWord(Letters.before(text, start)) || !Letters.isWord(text.codePointAt(start));
        Span longest = null;
        Node node = root;
        int at = start;
        while (node != null && at < text.length()) {
            int character = text.codePointAt(at);
            node = node.next.get(folded(character));
            at += Character.charCount(character);
            if (node != null) {
                for (Term term : node.terms) {
                    int end = end(text, start, at, term, begins);
                    if (end > 0 && (longest == null || end > longest.end())) {
                        longest = span(text, start, end, term, to);
                    }
                }
            }
        }
        return longest;
    }

    /** Where the term's word ends, or 0 where it does not count as found. */
    private static int end(String text, int start, int at, Term term, boolean begins) {
        if (term.caseSensitive() && !text.substring(start, at).replaceAll("\\s", " ").equals(term.source())) {
            return 0;
        }
        boolean ends = !Letters.isWord(Letters.at(text, at)) || !Letters.isWord(Letters.before(text, at));
        return switch (term.match()) {
            case PART -> at;
            case WORD -> begins && ends ? at : 0;
            case STEM -> begins ? endOfWord(text, at) : 0;
        };
    }

    private static int endOfWord(String text, int from) {
        int at = from;
        while (at < text.length() && Letters.isWord(text.codePointAt(at)) && !Character.isDigit(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }

    private static Span span(String text, int start, int end, Term term, Locale to) {
        String occurrence = text.substring(start, end);
        return term.target() == null ? Span.of(text, start, end, Kind.NAME)
            : new Span(start, end, Kind.TERM, occurrence, Casing.like(occurrence, term, term.target(), to));
    }

    /** Capitals, kinds of spaces and apostrophes make no difference. */
    private static int folded(int character) {
        if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
            return ' ';
        }
        return character == '’' || character == 'ʼ' ? '\'' : Character.toLowerCase(Character.toUpperCase(character));
    }

    private static final class Node {
        private final Map<Integer, Node> next = new HashMap<>(2);
        private final List<Term> terms = new ArrayList<>(1);
    }
}
