package io.serai.connectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.serai.connectors.OutboundCommand.Files;
import io.serai.connectors.OutboundCommand.MarkRead;
import io.serai.connectors.OutboundCommand.SendMessage;
import io.serai.connectors.OutboundCommand.SendReaction;
import io.serai.connectors.OutboundCommand.Typing;
import io.serai.model.Author;
import io.serai.model.AuthorKind;
import io.serai.model.Content;
import io.serai.model.Identity;
import io.serai.model.IdentityKind;
import io.serai.model.ReplyMode;
import io.serai.model.ReplyPolicy;
import io.serai.model.ThreadCommand;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** An outbound sample: {@code {"command": "message", "to": […], "content": {…}}}. */
record SampleCommand(JsonNode json, ConnectionSettings connection) {

    private static final UUID MESSAGE = UUID.fromString("01970000-0000-7000-8000-000000000001");

    OutboundCommand read() throws JsonProcessingException {
        return switch (json.path("command").asText()) {
            case "message" -> new SendMessage(MESSAGE, to(),
                new Author(AuthorKind.of(json.path("author").asText("agent")), "01970000-0000-7000-8000-00000000000a", "Ana"),
                content(), text("replyTo"), policy(), new Samples(json.path("content")));
            case "reaction" -> new SendReaction(MESSAGE, to(), json.path("target").asText(), text("emoji"));
            case "mark-read" -> new MarkRead(to(), json.path("lastInbound").asText());
            case "typing" -> new Typing(to(), text("lastInbound"), json.path("on").asBoolean(true));
            case "thread" -> new OutboundCommand.ThreadControl(to(), ThreadCommand.of(text("do")), text("app"));
            default -> throw new IllegalStateException("A sample's command is message, reaction, mark-read, typing or thread");
        };
    }

    private Content content() throws JsonProcessingException {
        return SampleJson.MAPPER.treeToValue(json.path("content"), Content.class);
    }

    private ReplyPolicy policy() throws JsonProcessingException {
        return json.has("policy") ? SampleJson.MAPPER.treeToValue(json.path("policy"), ReplyPolicy.class)
            : new ReplyPolicy(ReplyMode.OPEN, null);
    }

    private List<Identity> to() {
        List<Identity> to = new ArrayList<>();
        json.path("to").forEach(each -> to.add(new Identity(connection.id(), connection.channel(),
            IdentityKind.of(each.path("kind").asText()), each.path("value").asText())));
        return to;
    }

    private String text(String field) {
        return json.hasNonNull(field) ? json.path(field).asText() : null;
    }

    /** As many zero bytes as the attachment claims to have. */
    private record Samples(JsonNode content) implements Files {

        @Override
        public InputStream open(UUID attachmentId) {
            return new ByteArrayInputStream(new byte[content.path("attachment").path("size").asInt()]);
        }

        @Override
        public String link(UUID attachmentId) {
            return "https://chat.example.com/media/" + attachmentId + "?expires=1780320000&signature=sample";
        }
    }
}
