package io.serai.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.serai.accounts.Caller;
import io.serai.conversations.ConversationEdits;
import io.serai.conversations.ConversationEdits.ConversationChange;
import io.serai.conversations.Handling;
import io.serai.conversations.Notes;
import io.serai.conversations.Notes.NoteWish;
import io.serai.conversations.Replies;
import io.serai.conversations.Replies.Quoted;
import io.serai.conversations.Replies.Reply;
import io.serai.handoff.HandoffRequest;
import io.serai.handoff.Handoffs;
import io.serai.model.Content;
import io.serai.model.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Does what routes want done, each command in a transaction of its own; misuse is refused in a sentence that says how. */
@Component
class RouteCommands {

    private final Replies replies;
    private final Notes notes;
    private final ConversationEdits edits;
    private final Handling handling;
    private final Handoffs handoffs;
    private final Arrivals arrivals;
    private final ObjectMapper json;

    RouteCommands(Replies replies, Notes notes, ConversationEdits edits, Handling handling, Handoffs handoffs,
            Arrivals arrivals, ObjectMapper json) {
        this.replies = replies;
        this.notes = notes;
        this.edits = edits;
        this.handling = handling;
        this.handoffs = handoffs;
        this.arrivals = arrivals;
        this.json = json;
    }

    /** @param asText whether it is a text whatever it looks like: a customer's words must not be read as commands */
    CommandBody body(@Nullable Object body, boolean asText) {
        return new CommandBody(json, switch (body) {
            case null -> json.createObjectNode();
            case byte[] bytes -> read(new String(bytes, StandardCharsets.UTF_8), asText);
            case InputStream stream -> read(drain(stream), asText);
            case String text -> read(text, asText);
            case Content content when !asText -> json.createObjectNode().set("content", typed(content));
            case Message message when !asText -> json.createObjectNode()
                .put("conversationId", message.conversationId().toString()).set("content", typed(message.content()));
            case JsonNode tree when !asText -> tree;
            default -> asText ? TextNode.valueOf(body.toString()) : json.valueToTree(body);
        });
    }

    private JsonNode read(String text, boolean asText) {
        if (asText) {
            return TextNode.valueOf(text);
        }
        if (text.isBlank()) {
            return json.createObjectNode();
        }
        try {
            JsonNode tree = json.readTree(text);
            if (tree.isObject()) {
                return tree;
            }
        } catch (JsonProcessingException noJson) {
            // told below, without quoting it
        }
        throw new IllegalArgumentException("The body is no JSON object. For a text as it is, say ?format=text");
    }

    private static String drain(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private JsonNode typed(Content content) {
        return json.valueToTree(content);
    }

    Object receive(CommandBody body) {
        return arrivals.receive(body.as(Received.class, "message to receive"));
    }

    Object perform(ChatCommand command, Caller caller, UUID conversation, CommandBody body, String clientId) {
        return switch (command) {
            case SEND -> replies.send(caller, conversation, reply(body, clientId));
            case NOTE -> notes.add(caller, conversation, body.isText() ? new NoteWish(body.text(), null)
                : body.as(NoteWish.class, "note {text, colour?}"));
            case HANDOFF -> handoffs.queue(conversation, body.isText() ? HandoffRequest.to(null, body.text())
                : body.as(HandoffRequest.class, "handoff {queue?, skills?, language?, reason?, summary?, fields?, priority?}"),
                caller.author());
            case RESTORE -> restore(conversation, caller, body.isText() ? new Restoration(null, body.text())
                : body.as(Restoration.class, "restoration {bot?, context?}"));
            case UPDATE -> edits.change(caller, conversation,
                body.as(ConversationChange.class, "change of a conversation {subject?, category?, status?, tags?, fields?, "
                    + "language?}"));
            case ASSIGN -> handling.assign(caller, conversation, agent(body));
            case RESOLVE -> handling.resolve(caller, conversation);
            case REOPEN -> handling.reopen(caller, conversation);
            case CLOSE -> handling.close(caller, conversation);
            case RECEIVE -> throw new IllegalStateException("Receiving is about no conversation yet");
        };
    }

    /** @param context what the bot should know of what happened meanwhile */
    private record Restoration(@Nullable String bot, @Nullable String context) {
    }

    private Object restore(UUID conversation, Caller caller, Restoration wish) {
        return handoffs.restore(conversation, wish.bot(), wish.context(), caller.author());
    }

    private Reply reply(CommandBody body, String clientId) {
        if (body.isText()) {
            return new Reply(clientId, new Content.Text(body.text()), null);
        }
        JsonNode tree = body.tree();
        JsonNode content = tree.has("content") ? tree.get("content") : tree;
        if (!content.path("type").isTextual()) {
            throw new IllegalArgumentException("chat:send wants a content such as {\"type\": \"text\", \"text\": \"Hello\"}, or "
                + "an object with one as its content. For a text as it is, say ?format=text");
        }
        JsonNode quoted = tree.at("/replyTo/messageId");
        return new Reply(tree.path("clientId").asText(clientId), body.convert(content, Content.class, "content"),
            quoted.isTextual() ? new Quoted(UUID.fromString(quoted.asText())) : null);
    }

    private static @Nullable UUID agent(CommandBody body) {
        JsonNode agent = body.tree().path("agent");
        if (agent.isMissingNode()) {
            throw new IllegalArgumentException("chat:assign wants {\"agent\": \"<id>\"}; null puts it back into its queue");
        }
        return agent.isNull() ? null : UUID.fromString(agent.asText());
    }
}
