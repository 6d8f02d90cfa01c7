package io.serai.translation.guards;

import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** "Translates" by putting other words in the place of words, in the target's script, and then meddles. */
final class MadeUpEngine {

    private static final Pattern BIT = Pattern.compile("(" + Meddling.MARK
        + "|&[a-z]+;|<br>|\\p{Nd}+)|[\\p{L}\\p{M}]+");
    private static final List<String> LATIN = List.of("lorem", "ipsum", "dolor", "sit", "amet", "sed", "elitos",
        "magna", "aliqua");
    private static final List<String> ARABIC = List.of("كتاب", "مدينة", "سوق", "باب", "نهر", "يوم", "شجرة");
    private static final List<String> DEVANAGARI = List.of("घर", "नदी", "बाज़ार", "किताब", "दिन", "पेड़");
    private static final List<String> HAN = List.of("今天", "我们", "市场", "河流", "学校");

    private final String to;
    private final Meddling meddling;
    private final Random random;

    MadeUpEngine(String to, Meddling meddling, Random random) {
        this.to = to;
        this.meddling = meddling;
        this.random = random;
    }

    String translate(String text) {
        return meddling.meddle(words(text), random);
    }

    private String words(String text) {
        List<String> words = switch (to) {
            case "ar" -> ARABIC;
            case "hi" -> DEVANAGARI;
            case "zh" -> HAN;
            default -> LATIN;
        };
        String translated = BIT.matcher(text).replaceAll(bit ->
            Matcher.quoteReplacement(bit.group(1) != null ? bit.group()
            : words.get(Math.floorMod(bit.group().hashCode(), words.size()))));
        return to.equals("zh") ? translated.replaceAll("(?<=\\p{IsHan}) (?=\\p{IsHan})", "") : translated;
    }
}
