package io.serai.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;

/** What a message says. JSON carries the kind as {@code type}: {@code {"type":"text","text":"Hello"}}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @Type(value = Content.Text.class, name = "text"),
    @Type(value = Content.Image.class, name = "image"),
    @Type(value = Content.Audio.class, name = "audio"),
    @Type(value = Content.Video.class, name = "video"),
    @Type(value = Content.File.class, name = "file"),
    @Type(value = Content.Sticker.class, name = "sticker"),
    @Type(value = Content.Location.class, name = "location"),
    @Type(value = Content.Contacts.class, name = "contacts"),
    @Type(value = Content.Choice.class, name = "choice"),
    @Type(value = Content.Form.class, name = "form"),
    @Type(value = Content.Order.class, name = "order"),
    @Type(value = Content.Share.class, name = "share"),
    @Type(value = Content.Prompt.class, name = "prompt"),
    @Type(value = Content.Template.class, name = "template"),
    @Type(value = Content.Notice.class, name = "notice"),
    @Type(value = Content.Unsupported.class, name = "unsupported"),
})
public sealed interface Content {

    /** Plain text with the channel's own light formatting marks, never HTML. */
    record Text(String text) implements Content {
    }

    record Image(Attachment attachment) implements Content, WithAttachment {
    }

    /** A sound; {@code voice} is true for a voice note. */
    record Audio(Attachment attachment, boolean voice) implements Content, WithAttachment {
    }

    record Video(Attachment attachment) implements Content, WithAttachment {
    }

    record File(Attachment attachment) implements Content, WithAttachment {
    }

    record Sticker(Attachment attachment, boolean animated) implements Content, WithAttachment {
    }

    record Location(double latitude, double longitude, @Nullable String name, @Nullable String address,
            @Nullable String url) implements Content {
    }

    record Contacts(List<Card> cards) implements Content {
        public record Card(String name, List<String> phones, List<String> emails, @Nullable String organisation) {
        }
    }

    /** A tapped button, list row, quick reply or postback; {@code source} says which: button, list, quick-reply, postback, template. */
    record Choice(String id, @Nullable String title, @Nullable String description, String source) implements Content {
    }

    /** An answered form; {@code response} is its JSON where it can be parsed, a JSON string of the raw answer where not. */
    record Form(@Nullable String name, @Nullable String body, JsonNode response) implements Content {
    }

    /** {@code price} is in the currency's main unit, as the provider gave it. */
    record Order(@Nullable String catalogue, List<Item> items, @Nullable String text) implements Content {
        public record Item(String productId, int quantity, @Nullable String price, @Nullable String currency) {
        }
    }

    record Share(ShareKind kind, @Nullable String url, @Nullable String title, @Nullable Attachment attachment)
            implements Content {
    }

    /** Outbound only: a question with options to tap. {@code header} and {@code footer} are short texts around it. */
    record Prompt(PromptKind kind, String text, List<Option> options, @Nullable String header, @Nullable String footer,
            @Nullable String button) implements Content {
        public record Option(String id, String title, @Nullable String description, @Nullable String url) {
        }
    }

    /** Outbound only: a template that the provider approved, its components as the provider wants them, and how it reads. */
    record Template(String name, String language, @Nullable JsonNode components, @Nullable String text) implements Content {
    }

    /** Something that happened rather than was said: {@code kind} in kebab-case, {@code data} its particulars. */
    record Notice(String kind, Map<String, String> data) implements Content {
    }

    /** What this version does not understand: the provider's own kind and what could be kept of it. Never dropped. */
    record Unsupported(String kind, @Nullable JsonNode data) implements Content {
    }

    /** The contents that are one attachment. */
    sealed interface WithAttachment permits Image, Audio, Video, File, Sticker {
        Attachment attachment();
    }
}
