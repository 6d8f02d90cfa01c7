package io.serai.translation.guards;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The small numbers that an engine saw, against those of its answer. Digits of another script are changed back.
 *
 * @param missing one of them is not there
 * @param added   there is one that the original does not have
 * @param moved   their order is another
 */
record Numbers(boolean missing, boolean added, boolean moved) {

    private static final Pattern RUN = Pattern.compile("\\p{Nd}+(?:[.,:/'’٫٬·–-]\\p{Nd}+)*+");

    static Numbers compare(List<Span> sent, Draft draft) {
        List<String> wanted = sent.stream().filter(span -> span.kind() == Kind.NUMBER).map(Span::text).toList();
        List<String> left = new ArrayList<>(wanted);
        List<String> kept = new ArrayList<>();
        boolean added = false;
        Matcher runs = RUN.matcher(draft.text().toString());
        while (runs.find()) {
            if (!draft.isPlaced(runs.start(), runs.end())) {
                int match = match(left, runs.group());
                if (match < 0) {
                    added = true;
                } else {
                    String original = left.remove(match);
                    kept.add(original);
                    if (!original.equals(runs.group())) {
                        draft.replace(runs.start(), original);
                    }
                }
            }
        }
        return new Numbers(!left.isEmpty(), added, left.isEmpty() && !kept.equals(wanted));
    }

    /** The same in the same digits before the same in others. */
    private static int match(List<String> left, String run) {
        int same = left.indexOf(run);
        if (same >= 0) {
            return same;
        }
        for (int i = 0; i < left.size(); i++) {
            if (left.get(i).length() == run.length()
                    && Letters.plainDigits(left.get(i)).equals(Letters.plainDigits(run))) {
                return i;
            }
        }
        return -1;
    }
}
