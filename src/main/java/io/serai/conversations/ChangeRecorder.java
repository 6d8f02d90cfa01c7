package io.serai.conversations;

import io.serai.conversations.Arrival.Recorded;
import io.serai.conversations.EarlyChanges.Early;
import io.serai.conversations.Hearing.Unheard;
import io.serai.conversations.MessageStore.ExternalName;
import io.serai.events.Typing;
import io.serai.model.Author;
import io.serai.model.AuthorKind;
import io.serai.model.Change;
import io.serai.model.Connection.LastError;
import io.serai.model.ConnectionState;
import io.serai.model.MessageStatus;
import io.serai.model.PartIds;
import io.serai.model.Party;
import io.serai.settings.Connections;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What each kind of change does; what is said is {@link SaidRecorder}'s. */
@Component
class ChangeRecorder {

    private static final String WAITS = "it waits for the message that it names";

    private final SaidRecorder said;
    private final MessageStore messages;
    private final ConversationEvents events;
    private final Connections connections;
    private final ApplicationEventPublisher typing;

    ChangeRecorder(SaidRecorder said, MessageStore messages, ConversationEvents events, Connections connections,
            ApplicationEventPublisher typing) {
        this.said = said;
        this.messages = messages;
        this.events = events;
        this.connections = connections;
        this.typing = typing;
    }

    Recorded apply(Change change, Arrival arrival, Workspace workspace) {
        Optional<Unheard> ban = speaker(change).flatMap(workspace::ban);
        if (ban.isPresent()) {
            return Recorded.ignored("whoever wrote it is banned: " + ban.get().reason());
        }
        return switch (change) {
            case Change.Said one -> said(one, arrival, workspace);
            case Change.StatusReported one -> status(one, arrival, workspace);
            case Change.StatusUpTo one -> statusUpTo(one, arrival, workspace);
            case Change.Reacted one -> onTarget(one, one.targetExternalId(), arrival, workspace);
            case Change.Edited one -> onTarget(one, one.targetExternalId(), arrival, workspace);
            case Change.Unsent one -> unsend(one, arrival, workspace);
            case Change.IdentityChanged one -> said.identityChanged(one, arrival, workspace);
            case Change.OptChanged one -> said.optChanged(one, arrival, workspace);
            case Change.Referred one -> said.referred(one, arrival, workspace);
            case Change.Typing one -> typing(one, arrival, workspace);
            case Change.ConnectionReported one -> connection(one, arrival);
            case Change.Ignored one -> Recorded.ignored(one.reason());
        };
    }

    /** Who says something with it that people would read. */
    private static Optional<Party> speaker(Change change) {
        return switch (change) {
            case Change.Said one when one.message().author() == AuthorKind.CONTACT -> Optional.of(one.customer());
            case Change.Referred one -> Optional.of(one.customer());
            case Change.Typing other -> Optional.empty();
            case Change.Said other -> Optional.empty();
            case Change.StatusReported other -> Optional.empty();
            case Change.StatusUpTo other -> Optional.empty();
            case Change.Reacted other -> Optional.empty();
            case Change.Edited other -> Optional.empty();
            case Change.Unsent other -> Optional.empty();
            case Change.IdentityChanged other -> Optional.empty();
            case Change.OptChanged other -> Optional.empty();
            case Change.ConnectionReported other -> Optional.empty();
            case Change.Ignored other -> Optional.empty();
        };
    }

    private Recorded said(Change.Said change, Arrival arrival, Workspace workspace) {
        Recorded recorded = said.record(change, arrival, workspace);
        String id = change.message().externalId();
        workspace.waitingFor(new ExternalName(arrival.connectionId(), id))
            .forEach(early -> apply(early, arrival, workspace));
        workspace.message(arrival.connectionId(), PartIds.whole(id)).map(MessageState::deletedAt)
            .ifPresent(at -> onTarget(new Change.Unsent(id, at), id, arrival, workspace));
        return recorded;
    }

    private Recorded status(Change.StatusReported change, Arrival arrival, Workspace workspace) {
        Optional<MessageState> known = workspace.message(change.correlation())
            .or(() -> workspace.message(arrival.connectionId(), change.externalId()));
        if (known.isEmpty()) {
            return change.externalId() == null ? Recorded.ignored("it names no message of ours")
                : wait(change, change.externalId(), arrival, workspace);
        }
        MessageState message = known.get();
        if (change.externalId() != null) {
            workspace.name(arrival.connectionId(), change.externalId(), message.id());
            message.named(change.externalId());
        }
        if (change.andEarlier()) {
            upTo(message.before.conversationId(), change.status(), message.before.sentAt(), workspace);
        }
        if (!message.report(change.status(), change.failure())) {
            return Recorded.processed(message.id(), "the message is further already");
        }
        workspace.events.add(events.messageStatus(message.toMessage(), message.scope));
        return Recorded.processed(message.id());
    }

    private Recorded statusUpTo(Change.StatusUpTo change, Arrival arrival, Workspace workspace) {
        Optional<ConversationState> conversation = workspace.contact(change.customer())
            .flatMap(contact -> said.current(arrival.connectionId(), contact, workspace));
        if (conversation.isEmpty()) {
            return Recorded.ignored("this customer has no conversation");
        }
        upTo(conversation.get().id(), change.status(), change.upTo(), workspace);
        return Recorded.processed(null);
    }

    private void upTo(UUID conversationId, MessageStatus status, Instant at, Workspace workspace) {
        for (MessageState stored : messages.lockUnconfirmed(conversationId, at)) {
            MessageState message = workspace.message(stored.id()).orElse(stored);
            workspace.messages.putIfAbsent(message.id(), message);
            if (message.report(status, null)) {
                workspace.events.add(events.messageStatus(message.toMessage(), message.scope));
            }
        }
    }

    private Recorded onTarget(Change change, String target, Arrival arrival, Workspace workspace) {
        Optional<MessageState> known = workspace.message(arrival.connectionId(), target);
        if (known.isEmpty()) {
            return wait(change, target, arrival, workspace);
        }
        MessageState message = known.get();
        boolean did = switch (change) {
            case Change.Reacted one -> message.react(author(one, workspace), one.emoji(), one.at());
            case Change.Edited one -> edit(message, one, workspace);
            case Change.Unsent one -> message.unsend(one.at());
            default -> throw new IllegalArgumentException("No change of a message: " + change.getClass());
        };
        if (!did) {
            return Recorded.duplicate(message.id());
        }
        said.preview(message, workspace);
        workspace.events.add(change instanceof Change.Unsent
            ? events.messageDeleted(message.toMessage(), message.scope)
            : events.messageUpdated(message.toMessage(), message.scope));
        return Recorded.processed(message.id());
    }

    /** A message of the provider's can have become several here; all of them were taken back. */
    private Recorded unsend(Change.Unsent change, Arrival arrival, Workspace workspace) {
        IntStream.range(1, PartIds.MOST).mapToObj(part -> PartIds.of(change.targetExternalId(), part))
            .filter(id -> workspace.message(arrival.connectionId(), id).isPresent())
            .forEach(id -> onTarget(change, id, arrival, workspace));
        return onTarget(change, change.targetExternalId(), arrival, workspace);
    }

    private static boolean edit(MessageState message, Change.Edited change, Workspace workspace) {
        if (!message.edit(change.content(), change.version(), change.at())) {
            return false;
        }
        change.media().forEach(source -> workspace.files.add(new MessageStore.PendingFile(message.connectionId,
            message.id(), change.content(), source)));
        return true;
    }

    private static Author author(Change.Reacted change, Workspace workspace) {
        Optional<ContactState> contact = workspace.contact(change.customer());
        return change.author() != AuthorKind.CONTACT || contact.isEmpty() ? new Author(change.author(), null, null)
            : new Author(AuthorKind.CONTACT, contact.get().id.toString(), contact.get().name());
    }

    private static Recorded wait(Change change, String target, Arrival arrival, Workspace workspace) {
        ExternalName name = new ExternalName(arrival.connectionId(), target);
        workspace.early.add(new Early(name, change));
        return Recorded.processed(null, WAITS);
    }

    private Recorded typing(Change.Typing change, Arrival arrival, Workspace workspace) {
        @Nullable ContactState contact = workspace.contact(change.customer()).orElse(null);
        if (contact != null) {
            workspace.underWay(arrival.connectionId(), contact).ifPresent(conversation -> typing.publishEvent(new Typing(
                conversation.id(), new Author(AuthorKind.CONTACT, contact.id.toString(), contact.name()), change.on())));
        }
        return Recorded.processed(null);
    }

    private Recorded connection(Change.ConnectionReported change, Arrival arrival) {
        if (change.severe()) {
            connections.report(arrival.connectionId(), ConnectionState.DEGRADED,
                new LastError(change.kind(), change.message(), change.at()));
        }
        return Recorded.processed(null, change.kind());
    }
}
