package io.serai.connectors.messenger;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.connectors.ConnectorDescriptor.Abilities;
import io.serai.connectors.ConnectorDescriptor.PromptLimit;
import io.serai.connectors.OutboundCommand.SendMessage;
import io.serai.connectors.Part;
import io.serai.connectors.PlainText;
import io.serai.connectors.Plan;
import io.serai.connectors.ProviderJson;
import io.serai.connectors.SendFailure;
import io.serai.connectors.TextSplit;
import io.serai.connectors.meta.QuickReplies;
import io.serai.connectors.meta.SendApi;
import io.serai.model.Attachment;
import io.serai.model.Content;
import io.serai.model.Content.Prompt;
import io.serai.model.FailureCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One message of ours as the calls that Messenger needs for it: text and each file by itself. */
final class MessengerMessages {

    private final SendApi api;
    private final Abilities abilities;
    private final String path;
    private final List<String> warnings = new ArrayList<>();

    MessengerMessages(SendApi api, Abilities abilities, String path) {
        this.api = api;
        this.abilities = abilities;
        this.path = path;
    }

    Plan plan(SendMessage command) throws SendFailure {
        List<Message> messages = messages(command.content());
        if (messages.isEmpty()) {
            throw new SendFailure(SendFailure.of(FailureCode.INVALID, "The message is empty.", false));
        }
        List<Part> parts = new ArrayList<>();
        for (Message message : messages) {
            // The echo of the message brings this back: so we know it is ours, even before the answer arrives.
            message.body().put("metadata", command.messageId().toString());
            parts.add(new Part(path, api.message(command, message.body(), parts.isEmpty()), message.upload()));
        }
        return new Plan(parts, warnings);
    }

    private record Message(ObjectNode body, @Nullable Attachment upload) {
    }

    private List<Message> messages(Content content) throws SendFailure {
        return switch (content) {
            case Content.Text text -> texts(text.text());
            case Content.Image image -> file("image", image.attachment());
            case Content.Audio audio -> file("audio", audio.attachment());
            case Content.Video video -> file("video", video.attachment());
            case Content.File file -> file("file", file.attachment());
            case Content.Sticker sticker -> file("image", sticker.attachment());
            case Content.Location location -> degraded("places", PlainText.of(location));
            case Content.Contacts contacts -> degraded("contact cards", PlainText.of(contacts));
            case Content.Share share -> texts(PlainText.of(share));
            case Prompt prompt -> prompt(prompt);
            case Content.Template template -> throw refused("Messenger has no templates like '" + template.name()
                + "'. Write a text instead.");
            case Content.Choice choice -> throw refused("A tapped choice is the customer's to send.");
            case Content.Form form -> throw refused("An answered form is the customer's to send.");
            case Content.Order order -> throw refused("An order is the customer's to send.");
            case Content.Notice notice -> throw refused("A notice is not for the customer.");
            case Content.Unsupported unsupported -> throw refused("What is not understood cannot be sent.");
        };
    }

    private static SendFailure refused(String reason) {
        return new SendFailure(SendFailure.of(FailureCode.INVALID, reason, false));
    }

    private List<Message> texts(String text) {
        return TextSplit.of(abilities.textUnit()).split(text, abilities.textLimit()).stream()
            .map(part -> new Message(ProviderJson.object().put("text", part), null)).toList();
    }

    private List<Message> degraded(String what, String text) {
        warnings.add("Messenger has no " + what + ": sent as text");
        return texts(text);
    }

    /** Uploaded rather than linked: a gateway that the provider cannot reach sends files too (RATIONALE.md). */
    private List<Message> file(String type, Attachment file) throws SendFailure {
        SendApi.requireStored(file);
        ObjectNode body = ProviderJson.object();
        body.putObject("attachment").put("type", type).putObject("payload");
        List<Message> messages = new ArrayList<>(List.of(new Message(body, file)));
        if (file.caption() != null) {
            messages.addAll(texts(file.caption()));
        }
        return messages;
    }

    private List<Message> prompt(Prompt prompt) {
        return switch (prompt.kind()) {
            case BUTTONS, LINK -> {
                if (fitButtons(prompt)) {
                    yield buttons(prompt);
                }
                warnings.add("Too much for Messenger's buttons: sent as text and quick replies");
                yield quickReplies(prompt);
            }
            case QUICK_REPLIES -> quickReplies(prompt);
            case LIST -> {
                warnings.add("Messenger has no lists: sent as quick replies");
                yield quickReplies(prompt);
            }
            case LOCATION_REQUEST -> degraded("way to ask for a place", PlainText.of(prompt));
            case FLOW -> degraded("forms", PlainText.of(prompt));
        };
    }

    private boolean fitButtons(Prompt prompt) {
        PromptLimit limit = limit("buttons");
        String text = PlainText.of(prompt);
        return !text.isBlank() && text.length() <= limit.text() && !prompt.options().isEmpty()
            && prompt.options().size() <= limit.options();
    }

    /** https://developers.facebook.com/docs/messenger-platform/send-messages/template/button */
    private List<Message> buttons(Prompt prompt) {
        ObjectNode body = ProviderJson.object();
        ObjectNode payload = body.putObject("attachment").put("type", "template").putObject("payload")
            .put("template_type", "button").put("text", PlainText.of(prompt));
        ArrayNode buttons = payload.putArray("buttons");
        for (Prompt.Option option : prompt.options()) {
            String title = QuickReplies.title(option, limit("buttons").title(), warnings);
            buttons.add(option.url() == null
                ? ProviderJson.object().put("type", "postback").put("title", title).put("payload", option.id())
                : ProviderJson.object().put("type", "web_url").put("title", title).put("url", option.url()));
        }
        return List.of(new Message(body, null));
    }

    private List<Message> quickReplies(Prompt prompt) {
        return new QuickReplies(TextSplit.of(abilities.textUnit()), abilities.textLimit(), limit("quick-replies"))
            .messages(prompt, warnings).stream().map(body -> new Message(body, null)).toList();
    }

    private PromptLimit limit(String kind) {
        return abilities.prompts().getOrDefault(kind, new PromptLimit(0, 20, abilities.textLimit()));
    }
}
