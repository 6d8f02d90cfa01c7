package io.serai.connectors.meta;

import static io.serai.connectors.ProviderJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.connectors.ConnectionSettings;
import io.serai.connectors.OutboundCommand;
import io.serai.connectors.OutboundCommand.SendMessage;
import io.serai.connectors.Part;
import io.serai.connectors.Plan;
import io.serai.connectors.ProviderHttp.Upload;
import io.serai.connectors.ProviderJson;
import io.serai.connectors.Receipt;
import io.serai.connectors.SendFailure;
import io.serai.model.Attachment;
import io.serai.model.AttachmentState;
import io.serai.model.AuthorKind;
import io.serai.model.FailureCode;
import io.serai.model.Identity;
import io.serai.model.IdentityKind;
import io.serai.model.PartIds;
import io.serai.model.ReplyMode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The Send API, which Pages and Instagram accounts share: the envelope around a message or an action, and the call.
 * Stateless.
 *
 * @see <a href="https://developers.facebook.com/docs/messenger-platform/reference/send-api">Meta: Send API</a>
 */
public final class SendApi {

    private final GraphApi graph;
    private final String product;
    private final String tokenSetting;

    /** @param product what sentences call it: Messenger, Instagram */
    public SendApi(GraphApi graph, String product, String tokenSetting) {
        this.graph = graph;
        this.product = product;
        this.tokenSetting = tokenSetting;
    }

    /**
     * The body that sends a message, with the reply window's tag where only a person may still answer.
     *
     * @param first whether it is the command's first part, which carries the quote
     */
    public ObjectNode message(SendMessage command, ObjectNode message, boolean first) throws SendFailure {
        ObjectNode body = to(command);
        if (command.policy().mode() == ReplyMode.OPEN) {
            body.put("messaging_type", "RESPONSE");
        } else if (command.policy().mode() == ReplyMode.HUMAN_AGENT && command.author().kind() == AuthorKind.AGENT) {
            // For seven days, and never for what a machine wrote; every other tag was withdrawn on 27 April 2026.
            // https://developers.facebook.com/docs/messenger-platform/send-messages/message-tags
            body.put("messaging_type", "MESSAGE_TAG").put("tag", "HUMAN_AGENT");
        } else {
            throw new SendFailure(SendFailure.of(FailureCode.WINDOW_CLOSED, closed(command), false));
        }
        if (first && command.replyTo() != null) {
            body.putObject("reply_to").put("mid", PartIds.whole(command.replyTo()));
        }
        body.set("message", message);
        return body;
    }

    private String closed(SendMessage command) {
        return command.policy().mode() == ReplyMode.HUMAN_AGENT
            ? product + " takes only what a person wrote, now that the customer's last message is over 24 hours old."
            : product + " takes no message now: the time to answer is over. The customer has to write first.";
    }

    /** The body of a {@code sender_action}, which goes without a message. */
    public static ObjectNode action(OutboundCommand command, String action) {
        return to(command).put("sender_action", action);
    }

    /** The body that puts a reaction on a message, or takes it off. */
    public static ObjectNode reaction(OutboundCommand.SendReaction command, @Nullable String reaction) {
        ObjectNode body = action(command, reaction == null ? "unreact" : "react");
        ObjectNode payload = body.putObject("payload").put("message_id", PartIds.whole(command.target()));
        if (reaction != null) {
            payload.put("reaction", reaction);
        }
        return body;
    }

    /**
     * The call that takes, passes, asks for or gives up a thread.
     *
     * @param account the address of the Page or account
     * @see <a href="https://developers.facebook.com/docs/messenger-platform/handover-protocol">Meta: handover</a>
     */
    public static Plan threadControl(OutboundCommand.ThreadControl command, String account) {
        ObjectNode body = to(command);
        if (command.app() != null) {
            body.put("target_app_id", command.app());
        }
        return new Plan(List.of(new Part(account + "/" + command.command().spelling() + "_thread_control", body, null)),
            List.of());
    }

    private static ObjectNode to(OutboundCommand command) {
        Identity recipient = command.to().getFirst();
        ObjectNode body = ProviderJson.object();
        String name = recipient.kind() == IdentityKind.VISITOR ? "user_ref" : "id";
        body.putObject("recipient").put(name, recipient.value());
        return body;
    }

    public Receipt send(Part part, OutboundCommand command, ConnectionSettings connection) throws SendFailure {
        JsonNode answer = graph.post(connection, connection.require(tokenSetting), part.path(), part.body());
        String id = text(answer, "recipient_id");
        boolean introduced = id != null && command.to().getFirst().kind() == IdentityKind.VISITOR;
        return new Receipt(text(answer, "message_id"), introduced
            ? List.of(new Identity(connection.id(), connection.channel(), IdentityKind.USER_ID, id)) : List.of());
    }

    /** Refuses a file whose bytes are not here. */
    public static void requireStored(Attachment file) throws SendFailure {
        if (file.state() != AttachmentState.STORED || file.size() == null) {
            throw new SendFailure(SendFailure.of(FailureCode.MEDIA, "The file is not here, or not any more.", false));
        }
    }

    /** Hands a file over before the message that shows it, and answers its {@code attachment_id}. */
    public String upload(Attachment file, String kind, String path, SendMessage command, ConnectionSettings connection)
            throws SendFailure {
        ObjectNode message = ProviderJson.object();
        message.putObject("attachment").put("type", kind).putObject("payload").put("is_reusable", false);
        try {
            JsonNode answer = graph.upload(connection, connection.require(tokenSetting), path, new Upload(
                Map.of("message", message.toString()), "filedata",
                file.fileName() == null ? kind : file.fileName(),
                file.mimeType() == null ? "application/octet-stream" : file.mimeType(),
                file.size() == null ? 0 : file.size(), () -> command.files().open(file.id())));
            String id = text(answer, "attachment_id");
            if (id == null) {
                throw new SendFailure(SendFailure.of(FailureCode.UNAVAILABLE,
                    product + " took the file without giving it an id. It is tried again.", true));
            }
            return id;
        } catch (SendFailure failure) {
            if (failure.failure().code() != FailureCode.UNKNOWN) {
                throw failure;
            }
            // Whether or not the file arrived, the customer has seen nothing of it.
            throw new SendFailure(SendFailure.of(FailureCode.UNAVAILABLE,
                product + " did not answer while the file was handed over. It is tried again.", true));
        }
    }

    /** A read of the Graph API with the connection's token. */
    public JsonNode get(String path, ConnectionSettings connection) throws SendFailure {
        return graph.get(connection, connection.require(tokenSetting), path);
    }
}
