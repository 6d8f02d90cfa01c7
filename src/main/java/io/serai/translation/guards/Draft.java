package io.serai.translation.guards;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A translation that is put together again; it keeps spans apart from the words beside them. For one thread. */
final class Draft {

    record Placed(Span span, int start, int end) {
    }

    private final StringBuilder text = new StringBuilder();
    private final List<Placed> placed = new ArrayList<>();
    private @Nullable Span last;
    private boolean repaired;

    void words(String words) {
        if (words.isEmpty()) {
            return;
        }
        int joint = last == null ? -1 : Joints.after(last, words);
        if (joint >= 0) {
            text.append(words, 0, joint).append(' ').append(words, joint, words.length());
            repaired = true;
        } else {
            text.append(words);
        }
        last = null;
    }

    void span(Span span) {
        if (Joints.before(text, span) || last != null && Joints.after(last, span.shown()) >= 0) {
            text.append(' ');
            repaired = true;
        }
        int start = text.length();
        text.append(span.shown());
        placed.add(new Placed(span, start, text.length()));
        last = span;
    }

    void dropSpacesAtEnd(int most) {
        int drop = 0;
        while (drop < most && text.length() > drop && text.charAt(text.length() - drop - 1) == ' ') {
            drop++;
        }
        text.setLength(text.length() - drop);
    }

    /** Whether nothing but spaces came after the last span. */
    boolean endsWithSpan() {
        return !placed.isEmpty() && text.substring(placed.getLast().end()).isBlank();
    }

    void space() {
        text.append(' ');
    }

    /** Puts digits in the place of as many others. */
    void replace(int start, String digits) {
        text.replace(start, start + digits.length(), digits);
        repaired = true;
    }

    void repaired() {
        repaired = true;
    }

    boolean wasRepaired() {
        return repaired;
    }

    CharSequence text() {
        return text;
    }

    List<Placed> placed() {
        return placed;
    }

    boolean isPlaced(int start, int end) {
        return placed.stream().anyMatch(one -> one.start() < end && start < one.end());
    }

    /** The words without the spans. */
    String bare() {
        StringBuilder bare = new StringBuilder(text);
        for (Placed one : placed.reversed()) {
            bare.replace(one.start(), one.end(), " ");
        }
        return bare.toString();
    }
}
