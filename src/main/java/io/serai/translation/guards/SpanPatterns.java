package io.serai.translation.guards;

import static io.serai.translation.guards.Kind.AMOUNT;
import static io.serai.translation.guards.Kind.CODE;
import static io.serai.translation.guards.Kind.EMAIL;
import static io.serai.translation.guards.Kind.EMOJI;
import static io.serai.translation.guards.Kind.HASHTAG;
import static io.serai.translation.guards.Kind.MENTION;
import static io.serai.translation.guards.Kind.NUMBER;
import static io.serai.translation.guards.Kind.PHONE;
import static io.serai.translation.guards.Kind.REFERENCE;
import static io.serai.translation.guards.Kind.URL;
import static io.serai.translation.guards.Kind.VARIABLE;

import java.util.Arrays;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How protected spans look; of two that fit as much, the first counts. Every repetition is bounded or over single
 * characters, so that no text makes a pattern slow or deep. In doubt a pattern takes more: what stays as it was written
 * misleads nobody.
 */
final class SpanPatterns {

    /**
     * Most patterns need not look at most places of most texts.
     *
     * @param needs  what every match holds
     * @param word   whether it begins with a letter or digit and holds no space; else it begins with one of
     *     {@code starts}, or with what {@code needs} says where that is a digit or a symbol
     */
    record Shape(Kind kind, Pattern pattern, Need needs, boolean word, String starts) {

        boolean mayBegin(int character) {
            Need own = need(character);
            return word ? Character.isLetterOrDigit(character) || character == '#' || character == '_'
                || character == '+'
                : starts.indexOf(character) >= 0 || own == needs
                    || kind == Kind.AMOUNT && (Character.isUpperCase(character)
                        || Character.getType(character) == Character.CURRENCY_SYMBOL);
        }
    }

    enum Need { NOTHING, DIGIT, SYMBOL, AT, HASH, POINT, COLON, BRACE, ANGLE, AND, TICK, PERCENT, UNDERSCORE }

    /** Letters of scripts that part words by spaces: elsewhere a span may begin right after a letter. */
    private static final String UNSPACED = "[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsThai}\\p{IsLao}"
        + "\\p{IsKhmer}\\p{IsMyanmar}\\p{IsTibetan}]";
    private static final String L = "[\\p{L}\\p{M}&&" + UNSPACED + "]";
    private static final String W = "[\\p{L}\\p{M}\\p{N}&&" + UNSPACED + "]";
    private static final String START = "(?<!" + W + ")";
    private static final String END = "(?!" + W + ")";
    private static final String LATIN = "[\\p{IsLatin}0-9]";
    private static final String REST = "[\\p{L}\\p{M}\\p{N}\\-._~:/?#\\[\\]@!$&'()*+,;=%\\u200C\\u200D]";

    /** Countries' domains that are words of chat too, as in "thanks.no": they count as domains only with a path. */
    private static final Set<String> WORDS = Set.of("al", "am", "an", "as", "at", "ba", "be", "by", "de", "do", "es",
        "ga", "id", "in", "is", "it", "ja", "ka", "ke", "ki", "la", "ma", "me", "mu", "my", "na", "ne", "ni", "no", "or",
        "pa", "sa", "se", "si", "so", "to", "tu", "um", "us");
    private static final String TOP = Stream.concat(Stream.of("com", "net", "org", "info", "biz", "app", "dev", "xyz",
            "gov", "edu", "mil", "int", "shop", "store", "online", "africa", "cloud", "tech", "eu", "uk"),
        Arrays.stream(Locale.getISOCountries()).map(code -> code.toLowerCase(Locale.ROOT)).filter(code ->
            !WORDS.contains(code))).collect(Collectors.joining("|"));
    private static final String LABEL = LATIN + "(?:[\\p{IsLatin}0-9-]{0,61}" + LATIN + ")?";
    private static final String DOMAIN = "(?<![\\p{IsLatin}0-9@._-])(?:" + LABEL + "\\.){1,6}(?:(?i:" + TOP
        + ")|(?:co|com|org|net|gov|edu|ac)\\.[a-z]{2}|[a-z]{2,24}(?=[/:?#]))(?![\\p{IsLatin}0-9_-])";

    private static final String GAP = "[ \\u00A0\\u202F\\u2009]";
    private static final String D = "[\\p{Nd}\\p{No}]";
    private static final String N = "(?:\\p{Nd}{1,3}(?:" + GAP + "\\p{Nd}{3}){1,6}(?!\\p{Nd})(?:[.,٫]\\p{Nd}{1,20})?|"
        + D + "{1,40}(?:[.,:/'’٫٬·\\u2013\\u2212\\u00A0\\u202F-]" + D + "{1,40}){0,20})";
    private static final String SIGN = "(?:" + START + "(?<![)\\]])[-+\\u2212±])?";
    private static final String UNIT = "(?:" + GAP
        + "?(?:%|‰|٪|°[CF]?|(?:kg|mg|km/h|km²|km|cm²|cm|mm|ml|m²|m³|kWh|kW|mAh|"
        + "GB|MB|TB|KB|Gb|Mb|GHz|MHz|Hz)" + END + ")|(?:[gGlLmMkKxXtTvVwWsSº]|bn|mn|ft|lbs?|oz|px|hp|kb)" + END
        + "|[x×]" + D + "{1,10})?";
    private static final String CODES = Currency.getAvailableCurrencies().stream().map(Currency::getCurrencyCode)
        .filter(code -> !code.startsWith("X") || code.equals("XOF") || code.equals("XAF")).sorted()
        .collect(Collectors.joining("|"));
    private static final String MONEY_BEFORE = "(?:[A-Z]{0,3}\\p{Sc}|(?:" + CODES
        + "|Rs\\.?|R|kr\\.?|KSh|Ksh|KSH|TSh|USh|"
        + "FCFA|CFA|Br|Bs\\.?|S/\\.?|RM|Rp\\.?|GH₵|Nfk)(?=" + GAP + "?[-\\p{Nd}]))";
    private static final String DATE = "\\p{Nd}{1,4}[./-]\\p{Nd}{1,2}[./-]\\p{Nd}{2,4}(?!\\p{Nd})";
    private static final String MONEY_AFTER = "(?:\\p{Sc}(?!\\p{Nd})|(?:" + CODES + ")" + END + "(?!" + GAP
        + "?\\p{Nd})|(?:kr|zł|Kč|Ft|lei|лв|руб|грн|ден|дин|сом|сум|Br|"
        + "FCFA|CFA|F|KSh|Ksh|KM|TL|DH|DA|DT)" + END + ")";

    private static final String PICTURE = "\\p{IsExtended_Pictographic}[\\uFE0F\\uFE0E]?\\p{IsEmoji_Modifier}?\\uFE0F?"
        + "(?:[\\x{E0020}-\\x{E007E}]{1,8}\\x{E007F})?";
    private static final String EMOJIS = "(?:[\\x{1F1E6}-\\x{1F1FF}]{1,2}|[0-9#*]\\uFE0F?\\u20E3|" + PICTURE
        + "(?:\\u200D"
        + PICTURE + "){0,9}|[\\p{So}\\p{IsEmoji_Modifier}←-⇿]\\uFE0F?)";

    static final List<Shape> ALL = List.of(
        apart(CODE, "```[\\s\\S]+?```|`[^`\\n]+`", Need.TICK, "`"),
        apart(CODE, "</?[A-Za-z!][^<>\\n]{0,500}>", Need.ANGLE, "<"),
        apart(CODE, "&(?:#[0-9]{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z]{2,8});", Need.AND, "&"),
        apart(CODE, TokenMarks.LOOKALIKE, Need.DIGIT, "xXХхΧχＸｘ"),
        word(CODE, START + "[A-Za-z][A-Za-z0-9]{0,60}(?:_[A-Za-z0-9]{1,60}){1,10}" + END, Need.UNDERSCORE),
        apart(VARIABLE, "\\{\\{[^{}\\n]{1,200}}}|\\$\\{[^{}\\n]{1,200}}|\\{[A-Za-z0-9_.]{1,60}}", Need.BRACE, "{$"),
        apart(VARIABLE, "%(?:[0-9]{1,2}\\$)?[sdif@](?![\\p{L}\\p{N}])|%[A-Za-z_]{2,40}%", Need.PERCENT, "%"),
        word(URL, "(?<![A-Za-z0-9])(?i:[a-z][a-z0-9+.-]{1,20}://|(?:mailto|tel|sms|geo):(?=[A-Za-z0-9+]))" + REST
            + "{1,3000}", Need.COLON),
        word(URL, "(?<![A-Za-z0-9@.])(?i:www)\\." + REST + "{1,3000}", Need.POINT),
        word(URL, DOMAIN + "(?::[0-9]{1,5})?(?:[/?#]" + REST + "{0,3000})?", Need.POINT),
        word(EMAIL, "(?:" + L + "|[0-9_+])(?:" + L + "|[0-9._%+'&-]){0,63}@(?:(?:" + L + "|[0-9])(?:" + L
            + "|[0-9-]){0,62}\\.){1,6}" + L + "{2,24}", Need.AT),
        apart(MENTION, "(?<![\\p{L}\\p{N}_.])[@＠][\\p{L}\\p{N}_](?:[\\p{L}\\p{M}\\p{N}_.-]{0,60}[\\p{L}\\p{M}\\p{N}_])?",
            Need.AT, "@＠"),
        apart(HASHTAG, "(?<![\\p{L}\\p{N}_&])[#＃][\\p{L}\\p{M}\\p{N}_\\u200C\\u200D]{1,100}(?:[-/]\\p{Nd}{1,20}){0,5}",
            Need.HASH, "#＃"),
        apart(AMOUNT, START + SIGN + MONEY_BEFORE + GAP + "?-?" + N + UNIT, Need.DIGIT, "k-+−±"),
        apart(AMOUNT, SIGN + "(?!" + DATE + ")" + N + "(?:[kKmM]|bn)?" + GAP + "?" + MONEY_AFTER, Need.DIGIT, "-+−±"),
        word(REFERENCE, START + "[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}" + END, Need.DIGIT),
        word(REFERENCE, START + "#?(?=[\\p{Lu}/_-]{0,40}\\p{Nd})(?=[\\p{Nd}/_-]{0,40}\\p{Lu})[\\p{Lu}\\p{Nd}]{1,60}"
            + "(?:[-_/][\\p{Lu}\\p{Nd}]{1,60}){0,10}" + END, Need.DIGIT),
        word(REFERENCE, START + "#?\\p{IsLatin}{1,20}[0-9]" + LATIN + "{0,60}(?:[-_/]" + LATIN + "{0,30}[0-9]" + LATIN
            + "{0,30}){0,6}", Need.DIGIT),
        word(REFERENCE, START + "#?[0-9]{1,20}\\p{IsLatin}{1,20}[0-9]" + LATIN + "{0,60}(?:[-_/]" + LATIN
            + "{1,30}){0,6}",
            Need.DIGIT),
        word(REFERENCE, START + LATIN
            + "[\\p{IsLatin}0-9_.()-]{0,80}\\.(?i:pdf|jpe?g|png|gif|webp|docx?|xlsx?|pptx?|csv|"
            + "zip|mp[34]|txt|html?|json|xml|apk|exe|ogg|wav)" + END, Need.POINT),
        apart(NUMBER, START + "\\p{Nd}{4}-\\p{Nd}{2}-\\p{Nd}{2}[T ]\\p{Nd}{2}:\\p{Nd}{2}(?::\\p{Nd}{2}(?:\\.\\p{Nd}{1,9})?)?"
            + "(?:Z|[-+]\\p{Nd}{2}:?\\p{Nd}{2})?", Need.DIGIT, ""),
        apart(PHONE, "(?<![\\p{L}\\p{N}])[+＋]?[(（]?\\p{Nd}{1,7}[)）]?(?:(?:[ .\\-–/\\u00A0]|(?<=[)）]))[(（]?"
            + "\\p{Nd}{1,9}[)）]?){1,8}(?![.,:/'’-]?\\p{Nd}|\\p{IsLatin})", Need.DIGIT, "+＋(（"),
        apart(NUMBER, SIGN + N + UNIT, Need.DIGIT, "-+−±"),
        apart(EMOJI, EMOJIS + "(?:" + EMOJIS + "){0,60}", Need.SYMBOL, "0123456789#*"),
        apart(EMOJI, "(?<!\\S)(?:[:;=][-o^']?[)(\\]\\[DPpOo3/|\\\\*]|[xX]D+|<3+|¯\\\\_\\(ツ\\)_/¯|\\^_?\\^|:'[()])"
            + "(?=$|[\\s.,!?])", Need.NOTHING, ":;=xX<¯^"));

    private SpanPatterns() {
    }

    /** What a part of a text has to offer to the patterns. */
    static Set<Need> in(String text, int start, int end) {
        Set<Need> found = EnumSet.of(Need.NOTHING);
        for (int at = start; at < end; at += Character.charCount(text.codePointAt(at))) {
            found.add(need(text.codePointAt(at)));
        }
        return found;
    }

    private static Need need(int character) {
        return switch (character) {
            case '@', '＠' -> Need.AT;
            case '#', '＃' -> Need.HASH;
            case '.' -> Need.POINT;
            case '{' -> Need.BRACE;
            case '<' -> Need.ANGLE;
            case '`' -> Need.TICK;
            case '%' -> Need.PERCENT;
            case '&' -> Need.AND;
            case ':' -> Need.COLON;
            case '_' -> Need.UNDERSCORE;
            default -> switch (Character.getType(character)) {
                case Character.DECIMAL_DIGIT_NUMBER, Character.OTHER_NUMBER -> Need.DIGIT;
                case Character.OTHER_SYMBOL, Character.MODIFIER_SYMBOL, Character.ENCLOSING_MARK -> Need.SYMBOL;
                default -> Character.isExtendedPictographic(character) || character >= 0x2190 && character < 0x2200
                    ? Need.SYMBOL : Need.NOTHING;
            };
        };
    }

    private static Shape word(Kind kind, String pattern, Need needs) {
        return new Shape(kind, Pattern.compile(pattern), needs, true, "");
    }

    private static Shape apart(Kind kind, String pattern, Need needs, String starts) {
        return new Shape(kind, Pattern.compile(pattern), needs, false, starts);
    }
}
