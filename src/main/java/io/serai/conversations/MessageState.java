package io.serai.conversations;

import io.serai.events.Event.Scope;
import io.serai.model.Author;
import io.serai.model.Content;
import io.serai.model.Failure;
import io.serai.model.Message;
import io.serai.model.MessageStatus;
import io.serai.model.Reaction;
import io.serai.model.Translation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message that exists, while changes to it are recorded. The row is locked. */
final class MessageState {

    final Message before;
    final String connectionId;
    final Scope scope;
    boolean changed;
    private MessageStatus status;
    private @Nullable Failure failure;
    private Content content;
    private @Nullable String language;
    private List<Translation> translations;
    private final List<Reaction> reactions;
    private final List<String> warnings;
    private @Nullable String externalId;
    private @Nullable Instant editedAt;
    private @Nullable Instant deletedAt;
    private int editVersion;
    private long rev;

    MessageState(Message before, String connectionId, int editVersion, Scope scope) {
        this.before = before;
        this.connectionId = connectionId;
        this.scope = scope;
        this.status = before.status();
        this.failure = before.failure();
        this.content = before.content();
        this.language = before.language();
        this.translations = before.translations();
        this.reactions = new ArrayList<>(before.reactions());
        this.warnings = new ArrayList<>(before.warnings());
        this.externalId = before.externalId();
        this.editedAt = before.editedAt();
        this.deletedAt = before.deletedAt();
        this.editVersion = editVersion;
        this.rev = before.rev();
    }

    UUID id() {
        return before.id();
    }

    /** @return whether the status climbed */
    boolean report(MessageStatus reported, @Nullable Failure reason) {
        if (!reported.after(status)) {
            return false;
        }
        status = reported;
        failure = reason;
        touch();
        return true;
    }

    /** A person wants it sent again: the only way down the ladder. */
    void again() {
        status = MessageStatus.QUEUED;
        failure = null;
        touch();
    }

    void named(String id) {
        if (externalId == null) {
            externalId = id;
            touch();
        }
    }

    void warn(List<String> more) {
        warnings.addAll(more);
        touch();
    }

    /** Each author has at most one reaction; no emoji takes it off. */
    boolean react(Author author, @Nullable String emoji, Instant at) {
        boolean had = reactions.removeIf(known -> known.author().kind() == author.kind());
        if (emoji == null && !had) {
            return false;
        }
        if (emoji != null) {
            reactions.add(new Reaction(emoji, author, at));
        }
        touch();
        return true;
    }

    boolean edit(Content edited, int version, Instant at) {
        boolean older = version > 0 ? version <= editVersion : editedAt != null && !at.isAfter(editedAt);
        if (older || deletedAt != null) {
            return false;
        }
        content = edited;
        translations = List.of(); // they say what it said before
        editVersion = Math.max(version, editVersion);
        editedAt = at;
        touch();
        return true;
    }

    /** What was said must not be kept. */
    boolean unsend(Instant at) {
        if (deletedAt != null) {
            return false;
        }
        content = new Content.Notice("unsent", Map.of());
        translations = List.of();
        reactions.clear();
        deletedAt = at;
        touch();
        return true;
    }

    void written(@Nullable String in) {
        if (!Objects.equals(language, in)) {
            language = in;
            touch();
        }
    }

    void beside(List<Translation> all) {
        if (!translations.equals(all)) {
            translations = List.copyOf(all);
            touch();
        }
    }

    /** What the customer will receive, instead of what was written. */
    void goesOutAs(Content translated, String in) {
        content = translated;
        language = in;
        touch();
    }

    private void touch() {
        changed = true;
        rev++;
    }

    int editVersion() {
        return editVersion;
    }

    @Nullable Instant deletedAt() {
        return deletedAt;
    }

    MessageStatus status() {
        return status;
    }

    Message toMessage() {
        return new Message(before.id(), before.conversationId(), before.seq(), before.direction(), before.author(),
            content, language, translations, before.replyTo(),
            before.referral(), before.forwarded(), List.copyOf(reactions), status, failure, List.copyOf(warnings),
            externalId, before.clientId(), before.sentAt(), before.receivedAt(), editedAt, deletedAt, rev);
    }
}
