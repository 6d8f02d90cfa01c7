package io.serai.translation.guards;

import io.serai.translation.guards.SpanPatterns.Need;
import io.serai.translation.guards.SpanPatterns.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * Finds what must not change: from left to right, of what begins at the same place the longest, nothing twice. One walk
 * over the text; at most places no pattern is tried at all. For one text and one thread.
 */
final class SpanFinder {

    private static final int FEWEST_OF_A_PHONE = 7;
    private static final int MOST_OF_A_PHONE = 19;

    private final String text;
    private final List<Span> known;
    private final Set<Need> offered;
    private final @Nullable Matcher[] matchers = new Matcher[SpanPatterns.ALL.size()];
    private int passed;
    private int endOfWord;
    private Set<Need> offeredByWord = Set.of();

    private SpanFinder(String text, List<Span> known) {
        this.text = text;
        this.known = known.stream().sorted(Span.ORDER).toList();
        this.offered = SpanPatterns.in(text, 0, text.length());
    }

    /** @param known spans that the text itself does not show: names and terms */
    static List<Span> find(String text, List<Span> known) {
        return FormattingMarks.added(text, new SpanFinder(text, known).walk());
    }

    private List<Span> walk() {
        List<Span> found = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            Span longest = longestAt(at);
            if (longest != null) {
                found.add(longest);
            }
            at = longest == null ? at + Character.charCount(text.codePointAt(at)) : longest.end();
        }
        return found;
    }

    private @Nullable Span longestAt(int at) {
        Span longest = knownAt(at);
        int character = text.codePointAt(at);
        if (Character.isLetter(character) && Letters.isWord(Letters.before(text, at))) {
            return longest;
        }
        for (int i = 0; i < matchers.length; i++) {
            Shape shape = SpanPatterns.ALL.get(i);
            if (offered.contains(shape.needs()) && shape.mayBegin(character)
                && (!shape.word() || wordOffers(shape, at))) {
                int end = end(shape.kind(), matcher(i), at);
                if (end > (longest == null ? at : longest.end())) {
                    longest = Span.of(text, at, end, shape.kind());
                }
            }
        }
        return longest;
    }

    private @Nullable Span knownAt(int at) {
        while (passed < known.size() && known.get(passed).start() < at) {
            passed++;
        }
        return passed < known.size() && known.get(passed).start() == at ? known.get(passed) : null;
    }

    private boolean wordOffers(Shape shape, int at) {
        if (at >= endOfWord) {
            endOfWord = at;
            while (endOfWord < text.length() && !Character.isWhitespace(text.charAt(endOfWord))) {
                endOfWord++;
            }
            offeredByWord = SpanPatterns.in(text, at, endOfWord);
        }
        return offeredByWord.contains(shape.needs());
    }

    private Matcher matcher(int i) {
        Matcher matcher = matchers[i];
        if (matcher == null) {
            matcher = SpanPatterns.ALL.get(i).pattern().matcher(text);
            matchers[i] = matcher.useTransparentBounds(true).useAnchoringBounds(false);
        }
        return matcher;
    }

    /** Where the match ends, or {@code start} where there is none. */
    private int end(Kind kind, Matcher matcher, int start) {
        if (!matcher.region(start, text.length()).lookingAt()) {
            return start;
        }
        return switch (kind) {
            case URL -> Addresses.end(text, start, matcher.end());
            case PHONE -> isPhone(matcher.group()) ? matcher.end() : start;
            case CODE, VARIABLE, EMAIL, MENTION, HASHTAG, REFERENCE, AMOUNT, NUMBER, EMOJI, MARK, NAME, TERM ->
                matcher.end();
        };
    }

    private static boolean isPhone(String digits) {
        long count = digits.codePoints().filter(Character::isDigit).count();
        return count >= FEWEST_OF_A_PHONE && count <= MOST_OF_A_PHONE;
    }
}
