package io.serai.visitors;

import io.serai.connectors.ConnectorDescriptor.Abilities;
import io.serai.connectors.ConnectorDescriptor.FileLimit;
import io.serai.connectors.ProviderJson;
import io.serai.connectors.TextSplit;
import io.serai.media.MediaStore;
import io.serai.model.Attachment;
import io.serai.model.Content;
import io.serai.model.Message;
import io.serai.model.PromptKind;
import io.serai.problems.ProblemCode;
import io.serai.problems.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a visitor may say. Only what they chose themselves is taken from them: the title of a choice comes from the
 * question that offered it, a file's type and size from its bytes.
 */
@Component
class VisitorContents {

    private final Visitors visitors;
    private final VisitorThread thread;
    private final MediaStore media;

    VisitorContents(Visitors visitors, VisitorThread thread, MediaStore media) {
        this.visitors = visitors;
        this.thread = thread;
        this.media = media;
    }

    /** @param replyTo the message that is answered or quoted; the question that a choice belongs to */
    record Accepted(Content content, @Nullable UUID replyTo) {
    }

    Accepted accept(VisitorSession session, @Nullable Content content, @Nullable UUID replyTo) {
        return switch (content) {
            case null -> throw Refusal.invalid("content", "It is missing");
            case Content.Text text -> quoting(session, text(text), replyTo);
            case Content.Choice choice -> choice(session, choice, replyTo);
            case Content.Location place -> quoting(session, location(place), replyTo);
            case Content.Image image -> quoting(session, file(session, image.attachment()), replyTo);
            case Content.Audio audio -> quoting(session, file(session, audio.attachment()), replyTo);
            case Content.Video video -> quoting(session, file(session, video.attachment()), replyTo);
            case Content.File file -> quoting(session, file(session, file.attachment()), replyTo);
            case Content.Sticker c -> throw refused(c);
            case Content.Contacts c -> throw refused(c);
            case Content.Form c -> throw refused(c);
            case Content.Order c -> throw refused(c);
            case Content.Share c -> throw refused(c);
            case Content.Prompt c -> throw refused(c);
            case Content.Template c -> throw refused(c);
            case Content.Notice c -> throw refused(c);
            case Content.Unsupported c -> throw refused(c);
        };
    }

    /** Whether a file of this type and size may be sent at all. */
    void demandAllowed(Attachment file) {
        List<FileLimit> limits = visitors.abilities().files().values().stream()
            .filter(limit -> limit.types().contains(file.mimeType())).toList();
        if (limits.isEmpty()) {
            throw new Refusal(ProblemCode.UNSUPPORTED_TYPE,
                "Files of the type " + file.mimeType() + " cannot be sent here");
        }
        long most = limits.stream().mapToLong(FileLimit::maxBytes).max().orElse(0);
        if (Objects.requireNonNullElse(file.size(), 0L) > most) {
            throw new Refusal(ProblemCode.TOO_LARGE, "The file is larger than " + most + " bytes");
        }
    }

    private Content text(Content.Text content) {
        String text = content.text();
        if (text == null || text.isBlank()) {
            throw Refusal.invalid("content.text", "It is empty");
        }
        Abilities abilities = visitors.abilities();
        if (TextSplit.of(abilities.textUnit()).length(text) > abilities.textLimit()) {
            throw Refusal.invalid("content.text", "It is longer than " + abilities.textLimit() + " " + abilities.textUnit());
        }
        return new Content.Text(ProviderJson.storable(text));
    }

    private Accepted choice(VisitorSession session, Content.Choice choice, @Nullable UUID replyTo) {
        if (choice.id() == null) {
            throw Refusal.invalid("content.id", "It is missing");
        }
        Message asked = thread.prompt(thread.conversations(session.person()), choice.id(), replyTo)
            .orElseThrow(() -> Refusal.invalid("content.id", "Nobody offered this choice here"));
        Content.Prompt prompt = (Content.Prompt) asked.content();
        Content.Prompt.Option option = prompt.options().stream().filter(one -> one.id().equals(choice.id())).findFirst()
            .orElseThrow();
        return new Accepted(new Content.Choice(option.id(), option.title(), option.description(), source(prompt.kind())),
            asked.id());
    }

    private static String source(PromptKind kind) {
        return switch (kind) {
            case LIST -> "list";
            case QUICK_REPLIES -> "quick-reply";
            case BUTTONS, LINK, LOCATION_REQUEST, FLOW -> "button";
        };
    }

    private static Content location(Content.Location place) {
        if (!(Math.abs(place.latitude()) <= 90) || !(Math.abs(place.longitude()) <= 180)) {
            throw Refusal.invalid("content", "No place on Earth has these coordinates");
        }
        return new Content.Location(place.latitude(), place.longitude(), null, null, null);
    }

    private Content file(VisitorSession session, @Nullable Attachment named) {
        Attachment file = named == null || named.id() == null ? null
            : media.uploaded(named.id(), session.uploader()).orElse(null);
        if (file == null) {
            throw Refusal.invalid("content.attachment.id", "You uploaded no such file, or it was sent already");
        }
        demandAllowed(file);
        String caption = named.caption() == null || named.caption().isBlank() ? null
            : ((Content.Text) text(new Content.Text(named.caption()))).text();
        Attachment whole = new Attachment(file.id(), file.url(), file.mimeType(), file.fileName(), file.size(),
            file.sha256(), caption, file.state());
        return switch (String.valueOf(file.mimeType()).replaceFirst("/.*", "")) {
            case "image" -> new Content.Image(whole);
            case "audio" -> new Content.Audio(whole, false);
            case "video" -> new Content.Video(whole);
            default -> new Content.File(whole);
        };
    }

    private Accepted quoting(VisitorSession session, Content content, @Nullable UUID replyTo) {
        if (replyTo != null && thread.find(thread.conversations(session.person()), replyTo).isEmpty()) {
            throw Refusal.invalid("replyTo.messageId", "There is no such message in this conversation");
        }
        return new Accepted(content, replyTo);
    }

    private static Refusal refused(Content content) {
        return Refusal.invalid("content.type", "Visitors cannot send a "
            + content.getClass().getSimpleName().toLowerCase(Locale.ROOT));
    }
}
