package io.serai.connectors.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.connectors.ConnectionSettings;
import io.serai.connectors.OutboundCommand;
import io.serai.connectors.OutboundCommand.MarkRead;
import io.serai.connectors.OutboundCommand.SendMessage;
import io.serai.connectors.OutboundCommand.SendReaction;
import io.serai.connectors.OutboundCommand.Typing;
import io.serai.connectors.Part;
import io.serai.connectors.Plan;
import io.serai.connectors.ProviderJson;
import io.serai.connectors.SendFailure;
import io.serai.connectors.TextSplit;
import io.serai.connectors.meta.GraphApi;
import io.serai.model.Attachment;
import io.serai.model.Content;
import io.serai.model.FailureCode;
import io.serai.model.Identity;
import io.serai.model.IdentityKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calls that carry a command out.
 *
 * @see <a href="https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages">Meta: messages</a>
 */
final class WhatsAppPlans {

    private static final int TEXT = 4096;
    private static final int CAPTION = 1024;

    private final ConnectionSettings connection;
    private final List<Part> parts = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    private WhatsAppPlans(ConnectionSettings connection) {
        this.connection = connection;
    }

    static Plan plan(OutboundCommand command, ConnectionSettings connection) throws SendFailure {
        WhatsAppPlans plan = new WhatsAppPlans(connection);
        switch (command) {
            case SendMessage message -> new Writer(plan, message).write(message.content());
            case SendReaction reaction -> plan.reaction(reaction);
            case OutboundCommand.ThreadControl control -> {
                // No other app answers there: there is no such thread to pass.
            }
            case MarkRead read -> plan.read(read.lastInbound(), false);
            // There is no call to stop it: it ends with the answer, or after 25 seconds.
            case Typing typing -> plan.read(typing.on() ? typing.lastInbound() : null, true);
        }
        return new Plan(List.copyOf(plan.parts), List.copyOf(plan.warnings));
    }

    private void reaction(SendReaction reaction) throws SendFailure {
        ObjectNode body = addressed(reaction.to()).put("type", "reaction");
        body.putObject("reaction").put("message_id", reaction.target())
            .put("emoji", reaction.emoji() == null ? "" : reaction.emoji());
        add(body, null);
    }

    /** Typing needs a message to refer to, and marks it read: WhatsApp knows no other way. */
    private void read(@Nullable String lastInbound, boolean typing) {
        if (lastInbound == null) {
            return;
        }
        ObjectNode body = ProviderJson.object().put("messaging_product", "whatsapp").put("status", "read")
            .put("message_id", lastInbound);
        if (typing) {
            body.putObject("typing_indicator").put("type", "text");
        }
        add(body, null);
    }

    private void add(ObjectNode body, @Nullable Attachment upload) {
        parts.add(new Part(GraphApi.path(connection, connection.require("phone-number-id") + "/messages"), body,
            upload));
    }

    private static ObjectNode addressed(List<Identity> to) throws SendFailure {
        ObjectNode body = ProviderJson.object().put("messaging_product", "whatsapp")
            .put("recipient_type", "individual");
        // The first one, but a group-wide id only where there is nothing else.
        Identity address = to.stream()
            .filter(each -> each.kind() == IdentityKind.PHONE || each.kind() == IdentityKind.USER_ID)
            .min(Comparator.comparing(each -> each.value().contains(".ENT.")))
            .orElseThrow(() -> new SendFailure(SendFailure.of(FailureCode.INVALID,
                "The contact has neither a WhatsApp number nor a WhatsApp user id.", false)));
        return body.put(address.kind() == IdentityKind.PHONE ? "to" : "recipient", address.value());
    }

    /** Writes one message; the first part carries the quote, each carries our id, by which its status comes back. */
    static final class Writer {

        private final WhatsAppPlans plan;
        private final SendMessage message;

        private Writer(WhatsAppPlans plan, SendMessage message) {
            this.plan = plan;
            this.message = message;
        }

        private void write(Content content) throws SendFailure {
            switch (content) {
                case Content.Text text -> text(text.text());
                case Content.WithAttachment file -> file(file);
                case Content.Location location -> add("location", WhatsAppPlaces.location(location));
                case Content.Contacts contacts -> body("contacts", null).set("contacts",
                    WhatsAppPlaces.contacts(contacts));
                case Content.Prompt prompt -> new WhatsAppPrompts(this, prompt, message.messageId()).write();
                case Content.Template template -> add("template", WhatsAppTemplates.body(template));
                case Content.Share share when share.url() != null ->
                    text(share.title() == null ? share.url() : share.title() + "\n" + share.url());
                case Content.Share share -> throw refused();
                case Content.Choice choice -> throw refused();
                case Content.Form form -> throw refused();
                case Content.Order order -> throw refused();
                case Content.Notice notice -> throw refused();
                case Content.Unsupported unsupported -> throw refused();
            }
        }

        void text(String text) throws SendFailure {
            List<String> pieces = text.length() <= TEXT && !text.isBlank() ? List.of(text)
                : TextSplit.CHARACTERS.split(text, TEXT);
            if (pieces.isEmpty()) {
                throw new SendFailure(SendFailure.of(FailureCode.INVALID, "The message is empty.", false));
            }
            for (String piece : pieces) {
                ObjectNode node = ProviderJson.object().put("body", piece);
                if (piece.contains("https://") || piece.contains("http://")) {
                    node.put("preview_url", true);
                }
                add("text", node);
            }
        }

        private void file(Content.WithAttachment content) throws SendFailure {
            Attachment file = content.attachment();
            String kind = WhatsAppFiles.kind(content, plan.warnings);
            ObjectNode node = ProviderJson.object();
            String caption = file.caption() == null ? "" : file.caption();
            // Sounds and stickers have no caption; one that is too long says the same as a text of its own.
            boolean beneath = caption.length() <= CAPTION && !kind.equals("audio") && !kind.equals("sticker");
            if (beneath && !caption.isBlank()) {
                node.put("caption", caption);
            }
            if (kind.equals("document") && file.fileName() != null) {
                node.put("filename", file.fileName());
            }
            if (content instanceof Content.Audio audio && audio.voice()
                && WhatsAppFiles.mimeType(file).equals("audio/ogg")) {
                node.put("voice", true);
            }
            body(kind, file).set(kind, node);
            if (!beneath && !caption.isBlank()) {
                text(caption);
            }
        }

        void add(String type, ObjectNode content) throws SendFailure {
            body(type, null).set(type, content);
        }

        void warn(String warning) {
            plan.warnings.add(warning);
        }

        /** A new part, still without what it says. */
        private ObjectNode body(String type, @Nullable Attachment upload) throws SendFailure {
            ObjectNode body = addressed(message.to()).put("type", type)
                .put("biz_opaque_callback_data", message.messageId().toString());
            if (message.replyTo() != null && plan.parts.isEmpty()) {
                body.putObject("context").put("message_id", message.replyTo());
            }
            plan.add(body, upload);
            return body;
        }

        private SendFailure refused() {
            return new SendFailure(SendFailure.of(FailureCode.INVALID, "WhatsApp has no way to send this.", false));
        }
    }
}
