package io.serai.conversations;

import io.serai.accounts.Caller;
import io.serai.connectors.ConnectorDescriptor;
import io.serai.model.Attachment;
import io.serai.model.Content;
import io.serai.model.Conversation;
import io.serai.model.Ids;
import io.serai.model.ReplyTo;
import io.serai.problems.Refusal;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes what a client wishes to say into what a message says: allowed now, within the channel's limits, files and all. */
@Component
class ReplyContents {

    private final JdbcClient jdbc;
    private final ReplyRules rules;
    private final Uploads uploads;
    private final Ids ids;

    ReplyContents(JdbcClient jdbc, ReplyRules rules, Uploads uploads, Ids ids) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.uploads = uploads;
        this.ids = ids;
    }

    /** {@code id} is the message's to be: its file is taken in its name already. */
    record Prepared(UUID id, Content content, @Nullable ReplyTo replyTo) {
    }

    Prepared prepare(Caller caller, Conversation conversation, Content wish, @Nullable UUID quoted) {
        ConnectorDescriptor channel = rules.channel(conversation);
        rules.allow(conversation.replyPolicy(), caller.author().kind(), wish, channel.title());
        Content content = withFile(caller, wish);
        new OutboundRules(channel).check(content);
        Prepared prepared = new Prepared(ids.next(), content, quote(conversation, channel, quoted));
        takeFile(prepared, conversation);
        return prepared;
    }

    /** What a client says about a file is not believed: only its id and the caption are the client's to say. */
    private Content withFile(Caller caller, Content content) {
        if (!(content instanceof Content.WithAttachment file)) {
            return content;
        }
        Attachment named = file.attachment();
        OutboundRules.demand(named != null && named.id() != null, "content.attachment.id", "Which file is not said");
        Attachment known = uploads.find(named.id(), caller.actor()).orElseThrow(() -> Refusal.invalid(
            "content.attachment.id", "There is no file of yours with this id that was not sent yet. Upload it first"));
        Attachment whole = new Attachment(known.id(), known.url(), known.mimeType(), known.fileName(), known.size(),
            known.sha256(), named.caption(), known.state());
        return switch (file) {
            case Content.Image image -> new Content.Image(whole);
            case Content.Audio audio -> new Content.Audio(whole, audio.voice());
            case Content.Video video -> new Content.Video(whole);
            case Content.File plain -> new Content.File(whole);
            case Content.Sticker sticker -> new Content.Sticker(whole, sticker.animated());
        };
    }

    private void takeFile(Prepared prepared, Conversation conversation) {
        if (prepared.content() instanceof Content.WithAttachment file
                && !uploads.take(file.attachment().id(), prepared.id(), conversation.connectionId())) {
            throw Refusal.conflict("Another message has this file already", Map.of("attachmentId", file.attachment().id()));
        }
    }

    private @Nullable ReplyTo quote(Conversation conversation, ConnectorDescriptor channel, @Nullable UUID quoted) {
        if (quoted == null) {
            return null;
        }
        OutboundRules.demand(channel.abilities().replies(), "replyTo", channel.title() + " cannot quote a message");
        return jdbc.sql("select external_id from messages where id = ? and conversation_id = ?")
            .params(quoted, conversation.id())
            .query((row, number) -> new ReplyTo(quoted, row.getString("external_id"), null)).optional()
            .orElseThrow(() -> Refusal.invalid("replyTo.messageId", "This conversation has no such message"));
    }
}
