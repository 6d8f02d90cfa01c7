package io.serai.connectors.instagram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.connectors.ConnectorDescriptor.Abilities;
import io.serai.connectors.ConnectorDescriptor.PromptLimit;
import io.serai.connectors.OutboundCommand.Files;
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
import java.util.Set;

/** One message of ours as the calls that Instagram needs for it: text and each file by itself. */
final class InstagramMessages {

    /** The heart that its apps send on a double tap, with and without the emoji variant. */
    private static final Set<String> HEARTS = Set.of("❤️", "❤");

    private final SendApi api;
    private final Abilities abilities;
    private final String path;
    private final List<String> warnings = new ArrayList<>();

    InstagramMessages(SendApi api, Abilities abilities, String path) {
        this.api = api;
        this.abilities = abilities;
        this.path = path;
    }

    Plan plan(SendMessage command) throws SendFailure {
        List<ObjectNode> messages = messages(command.content(), command.files());
        if (messages.isEmpty()) {
            throw refused("The message is empty.");
        }
        List<Part> parts = new ArrayList<>();
        for (ObjectNode message : messages) {
            parts.add(new Part(path, api.message(command, message, parts.isEmpty()), null));
        }
        return new Plan(parts, warnings);
    }

    private List<ObjectNode> messages(Content content, Files files) throws SendFailure {
        return switch (content) {
            case Content.Text text -> HEARTS.contains(text.text().strip()) ? List.of(heart()) : texts(text.text());
            case Content.Image image -> file("image", image.attachment(), files);
            case Content.Audio audio -> file("audio", audio.attachment(), files);
            case Content.Video video -> file("video", video.attachment(), files);
            case Content.File file -> file("file", file.attachment(), files);
            case Content.Sticker sticker -> file("image", sticker.attachment(), files);
            case Content.Location location -> degraded("places", PlainText.of(location));
            case Content.Contacts contacts -> degraded("contact cards", PlainText.of(contacts));
            case Content.Share share -> texts(PlainText.of(share));
            case Prompt prompt -> prompt(prompt);
            case Content.Template template -> throw refused("Instagram has no templates like '" + template.name()
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

    private static ObjectNode heart() {
        ObjectNode body = ProviderJson.object();
        body.putObject("attachment").put("type", "like_heart");
        return body;
    }

    private List<ObjectNode> texts(String text) {
        return TextSplit.of(abilities.textUnit()).split(text, abilities.textLimit()).stream()
            .map(part -> ProviderJson.object().put("text", part)).toList();
    }

    private List<ObjectNode> degraded(String what, String text) {
        warnings.add("Instagram has no " + what + ": sent as text");
        return texts(text);
    }

    /** Instagram takes files only from where it can fetch them: a signed link of ours. */
    private List<ObjectNode> file(String type, Attachment file, Files files) throws SendFailure {
        SendApi.requireStored(file);
        ObjectNode body = ProviderJson.object();
        body.putObject("attachment").put("type", type).putObject("payload").put("url", files.link(file.id()));
        List<ObjectNode> messages = new ArrayList<>(List.of(body));
        if (file.caption() != null) {
            messages.addAll(texts(file.caption()));
        }
        return messages;
    }

    private List<ObjectNode> prompt(Prompt prompt) {
        return switch (prompt.kind()) {
            case QUICK_REPLIES, LINK -> quickReplies(prompt);
            case BUTTONS -> {
                warnings.add("Instagram has no buttons: sent as quick replies");
                yield quickReplies(prompt);
            }
            case LIST -> {
                warnings.add("Instagram has no lists: sent as quick replies");
                yield quickReplies(prompt);
            }
            case LOCATION_REQUEST -> degraded("way to ask for a place", PlainText.of(prompt));
            case FLOW -> degraded("forms", PlainText.of(prompt));
        };
    }

    private List<ObjectNode> quickReplies(Prompt prompt) {
        PromptLimit limit = abilities.prompts().getOrDefault("quick-replies",
            new PromptLimit(0, 20, abilities.textLimit()));
        return new QuickReplies(TextSplit.of(abilities.textUnit()), abilities.textLimit(), limit)
            .messages(prompt, warnings);
    }
}
