package io.serai.translation.guards;

import io.serai.translation.guards.Layout.Part;
import io.serai.translation.guards.Marks.Found;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hides the spans of a text from an engine, and puts them back into its answer: each once, by its id, or not at all.
 */
final class Restoration {

    private static final String OPENING = "[({<⟦【「";
    private static final String CLOSING = "])}>⟧】」";

    private final Marks marks;
    private final Map<Integer, Hidden> hidden = new HashMap<>();
    private final String sent;

    /** @param before the character that our own space parts it from, or -1; {@code after} likewise */
    private record Hidden(Span span, int before, int after, boolean bracketed, @Nullable Boolean opens) {
    }

    Restoration(Layout layout, Marks marks) {
        this.marks = marks;
        this.sent = hide(layout.parts());
    }

    String sent() {
        return sent;
    }

    private String hide(List<Part> parts) {
        StringBuilder text = new StringBuilder();
        Set<String> open = new HashSet<>();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (!part.hidden()) {
                text.append(marks.written(part.text()));
                continue;
            }
            int before = neighbour(Letters.before(text, text.length()));
            int after = i + 1 < parts.size() && !parts.get(i + 1).hidden()
                ? neighbour(Letters.at(parts.get(i + 1).text(), 0)) : -1;
            boolean bracketed = OPENING.indexOf(Letters.before(text, text.length())) >= 0;
            text.append(before >= 0 ? " " : "").append(marks.placeholder(part.id())).append(after >= 0 ? " " : "");
            hidden.put(part.id(), new Hidden(part.span(), before, after, bracketed, opens(part.span(), open)));
        }
        return text.toString();
    }

    private int neighbour(int character) {
        return marks.apart() && character >= 0 && Character.isLetterOrDigit(character) ? character : -1;
    }

    private static @Nullable Boolean opens(Span span, Set<String> open) {
        if (span.kind() != Kind.MARK) {
            return null;
        }
        return open.add(span.text()) || !open.remove(span.text());
    }

    /** Null where a span is missing, or there twice, or not to be told from another. */
    @Nullable Draft draft(String answer) {
        List<Found> found = withoutEchoes(answer, marks.find(answer));
        Set<Integer> ids = new HashSet<>();
        if (found.size() != hidden.size() || !found.stream().allMatch(one ->
                hidden.containsKey(one.id()) && ids.add(one.id()))) {
            return null;
        }
        Draft draft = new Draft();
        int at = 0;
        @Nullable Hidden last = null;
        for (Found one : found) {
            Hidden next = hidden.get(one.id());
            boolean brackets = hasNewBrackets(answer, one, next, at);
            words(draft, last, marks.read(answer.substring(at, one.start() - (brackets ? 1 : 0))));
            place(draft, next, one.exact() && !brackets);
            at = one.end() + (brackets ? 1 : 0);
            last = next;
        }
        words(draft, last, marks.read(answer.substring(at)));
        return draft;
    }

    /** A placeholder that is there twice, side by side, was said once. */
    private static List<Found> withoutEchoes(String answer, List<Found> found) {
        List<Found> once = new ArrayList<>();
        for (Found one : found) {
            if (!once.isEmpty() && once.getLast().id() == one.id()
                    && answer.substring(once.getLast().end(), one.start()).isBlank()) {
                Found first = once.removeLast();
                once.add(new Found(first.start(), one.end(), one.id(), false));
            } else {
                once.add(one);
            }
        }
        return once;
    }

    /** Brackets around a placeholder that were not there when it was sent. */
    private boolean hasNewBrackets(String answer, Found one, Hidden hidden, int from) {
        if (!marks.apart() || hidden.bracketed() || one.start() <= from || one.end() >= answer.length()) {
            return false;
        }
        int kind = OPENING.indexOf(answer.charAt(one.start() - 1));
        return kind >= 0 && CLOSING.charAt(kind) == answer.charAt(one.end());
    }

    private static void place(Draft draft, Hidden hidden, boolean exact) {
        if (Boolean.FALSE.equals(hidden.opens())) {
            draft.dropSpacesAtEnd(Integer.MAX_VALUE);
        } else if (hidden.before() >= 0 && (draft.endsWithSpan() || likeBefore(draft.text(), hidden.before()))) {
            draft.dropSpacesAtEnd(1);
        }
        if (Boolean.TRUE.equals(hidden.opens())
            && Letters.isWord(Letters.before(draft.text(), draft.text().length()))) {
            draft.space();
        }
        draft.span(hidden.span());
        if (!exact) {
            draft.repaired();
        }
    }

    private static void words(Draft draft, @Nullable Hidden last, String words) {
        if (last == null) {
            draft.words(words.stripLeading());
        } else if (Boolean.TRUE.equals(last.opens())) {
            draft.words(words.stripLeading());
        } else if (Boolean.FALSE.equals(last.opens()) && Letters.isWord(Letters.at(words, 0))) {
            draft.words(" " + words);
        } else if (last.after() >= 0 && words.startsWith(" ") && alike(Letters.at(words, 1), last.after())) {
            draft.words(words.substring(1));
        } else {
            draft.words(words);
        }
    }

    private static boolean likeBefore(CharSequence text, int neighbour) {
        return text.length() > 1 && text.charAt(text.length() - 1) == ' '
            && alike(Letters.before(text, text.length() - 1), neighbour);
    }

    /** Whether our own space can go again: what stood without one in the original does so here. */
    private static boolean alike(int character, int neighbour) {
        return character >= 0 && Character.isLetterOrDigit(character)
            && Letters.isUnspaced(character) == Letters.isUnspaced(neighbour);
    }
}
