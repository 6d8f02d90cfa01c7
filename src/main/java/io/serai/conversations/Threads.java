package io.serai.conversations;

import io.serai.conversations.PeopleStore.ConnectionContact;
import io.serai.conversations.ReopenPolicy.With;
import io.serai.model.Content;
import io.serai.model.Ids;
import io.serai.model.Party;
import io.serai.model.Phase;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Which person a change is about, and which conversation of theirs it belongs to. */
@Component
class Threads {

    private final WaitingPlaces places;
    private final ReplyWindows windows;
    private final ReopenPolicy policy;
    private final ObjectProvider<FirstHandler> first;
    private final Ids ids;

    Threads(WaitingPlaces places, ReplyWindows windows, ReopenPolicy policy, ObjectProvider<FirstHandler> first,
            Ids ids) {
        this.policy = policy;
        this.first = first;
        this.places = places;
        this.windows = windows;
        this.ids = ids;
    }

    /** The person, made known if need be, with every name and particular that the provider sent along. */
    ContactState contact(Party party, Workspace workspace) {
        ContactState contact = workspace.contact(party).orElseGet(() -> {
            ContactState fresh = ContactState.fresh(ids.next());
            workspace.contacts.put(fresh.id, fresh);
            return fresh;
        });
        // a name that is another person's already stays theirs: people are merged by people
        Party own = new Party(party.identities().stream()
            .filter(identity -> workspace.people.getOrDefault(identity, contact) == contact).toList(), party.name(),
            party.language(), party.fields());
        contact.meet(own);
        own.identities().forEach(identity -> workspace.people.putIfAbsent(identity, contact));
        return contact;
    }

    /** The conversation under way, else the one just resolved, reopened; else a new one in the connection's queue. */
    ConversationState toSpeakIn(ContactState contact, Arrival arrival, Workspace workspace) {
        return workspace.underWay(arrival.connectionId(), contact).orElseGet(() -> {
            ConversationState resolved = workspace.resolved.remove(new ConnectionContact(arrival.connectionId(), contact.id));
            if (resolved != null) {
                resolved.reopen(arrival.standby() ? Move.REOPEN_WITH_BOT : reopening(resolved, workspace),
                    places.forWaiting(resolved.before.queue(), arrival.connectionId()), arrival.receivedAt());
                workspace.add(resolved);
                return resolved;
            }
            ConversationState fresh = ConversationState.fresh(ids.next(), arrival.channel(), arrival.connectionId(),
                contact, places.forWaiting(null, arrival.connectionId()), arrival.standby() ? null : bot(arrival.connectionId()), arrival.standby(),
                windows.policy(arrival.channel(), null), arrival.receivedAt());
            workspace.add(fresh);
            return fresh;
        });
    }

    private Move reopening(ConversationState resolved, Workspace workspace) {
        UUID agent = resolved.before.assignee();
        String bot = resolved.before.bot();
        if (policy.with() == With.AGENT && agent != null
                && (resolved.phase == Phase.WRAP_UP || workspace.takeRoom(agent))) {
            return Move.REOPEN_WITH_AGENT;
        }
        boolean toBot = policy.with() != With.QUEUE && bot != null && first.stream().anyMatch(known -> known.answers(bot));
        return toBot ? Move.REOPEN_WITH_BOT : Move.REOPEN_IN_QUEUE;
    }

    private @Nullable String bot(String connection) {
        return first.stream().flatMap(handler -> handler.botFor(connection).stream()).findFirst().orElse(null);
    }

    /** The provider let another app answer, or us again. */
    void threadControl(ConversationState conversation, Content.Notice notice, Instant now) {
        String other = notice.data().getOrDefault("newOwner", ThreadOwners.SOMEBODY);
        String owner = notice.data().get("owner");
        switch (notice.kind()) {
            case "thread-control-passed" -> {
                if ("other".equals(owner)) {
                    conversation.answeredElsewhere(other, now);
                } else {
                    here(conversation, true, now);
                }
            }
            case "thread-control-taken" -> {
                if ("us".equals(owner)) {
                    here(conversation, true, now);
                } else {
                    conversation.answeredElsewhere(other, now);
                }
            }
            default -> { }
        }
    }

    /** What was overheard is another app's to answer; what is addressed to us says that control has lapsed. */
    void heard(ConversationState conversation, boolean standby, Instant now) {
        if (!standby) {
            here(conversation, false, now);
        } else if (conversation.threadOwner() == null) {
            conversation.answeredElsewhere(ThreadOwners.SOMEBODY, now);
        }
    }

    private void here(ConversationState conversation, boolean wanted, Instant now) {
        conversation.answeredHere(wanted,
            places.forWaiting(conversation.before.queue(), conversation.before.connectionId()), now);
    }

    /** The conversation under way or the last one, without reopening it. */
    Optional<ConversationState> current(String connectionId, ContactState contact, Workspace workspace) {
        return workspace.underWay(connectionId, contact).or(() ->
            Optional.ofNullable(workspace.resolved.get(new ConnectionContact(connectionId, contact.id))));
    }
}
