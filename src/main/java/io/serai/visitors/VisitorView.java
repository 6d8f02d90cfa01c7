package io.serai.visitors;

import io.serai.connectors.web.WebItem;
import io.serai.media.MediaStore;
import io.serai.model.Attachment;
import io.serai.model.AttachmentState;
import io.serai.model.AuthorKind;
import io.serai.model.Content;
import io.serai.model.Direction;
import io.serai.model.Message;
import java.util.List;
import io.serai.translation.flow.VisitorTranslations;
import io.serai.model.TranslationState;
import io.serai.model.Translation;
import io.serai.model.FailureCode;
import io.serai.model.MessageStatus;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a visitor may see of a message, and of which messages nothing at all. */
@Component
class VisitorView {

    /** Links hold for a day, and are the same for an hour, so that browsers need not fetch a picture twice. */
    private static final Duration LINKS_HOLD = Duration.ofHours(25);

    private final MediaStore media;
    private final VisitorTranslations translations;
    private final Clock clock;

    VisitorView(MediaStore media, VisitorTranslations translations, Clock clock) {
        this.media = media;
        this.translations = translations;
        this.clock = clock;
    }

    /** Empty for what is between agents, and for what is not sent before it is translated. */
    Optional<VisitorMessage> of(Message message, String connectionId) {
        Content content = isHeldBack(message) ? null : message.content() instanceof Content.Notice notice ? notice(notice)
            : message.author().kind() == AuthorKind.SYSTEM ? null : shown(message.content());
        return Optional.ofNullable(content).map(shown -> new VisitorMessage(message.id(), message.conversationId(),
            message.seq(), message.direction(), author(message.author()), shown, message.language(),
            message.replyTo() == null || message.replyTo().messageId() == null ? null
                : new VisitorMessage.ReplyTo(message.replyTo().messageId()),
            message.reactions().stream().map(reaction -> new VisitorMessage.Reaction(reaction.emoji(),
                author(reaction.author()), reaction.at())).toList(),
            fate(message).status(), translations(message, connectionId), message.direction() == Direction.INBOUND ? WebItem.clientId(message.externalId()) : null,
            message.sentAt(), message.editedAt(), message.deletedAt(), message.rev()));
    }

    /** What goes out is then another text: this one must not be seen before, nor if it never goes. */
    private static boolean isHeldBack(Message message) {
        boolean refused = message.failure() != null && message.failure().code() == FailureCode.UNTRANSLATED;
        return message.direction() == Direction.OUTBOUND && (refused || message.status() == MessageStatus.QUEUED
            && message.translations().stream().anyMatch(one -> one.state() == TranslationState.WAITING));
    }

    /** How we read in other languages, where visitors may see that; never what an agent wrote before it was translated. */
    private List<VisitorMessage.Translation> translations(Message message, String connectionId) {
        if (message.direction() == Direction.INBOUND || message.translations().isEmpty()
                || !translations.mayBeSeen(connectionId)) {
            return List.of();
        }
        return message.translations().stream()
            .filter(one -> one.isThere() && one.state() == null && !Translation.ORIGINAL.equals(one.engine()))
            .filter(one -> !one.language().equals(message.language()))
            .map(one -> new VisitorMessage.Translation(one.language(), one.text(), one.content())).toList();
    }

    private static VisitorMessage.Author author(io.serai.model.Author author) {
        return new VisitorMessage.Author(author.kind(), author.name());
    }

    record Fate(UUID messageId, MessageStatus status) {
    }

    /** The visitor sees what is recorded; that something failed on the way to them is not for them to worry about. */
    static Fate fate(Message message) {
        return new Fate(message.id(), switch (message.status()) {
            case DELIVERED, READ, PLAYED, RECEIVED -> message.status();
            case QUEUED, SENDING, UNKNOWN, SENT, FAILED -> MessageStatus.SENT;
        });
    }

    /** Of what happened, that somebody joined and that it ended. */
    private static Content.@Nullable Notice notice(Content.Notice notice) {
        return switch (notice.kind()) {
            case "assigned" -> new Content.Notice("assigned", name(notice.data().get("toName")));
            case "resolved", "closed" -> new Content.Notice(notice.kind(), Map.of());
            default -> null;
        };
    }

    private static Map<String, String> name(@Nullable String name) {
        return name == null ? Map.of() : Map.of("name", name);
    }

    private Content shown(Content content) {
        return switch (content) {
            case Content.Image image -> new Content.Image(linked(image.attachment()));
            case Content.Audio audio -> new Content.Audio(linked(audio.attachment()), audio.voice());
            case Content.Video video -> new Content.Video(linked(video.attachment()));
            case Content.File file -> new Content.File(linked(file.attachment()));
            case Content.Sticker sticker -> new Content.Sticker(linked(sticker.attachment()), sticker.animated());
            case Content.Share share -> new Content.Share(share.kind(), share.url(), share.title(),
                share.attachment() == null ? null : linked(share.attachment()));
            case Content.Template template -> new Content.Template(template.name(), template.language(), null, template.text());
            case Content.Unsupported unsupported -> new Content.Unsupported(unsupported.kind(), null);
            case Content.Text text -> text;
            case Content.Location location -> location;
            case Content.Contacts contacts -> contacts;
            case Content.Choice choice -> choice;
            case Content.Form form -> form;
            case Content.Order order -> order;
            case Content.Prompt prompt -> prompt;
            case Content.Notice notice -> notice;
        };
    }

    private Attachment linked(Attachment file) {
        Instant expires = clock.instant().truncatedTo(ChronoUnit.HOURS).plus(LINKS_HOLD);
        String url = file.state() == AttachmentState.STORED ? path(media.signedLink(file.id(), expires)) : null;
        return new Attachment(file.id(), url, file.mimeType(), file.fileName(), file.size(), null, file.caption(), file.state());
    }

    /** Without the host: the visitor knows where we are, perhaps by another name than ours. */
    private static String path(String link) {
        URI url = URI.create(link);
        return url.getRawPath() + "?" + url.getRawQuery();
    }
}
