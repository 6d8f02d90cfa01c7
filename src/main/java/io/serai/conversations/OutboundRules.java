package io.serai.conversations;

import io.serai.connectors.ConnectorDescriptor;
import io.serai.connectors.ConnectorDescriptor.Abilities;
import io.serai.connectors.ConnectorDescriptor.FileLimit;
import io.serai.connectors.ConnectorDescriptor.PromptLimit;
import io.serai.model.Attachment;
import io.serai.model.Content;
import io.serai.model.Content.Prompt;
import io.serai.model.PromptKind;
import io.serai.problems.Refusal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a channel can carry a content, told in sentences that name the channel and its limit. Pure. */
final class OutboundRules {

    /** A text longer than the channel's limit is split; this many messages at once is no longer a conversation. */
    private static final int MOST_PARTS = 10;
    private static final int LONGEST_ID = 256;

    private final String channel;
    private final Abilities abilities;

    OutboundRules(ConnectorDescriptor descriptor) {
        this.channel = descriptor.title();
        this.abilities = descriptor.abilities();
    }

    void check(Content content) {
        switch (content) {
            case Content.Text text -> text("content.text", text.text(), abilities.textLimit() * MOST_PARTS);
            case Content.Image image -> file("image", "pictures", image.attachment());
            case Content.Audio audio -> file("audio", "sounds", audio.attachment());
            case Content.Video video -> file("video", "videos", video.attachment());
            case Content.File file -> file("file", "files", file.attachment());
            case Content.Sticker sticker -> file("sticker", "stickers", sticker.attachment());
            case Content.Location location -> location(location);
            case Content.Contacts contacts -> contacts(contacts);
            case Prompt prompt -> prompt(prompt);
            case Content.Template template -> template(template);
            case Content.Choice other -> never("choice");
            case Content.Form other -> never("form");
            case Content.Order other -> never("order");
            case Content.Share other -> never("share");
            case Content.Notice other -> never("notice");
            case Content.Unsupported other -> never("unsupported");
        }
    }

    private static void never(String type) {
        throw Refusal.invalid("content.type", "Contents of the type " + type + " are received, never sent");
    }

    private void text(String field, @Nullable String text, int longest) {
        demand(text != null && !text.isBlank(), field, "There is no text to send");
        demand(text.length() <= longest, field,
            channel + " carries at most " + longest + " characters here; this has " + text.length());
    }

    private void file(String kind, String plural, @Nullable Attachment attachment) {
        FileLimit limit = abilities.files().get(kind);
        demand(limit != null, "content.type", channel + " cannot carry " + plural);
        demand(attachment != null && attachment.mimeType() != null && attachment.size() != null, "content.attachment",
            "The file is missing");
        demand(limit.types().stream().anyMatch(type -> matches(type, attachment.mimeType())), "content.attachment",
            channel + " takes " + plural + " of the types " + String.join(", ", limit.types()) + ", not "
                + attachment.mimeType());
        demand(attachment.size() <= limit.maxBytes(), "content.attachment", channel + " takes " + plural + " of at most "
            + size(limit.maxBytes()) + "; this has " + size(attachment.size()));
    }

    private static boolean matches(String allowed, String type) {
        return allowed.equals("*/*") || allowed.equals(type)
            || allowed.endsWith("/*") && type.startsWith(allowed.substring(0, allowed.length() - 1));
    }

    private static String size(long bytes) {
        return bytes >= 1 << 20 ? Math.round(bytes / 104857.6) / 10.0 + " MB" : Math.max(1, bytes >> 10) + " KB";
    }

    private void location(Content.Location location) {
        demand(abilities.locations(), "content.type", channel + " cannot carry locations");
        demand(Math.abs(location.latitude()) <= 90 && Math.abs(location.longitude()) <= 180, "content.latitude",
            "This is no place on earth");
    }

    private void contacts(Content.Contacts contacts) {
        demand(abilities.contacts(), "content.type", channel + " cannot carry contact cards");
        demand(contacts.cards() != null && !contacts.cards().isEmpty(), "content.cards", "There is no card to send");
        for (Content.Contacts.Card card : contacts.cards()) {
            demand(card.name() != null && !card.name().isBlank(), "content.cards.name", "A card needs a name");
            demand(card.phones() != null && card.emails() != null, "content.cards", "A card lists its phones and emails");
        }
    }

    private void template(Content.Template template) {
        demand(abilities.templates(), "content.type", channel + " has no templates");
        demand(template.name() != null && !template.name().isBlank(), "content.name", "Which template is not said");
        demand(template.language() != null && !template.language().isBlank(), "content.language",
            "The template's language is not said");
    }

    private void prompt(Prompt prompt) {
        demand(prompt.kind() != null, "content.kind", "How the options are offered is not said");
        PromptLimit limit = abilities.prompts().get(prompt.kind().spelling());
        demand(limit != null, "content.kind", channel + " cannot carry a prompt of the kind " + prompt.kind().spelling());
        text("content.text", prompt.text(), limit.text() > 0 ? limit.text() : abilities.textLimit());
        List<Prompt.Option> options = prompt.options() == null ? List.of() : prompt.options();
        boolean asks = prompt.kind() != PromptKind.LOCATION_REQUEST && prompt.kind() != PromptKind.FLOW;
        demand(!asks || !options.isEmpty(), "content.options", "There is nothing to choose from");
        demand(options.size() <= limit.options() || !asks, "content.options",
            channel + " offers at most " + limit.options() + " options; these are " + options.size());
        options(options, limit, prompt.kind());
    }

    private void options(List<Prompt.Option> options, PromptLimit limit, PromptKind kind) {
        Set<String> ids = new HashSet<>();
        Set<String> titles = new HashSet<>();
        for (int place = 0; place < options.size(); place++) {
            Prompt.Option option = options.get(place);
            String field = "content.options[" + place + "]";
            demand(option.id() != null && !option.id().isBlank() && option.id().length() <= LONGEST_ID, field + ".id",
                "Every option needs an id of at most " + LONGEST_ID + " characters");
            demand(option.title() != null && !option.title().isBlank(), field + ".title", "Every option needs a title");
            demand(limit.title() == 0 || option.title().length() <= limit.title(), field + ".title",
                channel + " shows at most " + limit.title() + " characters of an option");
            demand(ids.add(option.id()) && titles.add(option.title()), field, "Two options are the same");
            demand(kind != PromptKind.LINK || option.url() != null && option.url().matches("https?://\\S+"),
                field + ".url", "A link needs an address that begins with https://");
        }
    }

    static void demand(boolean condition, String field, String otherwise) {
        if (!condition) {
            throw Refusal.invalid(field, otherwise);
        }
    }
}
