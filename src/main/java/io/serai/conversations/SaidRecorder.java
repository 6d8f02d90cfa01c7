package io.serai.conversations;

import io.serai.conversations.Arrival.Recorded;
import io.serai.conversations.MessageStore.ExternalName;
import io.serai.conversations.MessageStore.PendingFile;
import io.serai.model.Author;
import io.serai.model.AuthorKind;
import io.serai.model.Change;
import io.serai.model.Content;
import io.serai.model.Direction;
import io.serai.model.Forwarded;
import io.serai.model.Ids;
import io.serai.model.Message;
import io.serai.model.MessageStatus;
import io.serai.model.ReplyTo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes what was said, by a customer or in the provider's own app, into the conversation that it belongs to. */
@Component
class SaidRecorder {

    private final Threads threads;
    private final Echoes echoes;
    private final ConversationEvents events;
    private final ReplyWindows windows;
    private final Ids ids;

    SaidRecorder(Threads threads, Echoes echoes, ConversationEvents events, ReplyWindows windows, Ids ids) {
        this.threads = threads;
        this.echoes = echoes;
        this.events = events;
        this.windows = windows;
        this.ids = ids;
    }

    Recorded record(Change.Said change, Arrival arrival, Workspace workspace) {
        Change.Draft draft = change.message();
        UUID known = workspace.names.get(new ExternalName(arrival.connectionId(), draft.externalId()));
        if (known != null) {
            return Recorded.duplicate(known);
        }
        Optional<MessageState> ours = echoes.ours(change, arrival, workspace);
        if (ours.isPresent() || draft.ownEcho()) {
            return ours.map(message -> ownEcho(message, draft, arrival, workspace))
                .orElse(Recorded.ignored("it is the echo of a message that this gateway sent"));
        }
        return draft.author() == AuthorKind.SYSTEM ? notice(change, arrival, workspace)
            : spoken(change, arrival, workspace);
    }

    /** What happened belongs into the conversation that there is; nobody has to answer it, so it begins none. */
    private Recorded notice(Change.Said change, Arrival arrival, Workspace workspace) {
        Optional<ContactState> contact = workspace.contact(change.customer());
        return contact.flatMap(known -> threads.current(arrival.connectionId(), known, workspace))
            .map(conversation -> {
                if (change.message().content() instanceof Content.Notice notice && conversation.underWay()) {
                    threads.threadControl(conversation, notice, arrival.receivedAt());
                }
                return Recorded.processed(write(change.message(), contact.get(), conversation, arrival, workspace).id());
            })
            .orElse(Recorded.ignored("it happened outside of any conversation"));
    }

    private Recorded spoken(Change.Said change, Arrival arrival, Workspace workspace) {
        Change.Draft draft = change.message();
        ContactState contact = threads.contact(change.customer(), workspace);
        ConversationState conversation = threads.toSpeakIn(contact, arrival, workspace);
        if (draft.author() == AuthorKind.CONTACT) {
            threads.heard(conversation, arrival.standby(), arrival.receivedAt());
        }
        if (conversation.language == null) { // what the browser prefers is a first guess, no more
            conversation.language = draft.language();
        }
        if (conversation.referral == null) {
            conversation.referral = draft.referral();
        }
        return Recorded.processed(write(draft, contact, conversation, arrival, workspace).id());
    }

    /** A message of ours, seen by the provider: what it is called, and the proof that it left. */
    private Recorded ownEcho(MessageState message, Change.Draft draft, Arrival arrival, Workspace workspace) {
        workspace.name(arrival.connectionId(), draft.externalId(), message.id());
        message.named(draft.externalId());
        message.report(MessageStatus.SENT, null);
        if (message.changed) {
            workspace.events.add(events.messageStatus(message.toMessage(), message.scope));
        }
        return Recorded.processed(message.id());
    }

    private Message write(Change.Draft draft, ContactState contact, ConversationState conversation, Arrival arrival,
            Workspace workspace) {
        boolean inbound = draft.direction() == Direction.INBOUND;
        Author author = draft.author() == AuthorKind.CONTACT
            ? new Author(AuthorKind.CONTACT, contact.id.toString(), contact.name())
            : new Author(draft.author(), draft.author() == AuthorKind.BOT ? conversation.before.bot() : null, null);
        Message message = new Message(ids.next(), conversation.id(), conversation.nextSeq(), draft.direction(), author,
            draft.content(), draft.language(), List.of(), resolve(draft.replyTo(), arrival.connectionId(), workspace),
            draft.referral(), draft.forwarded(), List.of(), inbound ? MessageStatus.RECEIVED : MessageStatus.SENT, null,
            List.of(), draft.externalId(), null, draft.sentAt(), arrival.receivedAt(), null, null, 1);
        add(message, conversation, arrival.connectionId(), workspace);
        workspace.name(arrival.connectionId(), draft.externalId(), message.id());
        draft.media().forEach(source ->
            workspace.files.add(new PendingFile(arrival.connectionId(), message.id(), draft.content(), source)));
        return message;
    }

    private void add(Message message, ConversationState conversation, String connectionId, Workspace workspace) {
        conversation.said(message);
        var shown = conversation.toConversation(windows);
        workspace.newMessages.put(message.id(),
            new MessageState(message, connectionId, 0, ConversationRows.scope(shown)));
        if (conversation.isNew && message.seq() == 1) {
            workspace.events.add(events.conversationCreated(shown));
        }
        workspace.events.add(events.messageCreated(message, shown));
        workspace.utterances.add(new Utterance(message, shown));
    }

    private static @Nullable ReplyTo resolve(@Nullable ReplyTo replyTo, String connectionId, Workspace workspace) {
        if (replyTo == null || replyTo.externalId() == null) {
            return replyTo;
        }
        UUID quoted = workspace.names.get(new ExternalName(connectionId, replyTo.externalId()));
        return new ReplyTo(quoted, replyTo.externalId(), replyTo.story());
    }

    Optional<ConversationState> current(String connectionId, ContactState contact, Workspace workspace) {
        return threads.current(connectionId, contact, workspace);
    }

    /** The preview in the list must not go on showing what was edited or taken back. */
    void preview(MessageState message, Workspace workspace) {
        ConversationState conversation = workspace.conversations.get(message.before.conversationId());
        if (conversation != null && conversation.lastMessage != null && conversation.lastMessage.id().equals(message.id())) {
            conversation.lastMessage = message.toMessage();
            conversation.touch();
        }
    }

    Recorded identityChanged(Change.IdentityChanged change, Arrival arrival, Workspace workspace) {
        ContactState contact = workspace.people.get(change.previous());
        if (contact == null) {
            contact = threads.contact(change.customer(), workspace);
        }
        if (workspace.people.getOrDefault(change.current(), contact) == contact) {
            contact.rename(change.previous(), change.current());
            workspace.people.remove(change.previous(), contact);
            workspace.people.put(change.current(), contact);
        }
        return notice(contact, "identity-changed", Map.of("previous", change.previous().value(), "current",
            change.current().value()), change.at(), arrival, workspace);
    }

    Recorded optChanged(Change.OptChanged change, Arrival arrival, Workspace workspace) {
        ContactState contact = threads.contact(change.customer(), workspace);
        contact.opt(arrival.connectionId(), change.category(), change.out(), change.at());
        return notice(contact, change.out() ? "opted-out" : "opted-in", Map.of("category", change.category()),
            change.at(), arrival, workspace);
    }

    Recorded referred(Change.Referred change, Arrival arrival, Workspace workspace) {
        ContactState contact = threads.contact(change.customer(), workspace);
        ConversationState conversation = threads.toSpeakIn(contact, arrival, workspace);
        conversation.referral = change.referral();
        return notice(contact, "referred", Map.of(), change.at(), arrival, workspace);
    }

    /** Notes in the thread that something happened, where there is one. */
    private Recorded notice(ContactState contact, String kind, Map<String, String> data, Instant at, Arrival arrival,
            Workspace workspace) {
        Optional<ConversationState> conversation = threads.current(arrival.connectionId(), contact, workspace);
        if (conversation.isEmpty()) {
            return Recorded.processed(null);
        }
        ConversationState thread = conversation.get();
        Message message = new Message(ids.next(), thread.id(), thread.nextSeq(), Direction.INBOUND,
            new Author(AuthorKind.SYSTEM, null, null), new Content.Notice(kind, data), null, List.of(), null, null,
            Forwarded.NONE, List.of(), MessageStatus.RECEIVED, null, List.of(), null, null, at, arrival.receivedAt(), null,
            null, 1);
        add(message, thread, arrival.connectionId(), workspace);
        return Recorded.processed(message.id());
    }
}
