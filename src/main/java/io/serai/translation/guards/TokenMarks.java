package io.serai.translation.guards;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Made-up words: {@code XQ1QX} is in no dictionary, so engines pass it on as they would a name. */
enum TokenMarks implements Marks {
    TOKENS;

    private static final String X = "[XxХхΧχＸｘ]";
    private static final String Q = "[QqＱｑ]";
    private static final String GAP = "[\\s\\p{Cf}_-]{0,2}";
    private static final Pattern ANY = Pattern.compile(X + GAP + Q + GAP + "(\\p{Nd}(?:\\s?\\p{Nd}){0,4})" + GAP + Q
        + GAP + X);

    /** For {@link SpanPatterns}: what a text must not hold unprotected, or it would be taken for ours. */
    static final String LOOKALIKE = ANY.pattern();

    @Override
    public String placeholder(int id) {
        return "XQ" + id + "QX";
    }

    @Override
    public String written(String text) {
        return text;
    }

    @Override
    public String read(String answer) {
        return answer;
    }

    @Override
    public List<Found> find(String answer) {
        List<Found> found = new ArrayList<>();
        Matcher matcher = ANY.matcher(answer);
        while (matcher.find()) {
            int id = Integer.parseInt(Letters.plainDigits(matcher.group(1)).replaceAll("\\s", ""));
            found.add(new Found(matcher.start(), matcher.end(), id, matcher.group().equals(placeholder(id))));
        }
        return found;
    }

    @Override
    public boolean apart() {
        return true;
    }
}
