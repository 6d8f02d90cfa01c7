package io.serai.greeter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far the greeter is with a customer; remembered with its answer, in one transaction.
 *
 * @param queue    where they want to go
 * @param question the place of what they are being asked
 * @param answers  what they answered, by question
 * @param tries    how often they were not understood in a row
 * @param said     what they wrote that was no answer to the greeter: what it is about
 * @param message  whether they leave a message instead of waiting
 */
record Progress(At at, @Nullable String queue, int question, Map<String, String> answers, int tries, String said,
        boolean message) {

    private static final int MOST_SAID = 1_000;

    static final Progress NONE = new Progress(At.NOWHERE, null, 0, Map.of(), 0, "", false);

    enum At {
        /** Nothing was said yet. */
        NOWHERE,
        /** They choose whom to talk to. */
        CHOOSING,
        /** They answer the questions of a queue. */
        ASKED,
        /** They were told that it is closed, and may leave a message. */
        CLOSED,
        /** They write a message. */
        WRITING,
        /** A person has them. */
        HANDED_OVER,
        /** They wanted nothing more. */
        DONE
    }

    static Progress of(ObjectNode memory) {
        String at = memory.path("at").asText(At.NOWHERE.name());
        if (java.util.Arrays.stream(At.values()).noneMatch(known -> known.name().equals(at))) {
            return NONE;
        }
        Map<String, String> answers = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> answer : memory.path("answers").properties()) {
            answers.put(answer.getKey(), answer.getValue().asText());
        }
        return new Progress(At.valueOf(at), memory.path("queue").asText(null), memory.path("question").asInt(), answers,
            memory.path("tries").asInt(), memory.path("said").asText(""), memory.path("message").asBoolean());
    }

    ObjectNode memory() {
        ObjectNode memory = JsonNodeFactory.instance.objectNode().put("at", at.name()).put("question", question)
            .put("tries", tries).put("said", said).put("message", message);
        if (queue != null) {
            memory.put("queue", queue);
        }
        ObjectNode all = memory.putObject("answers");
        answers.forEach(all::put);
        return memory;
    }

    Progress at(At now) {
        return new Progress(now, queue, question, answers, 0, said, message);
    }

    Progress to(@Nullable String wanted) {
        return new Progress(at, wanted, 0, answers, 0, said, message);
    }

    Progress leaving(boolean aMessage) {
        return new Progress(at, queue, question, answers, tries, said, aMessage);
    }

    Progress asking(int place) {
        return new Progress(At.ASKED, queue, place, answers, 0, said, message);
    }

    Progress answered(String name, @Nullable String answer) {
        Map<String, String> more = new LinkedHashMap<>(answers);
        if (answer == null) {
            more.remove(name);
        } else {
            more.put(name, answer);
        }
        return new Progress(at, queue, question, more, 0, said, message);
    }

    Progress tried() {
        return new Progress(at, queue, question, answers, tries + 1, said, message);
    }

    Progress said(String words) {
        String all = said.isEmpty() || words.isEmpty() ? said + words : said + "\n" + words;
        return new Progress(at, queue, question, answers, tries,
            all.length() <= MOST_SAID ? all : all.substring(0, MOST_SAID - 1) + "…", message);
    }
}
