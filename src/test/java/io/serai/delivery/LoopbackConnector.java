package io.serai.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.connectors.ChannelConnector;
import io.serai.connectors.ConnectionSettings;
import io.serai.connectors.Item;
import io.serai.connectors.OutboundCommand;
import io.serai.connectors.Part;
import io.serai.connectors.Plan;
import io.serai.connectors.ProviderHttp;
import io.serai.connectors.ProviderHttp.ProviderRequest;
import io.serai.connectors.ProviderHttp.ProviderResponse;
import io.serai.connectors.Receipt;
import io.serai.connectors.SendFailure;
import io.serai.connectors.WebhookRequest;
import io.serai.model.Change;
import io.serai.model.Content;
import io.serai.model.FailureCode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A channel whose provider is {@link LoopbackProvider}: a text with a bar in it goes out in parts, a template named
 * {@code unplannable} cannot be planned.
 */
final class LoopbackConnector implements ChannelConnector {

    private final ProviderHttp http;
    private final ObjectMapper json;

    LoopbackConnector(ProviderHttp http, ObjectMapper json) {
        this.http = http;
        this.json = json;
    }

    @Override
    public String channel() {
        return "loopback";
    }

    @Override
    public boolean verify(WebhookRequest request, ConnectionSettings connection) {
        return false;
    }

    @Override
    public List<Item> split(WebhookRequest request, ConnectionSettings connection) {
        return List.of();
    }

    @Override
    public List<Change> normalise(Item item, ConnectionSettings connection) {
        return List.of();
    }

    @Override
    public Plan plan(OutboundCommand command, ConnectionSettings connection) throws SendFailure {
        return switch (command) {
            case OutboundCommand.SendMessage message -> planMessage(message);
            case OutboundCommand.SendReaction reaction -> one(body("reaction", command)
                .put("target", reaction.target()).put("emoji", reaction.emoji()));
            case OutboundCommand.MarkRead read -> one(body("read", command).put("target", read.lastInbound()));
            case OutboundCommand.ThreadControl control -> one(body("thread", command).put("do", control.command().spelling()));
            case OutboundCommand.Typing typing -> one(body("typing", command).put("target", typing.lastInbound())
                .put("on", typing.on()));
        };
    }

    private Plan planMessage(OutboundCommand.SendMessage message) throws SendFailure {
        String text = switch (message.content()) {
            case Content.Text content -> content.text();
            case Content.Template template when template.name().equals("unplannable") ->
                throw new IllegalStateException("a defect of this connector");
            case Content.Template template -> template.name();
            default -> throw new SendFailure(SendFailure.of(FailureCode.INVALID, "Loopback carries text only", false));
        };
        List<Part> parts = new ArrayList<>();
        for (String piece : text.split("\\|")) {
            parts.add(new Part("messages", body("message", message).put("text", piece)
                .put("correlation", message.messageId().toString()).put("quoted", message.replyTo()), null));
        }
        return new Plan(parts, text.contains("!") ? List.of("Exclamation marks are shown as full stops") : List.of());
    }

    private Plan one(JsonNode body) {
        return new Plan(List.of(new Part("messages", body, null)), List.of());
    }

    private ObjectNode body(String kind, OutboundCommand command) {
        return json.createObjectNode().put("kind", kind).put("to", command.to().getFirst().value());
    }

    @Override
    public Receipt send(Part part, OutboundCommand command, ConnectionSettings connection) throws SendFailure {
        try {
            ProviderResponse answer = http.exchange(new ProviderRequest("POST",
                URI.create(connection.require("api-url") + "/" + part.path()),
                Map.of("Content-Type", "application/json", "Authorization", "Bearer " + connection.require("access-token")),
                json.writeValueAsBytes(part.body()), connection.timeout()));
            if (answer.status() == 200) {
                return new Receipt(json.readTree(answer.body()).path("id").asText(null), List.of());
            }
            throw failure(answer);
        } catch (IOException unreadable) {
            throw new SendFailure(SendFailure.of(FailureCode.UNKNOWN, "The answer made no sense", false));
        }
    }

    private SendFailure failure(ProviderResponse answer) {
        FailureCode code = switch (answer.status()) {
            case 401 -> FailureCode.UNAUTHORISED;
            case 403 -> FailureCode.OPTED_OUT;
            case 404 -> FailureCode.RECIPIENT_GONE;
            case 409 -> FailureCode.WINDOW_CLOSED;
            case 429 -> FailureCode.THROTTLED;
            case 500, 502, 503 -> FailureCode.UNAVAILABLE;
            default -> FailureCode.REJECTED;
        };
        boolean retryable = code == FailureCode.THROTTLED || code == FailureCode.UNAVAILABLE;
        String wish = answer.headers().get("retry-after");
        return new SendFailure(SendFailure.of(code, "Loopback answered " + answer.status(), retryable),
            wish == null ? null : Duration.ofSeconds(Long.parseLong(wish)));
    }
}
