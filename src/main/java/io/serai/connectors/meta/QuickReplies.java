package io.serai.connectors.meta;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.connectors.ConnectorDescriptor.PromptLimit;
import io.serai.connectors.PlainText;
import io.serai.connectors.ProviderJson;
import io.serai.connectors.TextSplit;
import io.serai.model.Content.Prompt;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A prompt as text with quick replies, which stay above the keyboard until one is tapped or something is written. What
 * they cannot hold (links, descriptions) goes into the text.
 *
 * @see <a href="https://developers.facebook.com/docs/messenger-platform/send-messages/quick-replies">Meta</a>
 */
public final class QuickReplies {

    private final TextSplit unit;
    private final int textLimit;
    private final PromptLimit limit;

    public QuickReplies(TextSplit unit, int textLimit, PromptLimit limit) {
        this.unit = unit;
        this.textLimit = textLimit;
        this.limit = limit;
    }

    /** The messages that ask it; the last one holds the replies. What was cut or dropped is added to the warnings. */
    public List<ObjectNode> messages(Prompt prompt, List<String> warnings) {
        List<Prompt.Option> replies = prompt.options().stream().filter(option -> option.url() == null)
            .limit(limit.options()).toList();
        List<Prompt.Option> written = prompt.options().stream()
            .filter(option -> !replies.contains(option) || option.description() != null).toList();
        String text = Stream.concat(Stream.of(PlainText.of(prompt)), written.stream().map(PlainText::of))
            .filter(line -> !line.isBlank()).collect(Collectors.joining("\n"));
        List<ObjectNode> messages = new ArrayList<>();
        unit.split(text, textLimit).forEach(part -> messages.add(ProviderJson.object().put("text", part)));
        if (!messages.isEmpty() && !replies.isEmpty()) {
            ArrayNode array = messages.getLast().putArray("quick_replies");
            replies.forEach(option -> array.add(reply(option, warnings)));
        }
        if (prompt.options().stream().filter(option -> option.url() == null).count() > limit.options()) {
            warnings.add("Only " + limit.options() + " options can be tapped; the others are in the text");
        }
        return messages;
    }

    private ObjectNode reply(Prompt.Option option, List<String> warnings) {
        return ProviderJson.object().put("content_type", "text").put("title", title(option, limit.title(), warnings))
            .put("payload", option.id());
    }

    /** An option's title, cut to what a button shows. */
    public static String title(Prompt.Option option, int limit, List<String> warnings) {
        String title = TextSplit.CHARACTERS.shorten(option.title(), limit);
        if (!title.equals(option.title())) {
            warnings.add("'" + option.title() + "' was cut to " + limit + " characters");
        }
        return title;
    }
}
