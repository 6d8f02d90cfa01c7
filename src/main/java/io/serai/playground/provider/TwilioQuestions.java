package io.serai.playground.provider;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Content templates for questions in a session, one for each number of options. Variable 1 is the question, of a list 2
 * the word on its button; then come title and id of each option, of a list its description too.
 */
final class TwilioQuestions {

    /** https://www.twilio.com/docs/content/twilio-quick-reply: three in a session. */
    private static final int BUTTONS = 3;
    /** https://www.twilio.com/docs/content/twilio-list-picker */
    private static final int ROWS = 10;

    private TwilioQuestions() {
    }

    static List<ObjectNode> all() {
        return Stream.concat(IntStream.rangeClosed(1, BUTTONS).mapToObj(TwilioQuestions::buttons),
                IntStream.rangeClosed(1, ROWS).mapToObj(TwilioQuestions::list)).toList();
    }

    private static ObjectNode buttons(int count) {
        ObjectNode content = content(buttonsSid(count));
        ArrayNode actions = content.putObject("types").putObject("twilio/quick-reply").put("body", "{{1}}")
                .putArray("actions");
        for (int variable = 2; variable < 2 + 2 * count; variable += 2) {
            actions.addObject().put("title", name(variable)).put("id", name(variable + 1));
        }
        return content;
    }

    private static ObjectNode list(int count) {
        ObjectNode content = content(listSid(count));
        ArrayNode items = content.putObject("types").putObject("twilio/list-picker").put("body", "{{1}}")
                .put("button", "{{2}}").putArray("items");
        for (int variable = 3; variable < 3 + 3 * count; variable += 3) {
            items.addObject().put("item", name(variable)).put("id", name(variable + 1))
                    .put("description", name(variable + 2));
        }
        return content;
    }

    private static ObjectNode content(String sid) {
        return Json.object().put("sid", sid).put("friendly_name", "question").put("language", "en");
    }

    private static String name(int variable) {
        return "{{" + variable + "}}";
    }

    private static String buttonsSid(int count) {
        return "HX%032x".formatted(0xb000 + count);
    }

    private static String listSid(int count) {
        return "HX%032x".formatted(0xc000 + count);
    }

    /** As a connection names them: {@code 1:HX…,2:HX…}. */
    static String buttonsSetting() {
        return IntStream.rangeClosed(1, BUTTONS).mapToObj(count -> count + ":" + buttonsSid(count))
                .collect(Collectors.joining(","));
    }

    static String listSetting() {
        return IntStream.rangeClosed(1, ROWS).mapToObj(count -> count + ":" + listSid(count))
                .collect(Collectors.joining(","));
    }
}
