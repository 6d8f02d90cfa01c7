package io.serai.connectors.twilio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.connectors.ConnectionSettings;
import io.serai.connectors.OutboundCommand;
import io.serai.connectors.OutboundCommand.SendMessage;
import io.serai.connectors.Part;
import io.serai.connectors.PlainText;
import io.serai.connectors.Plan;
import io.serai.connectors.ProviderJson;
import io.serai.connectors.SendFailure;
import io.serai.connectors.TextSplit;
import io.serai.model.Attachment;
import io.serai.model.Content;
import io.serai.model.FailureCode;
import io.serai.model.Identity;
import io.serai.model.IdentityKind;
import io.serai.model.PromptKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calls that carry a command out.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/api/message-resource">Twilio: messages</a>
 */
final class TwilioPlans {

    /** https://www.twilio.com/docs/api/errors/21617 */
    static final int BODY = 1600;
    /** https://www.twilio.com/docs/whatsapp/guidance-whatsapp-media-messages */
    private static final long LARGEST_FILE = 16L << 20;
    private static final long LARGEST_IMAGE = 5L << 20;

    private final ConnectionSettings connection;
    private final String callback;
    private final List<Part> parts = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    private TwilioPlans(ConnectionSettings connection, String callback) {
        this.connection = connection;
        this.callback = callback;
    }

    /** @param callback where statuses are to be told, empty where nobody could tell them */
    static Plan plan(OutboundCommand command, ConnectionSettings connection, String callback) throws SendFailure {
        TwilioPlans plan = new TwilioPlans(connection, callback);
        switch (command) {
            case SendMessage message -> plan.message(message);
            case OutboundCommand.SendReaction reaction -> throw invalid(
                "WhatsApp through Twilio has no reactions. Answer with a message instead.");
            case OutboundCommand.ThreadControl control -> throw invalid("On WhatsApp no other app answers.");
            case OutboundCommand.MarkRead read -> plan.indicate(read.lastInbound());
            // There is no call to stop it: it ends with the answer, or after 25 seconds.
            case OutboundCommand.Typing typing -> plan.indicate(typing.on() ? typing.lastInbound() : null);
        }
        return new Plan(List.copyOf(plan.parts), List.copyOf(plan.warnings));
    }

    /** Typing marks read, and nothing else does. A later file of one message is not known to Twilio by our name of it. */
    private void indicate(@Nullable String lastInbound) {
        if (lastInbound != null) {
            parts.add(new Part(TwilioApi.indicators(), ProviderJson.object().put("channel", "WHATSAPP")
                .put("messageId", lastInbound.replaceFirst("/\\d+$", "")), null));
        }
    }

    private void message(SendMessage message) throws SendFailure {
        if (message.replyTo() != null) {
            warnings.add("WhatsApp through Twilio has no quotes. The message goes without.");
        }
        switch (message.content()) {
            case Content.Text text -> text(message, text.text());
            case Content.WithAttachment file -> file(message, file);
            case Content.Location location -> text(message, PlainText.of(location));
            case Content.Contacts contacts -> text(message, PlainText.of(contacts));
            case Content.Share share -> text(message, PlainText.of(share));
            case Content.Prompt prompt -> prompt(message, prompt);
            case Content.Template template -> TwilioTemplates.fill(form(message), template);
            case Content.Choice choice -> throw refused();
            case Content.Form form -> throw refused();
            case Content.Order order -> throw refused();
            case Content.Notice notice -> throw refused();
            case Content.Unsupported unsupported -> throw refused();
        }
    }

    private void text(SendMessage message, String text) throws SendFailure {
        List<String> pieces = text.length() <= BODY && !text.isBlank() ? List.of(text)
            : TextSplit.CHARACTERS.split(text, BODY);
        if (pieces.isEmpty()) {
            throw invalid("The message is empty.");
        }
        for (String piece : pieces) {
            form(message).put("Body", piece);
        }
    }

    /** Pictures and videos have the caption beneath; for other files it is a message of its own. */
    private void file(SendMessage message, Content.WithAttachment content) throws SendFailure {
        Attachment file = content.attachment();
        long most = content instanceof Content.Image ? LARGEST_IMAGE : LARGEST_FILE;
        if (file.size() != null && file.size() > most) {
            throw new SendFailure(SendFailure.of(FailureCode.MEDIA,
                "WhatsApp takes such files of at most " + (most >> 20) + " MB.", false));
        }
        String caption = file.caption() == null ? "" : file.caption();
        boolean beneath = (content instanceof Content.Image || content instanceof Content.Video) && caption.length() <= BODY;
        ObjectNode form = form(message).put("MediaUrl", message.files().link(file.id()));
        if (beneath && !caption.isBlank()) {
            form.put("Body", caption);
        } else if (!caption.isBlank()) {
            text(message, caption);
        }
    }

    private void prompt(SendMessage message, Content.Prompt prompt) throws SendFailure {
        if (prompt.kind() == PromptKind.FLOW) {
            throw invalid("WhatsApp through Twilio sends forms (Flows) as templates only.");
        }
        String template = TwilioPrompts.template(prompt, connection);
        if (template != null) {
            form(message).put("ContentSid", template).put("ContentVariables", TwilioPrompts.variables(prompt));
            return;
        }
        if (!prompt.options().isEmpty() || prompt.kind() == PromptKind.LOCATION_REQUEST) {
            warnings.add(TwilioPrompts.degraded(prompt));
        }
        text(message, TwilioPrompts.numbered(prompt));
    }

    /** A new part, still without what it says. */
    private ObjectNode form(SendMessage message) throws SendFailure {
        ObjectNode form = ProviderJson.object().put("To", address(message.to()));
        if (connection.optional("messaging-service-sid").isPresent()) {
            form.put("MessagingServiceSid", connection.require("messaging-service-sid"));
        } else {
            String from = connection.require("from").strip();
            form.put("From", from.startsWith(TwilioPeople.PREFIX) ? from : TwilioPeople.PREFIX + from);
        }
        if (!callback.isEmpty()) {
            form.put("StatusCallback", callback + "?" + TwilioItem.CORRELATION + "=" + message.messageId());
        }
        parts.add(new Part(TwilioApi.messages(connection), form, null));
        return form;
    }

    private static String address(List<Identity> to) throws SendFailure {
        for (Identity each : to) {
            if (each.kind() == IdentityKind.PHONE || each.kind() == IdentityKind.USER_ID) {
                return TwilioPeople.PREFIX + each.value();
            }
        }
        throw invalid("The contact has neither a WhatsApp number nor a WhatsApp user id.");
    }

    private static SendFailure refused() {
        return invalid("WhatsApp has no way to send this.");
    }

    private static SendFailure invalid(String message) {
        return new SendFailure(SendFailure.of(FailureCode.INVALID, message, false));
    }
}
