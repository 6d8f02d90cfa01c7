package io.serai.translation.guards;

import io.serai.translation.guards.Layout.Part;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The way round an engine that damages every placeholder: only what lies between the spans is sent, bit by bit. */
final class Pieces {

    private static final String ENDS = ".。．!?！？।";

    /** Either a span, or literal text of one line. */
    private final List<Part> bits = new ArrayList<>();

    Pieces(Layout layout) {
        for (Part part : layout.parts()) {
            if (part.span() != null) {
                bits.add(part);
            } else {
                for (String line : part.text().split("(?<=\n)|(?=\n)")) {
                    bits.add(new Part(line, null, 0));
                }
            }
        }
    }

    List<String> texts() {
        return bits.stream().filter(Pieces::isSent).map(bit -> bit.text().strip()).toList();
    }

    Draft draft(List<String> answers) {
        Draft draft = new Draft();
        Iterator<String> next = answers.iterator();
        for (Part bit : bits) {
            if (bit.span() != null) {
                draft.span(bit.span());
            } else {
                draft.words(isSent(bit) && next.hasNext() ? inPlaceOf(bit.text(), next.next()) : bit.text());
            }
        }
        return draft;
    }

    private static boolean isSent(Part bit) {
        return bit.span() == null && Letters.haveLetters(bit.text());
    }

    /** With the spaces of the original around it, and no full stop in the middle of a sentence. */
    private static String inPlaceOf(String text, String answer) {
        String core = text.strip();
        String clean = answer.strip();
        boolean addedEnd = !clean.isEmpty() && ENDS.indexOf(clean.charAt(clean.length() - 1)) >= 0
            && ENDS.indexOf(core.charAt(core.length() - 1)) < 0;
        int start = text.indexOf(core);
        return text.substring(0, start) + (addedEnd ? clean.substring(0, clean.length() - 1) : clean)
            + text.substring(start + core.length());
    }
}
