package io.serai.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.bots.Answer;
import io.serai.bots.Answer.Handoff;
import io.serai.bots.BotFailure;
import io.serai.bots.BotKind;
import io.serai.bots.BotSettings;
import io.serai.bots.Turn;
import io.serai.model.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The kind {@code route}: a Camel route is asked. It is given {@code {conversation, message, history}} as JSON and leaves as
 * its body {@code {messages?: [{content}], handoff?}}; an empty body is silence.
 */
@Component
class RouteBot implements BotKind {

    private static final int MOST_MESSAGES = 10;

    private final ProducerTemplate template;
    private final ObjectMapper json;

    RouteBot(CamelContext camel, ObjectMapper json) {
        this.template = camel.createProducerTemplate();
        this.json = json;
    }

    @Override
    public String kind() {
        return "route";
    }

    @Override
    public List<Setting> settings() {
        return List.of(new Setting("uri", "Route", "The endpoint that is asked, such as direct:my-bot.", true, false),
            new Setting("timeout", "Time limit", "How long the route may take, such as 5s.", false, false));
    }

    @Override
    public void check(BotSettings bot) throws InvalidBot {
        if (!bot.require("uri").matches("[a-z][a-z0-9+.-]*:\\S+")) {
            throw new InvalidBot("Bot '" + bot.id() + "': uri is an endpoint such as direct:my-bot");
        }
    }

    @Override
    public Answer answer(BotSettings bot, Turn turn) throws BotFailure, InterruptedException {
        String question = write(Map.of("conversation", turn.conversation(), "message", turn.message(), "history",
            turn.history()));
        Exchange done = template.request(bot.require("uri"), exchange -> {
            exchange.setProperty(Properties.CONVERSATION, turn.conversation().id().toString());
            exchange.setProperty(Properties.MESSAGE, turn.message().id().toString());
            exchange.setProperty(Properties.CHANNEL, turn.conversation().channel());
            exchange.setProperty(Properties.ORIGIN, "chat:turn-" + turn.id());
            exchange.getIn().setBody(question);
        });
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (done.getException() != null) {
            throw failure(done.getException());
        }
        Object body = done.getMessage().getBody();
        if (question.equals(body)) {
            throw new BotFailure("its route left the question as the answer; an empty body says nothing", false);
        }
        return answer(body);
    }

    /** A route that is being loaded anew is there again soon. */
    private static BotFailure failure(Exception cause) {
        return new BotFailure("its route failed: " + cause.getClass().getSimpleName(), true);
    }

    private Answer answer(@Nullable Object body) throws BotFailure {
        if (body instanceof Answer ready) {
            return ready;
        }
        JsonNode tree = tree(body);
        if (tree.isEmpty()) {
            return Answer.SILENCE;
        }
        if (!tree.has("messages") && !tree.has("handoff")) {
            throw new BotFailure("its route's answer has neither messages nor handoff", false);
        }
        try {
            Handoff handoff = tree.path("handoff").isObject() ? json.treeToValue(tree.get("handoff"), Handoff.class) : null;
            return new Answer(contents(tree.path("messages")), handoff, null);
        } catch (JsonProcessingException nonsense) {
            throw new BotFailure("its route's answer is not what an answer must be", false);
        }
    }

    private List<Content> contents(JsonNode messages) throws JsonProcessingException, BotFailure {
        if (messages.size() > MOST_MESSAGES) {
            throw new BotFailure("its route's answer has more than " + MOST_MESSAGES + " messages", false);
        }
        List<Content> contents = new ArrayList<>();
        for (JsonNode message : messages) {
            if (!message.path("content").isObject()) {
                throw new BotFailure("a message of its route's answer has no content", false);
            }
            contents.add(json.treeToValue(message.get("content"), Content.class));
        }
        return contents;
    }

    private JsonNode tree(@Nullable Object body) throws BotFailure {
        try {
            JsonNode tree = switch (body) {
                case null -> json.createObjectNode();
                case JsonNode ready -> ready;
                case String text when text.isBlank() -> json.createObjectNode();
                case String text -> json.readTree(text);
                case byte[] bytes -> json.readTree(new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
                default -> json.valueToTree(body);
            };
            if (tree.isObject()) {
                return tree;
            }
        } catch (JsonProcessingException | IllegalArgumentException nonsense) {
            // told below, without quoting it
        }
        throw new BotFailure("its route's answer is no JSON object; what is said is {\"messages\": [{\"content\": …}]}", false);
    }

    private String write(Object question) {
        try {
            return json.writeValueAsString(question);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
