package io.serai.translation.guards;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/** Elements for engines that keep markup; the text around them is escaped. */
enum TagMarks implements Marks {
    XML("<x id=\"#\"/>", "x\\s+" + TagMarks.ID + "\\s*/?\\s*" + TagMarks.CLOSE + "(?:\\s*" + TagMarks.OPEN
        + "\\s*/\\s*x\\s*"
        + TagMarks.CLOSE + ")?"),
    HTML("<span translate=\"no\" id=\"#\">#</span>", "span\\b[^<>]{0,60}?\\b" + TagMarks.ID + "[^<>]{0,60}?"
        + TagMarks.CLOSE
        + "\\s*\\p{Nd}{0,6}\\s*" + TagMarks.OPEN + "\\s*/\\s*span\\s*" + TagMarks.CLOSE);

    private static final String OPEN = "(?:<|&lt;|＜|\\[|\\{)";
    private static final String CLOSE = "(?:>|&gt;|＞|\\]|\\})";
    private static final String QUOTE = "(?:[\"'“”„«»]|&quot;|&#39;)?";
    private static final String ID = "id\\s*=\\s*" + QUOTE + "\\s*(\\p{Nd}{1,5})\\s*" + QUOTE;
    private static final Pattern BREAK = Pattern.compile("(?i)\\s?<\\s*br\\s*/?\\s*>\\s?");

    private final String form;
    private final Pattern any;

    TagMarks(String form, String any) {
        this.form = form;
        this.any = Pattern.compile("(?iu)" + OPEN + "\\s*" + any);
    }

    @Override
    public String placeholder(int id) {
        return form.replace("#", Integer.toString(id));
    }

    @Override
    public String written(String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return this == HTML ? escaped.replace("\r\n", "\n").replace("\n", "<br>") : escaped;
    }

    @Override
    public String read(String answer) {
        String broken = this == HTML ? BREAK.matcher(answer).replaceAll("\n") : answer;
        return broken.indexOf('&') < 0 ? broken : HtmlUtils.htmlUnescape(broken);
    }

    @Override
    public List<Found> find(String answer) {
        List<Found> found = new ArrayList<>();
        Matcher matcher = any.matcher(answer);
        while (matcher.find()) {
            int id = Integer.parseInt(Letters.plainDigits(matcher.group(1)));
            found.add(new Found(matcher.start(), matcher.end(), id, matcher.group().equals(placeholder(id))));
        }
        return found;
    }

    @Override
    public boolean apart() {
        return false;
    }
}
