package io.serai.media;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.media.AttachmentRows.Row;
import io.serai.model.Attachment;
import io.serai.model.Content;
import io.serai.model.Message;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The attachment inside a message's content, brought up to date. */
@Component
class MessageContents {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    MessageContents(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The content as it is now; empty where it does not show this file (any more). */
    Optional<Content> with(Content content, Row row) {
        return switch (content) {
            case Content.Image image -> now(image.attachment(), row).map(Content.Image::new);
            case Content.Audio audio -> now(audio.attachment(), row)
                .map(file -> new Content.Audio(file, audio.voice()));
            case Content.Video video -> now(video.attachment(), row).map(Content.Video::new);
            case Content.File file -> now(file.attachment(), row).map(Content.File::new);
            case Content.Sticker sticker -> now(sticker.attachment(), row)
                .map(file -> new Content.Sticker(file, sticker.animated()));
            case Content.Share share -> now(share.attachment(), row)
                .map(file -> new Content.Share(share.kind(), share.url(), share.title(), file));
            case Content.Text text -> Optional.empty();
            case Content.Location location -> Optional.empty();
            case Content.Contacts cards -> Optional.empty();
            case Content.Choice choice -> Optional.empty();
            case Content.Form form -> Optional.empty();
            case Content.Order order -> Optional.empty();
            case Content.Prompt prompt -> Optional.empty();
            case Content.Template template -> Optional.empty();
            case Content.Notice notice -> Optional.empty();
            case Content.Unsupported unsupported -> Optional.empty();
        };
    }

    /** Writes the content of a message that is locked. */
    Message write(Message before, Content content) {
        Message after = new Message(before.id(), before.conversationId(), before.seq(), before.direction(),
            before.author(), content, before.language(), before.translations(), before.replyTo(), before.referral(),
            before.forwarded(), before.reactions(), before.status(), before.failure(), before.warnings(),
            before.externalId(), before.clientId(), before.sentAt(), before.receivedAt(), before.editedAt(),
            before.deletedAt(), before.rev() + 1);
        jdbc.sql("update messages set content = ?::jsonb, rev = ? where id = ?")
            .params(write(content), after.rev(), after.id()).update();
        return after;
    }

    private static Optional<Attachment> now(@Nullable Attachment shown, Row row) {
        UUID id = row.id();
        return shown == null || !shown.id().equals(id) ? Optional.empty()
            : Optional.of(row.toAttachment(shown.caption()));
    }

    private String write(Content content) {
        try {
            return json.writerFor(Content.class).writeValueAsString(content);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
