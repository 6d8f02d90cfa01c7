package io.serai.translation.guards;

import io.serai.translation.GlossaryTerms.Term;
import java.util.Locale;

/** Gives a term's target the capitals that its source has in the text. */
final class Casing {

    private Casing() {
    }

    static String like(String occurrence, Term term, String target, Locale to) {
        if (term.caseSensitive() || !Letters.haveLetters(occurrence)) {
            return target;
        }
        if (isAllCapitals(occurrence) && !isAllCapitals(term.source())) {
            return target.toUpperCase(to);
        }
        return isCapital(occurrence) && !isCapital(term.source()) ? capitalised(target, to) : target;
    }

    private static String capitalised(String text, Locale language) {
        if (text.isEmpty() || !Character.isLowerCase(text.codePointAt(0))) {
            return text;
        }
        int first = Character.charCount(text.codePointAt(0));
        return text.substring(0, first).toUpperCase(language) + text.substring(first);
    }

    private static boolean isCapital(String text) {
        return text.codePoints().filter(Character::isLetter).limit(1).anyMatch(Character::isUpperCase);
    }

    private static boolean isAllCapitals(String text) {
        return text.codePoints().filter(Character::isUpperCase).count() > 1
            && text.codePoints().noneMatch(Character::isLowerCase);
    }
}
