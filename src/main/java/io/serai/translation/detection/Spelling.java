package io.serai.translation.detection;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ways of writing a language that are not its own. */
final class Spelling {

    /** Arabic typed in Latin letters has digits for the sounds these lack: <i>wa7ed</i>, <i>3ayez</i>. */
    private static final Pattern WITHIN = Pattern.compile("(?<![\\w.])[a-zA-Z]{1,12}[23579][a-zA-Z]{1,12}(?!\\w)");
    private static final Pattern BEFORE = Pattern.compile("(?<![\\w.])[23579][a-zA-Z]{3,12}(?!\\w)");

    private Spelling() {
    }

    /** Whether words have digits for letters; one that only begins with a digit may be a measure: <i>5mins</i>. */
    static boolean digitsForLetters(String text) {
        Matcher before = BEFORE.matcher(text);
        return WITHIN.matcher(text).find() || before.find() && before.find();
    }
}
