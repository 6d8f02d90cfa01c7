package io.serai.conversations;

import io.serai.conversations.EarlyChanges.Early;
import io.serai.conversations.Hearing.Unheard;
import io.serai.conversations.MessageStore.ExternalName;
import io.serai.conversations.MessageStore.Named;
import io.serai.conversations.MessageStore.PendingFile;
import io.serai.conversations.PeopleStore.ConnectionContact;
import io.serai.events.Event;
import io.serai.model.Change;
import io.serai.model.Identity;
import io.serai.model.PartIds;
import io.serai.model.Party;
import io.serai.model.ReplyTo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All that a batch of changes touches, in memory: loaded and locked set-wise before, written set-wise after. Between the
 * two nothing is asked of the database but what {@link Change.StatusUpTo} needs.
 */
final class Workspace {

    final Map<Identity, ContactState> people = new HashMap<>();
    final Map<UUID, ContactState> contacts = new LinkedHashMap<>();
    final Map<ConnectionContact, ConversationState> underWay = new HashMap<>();
    final Map<ConnectionContact, ConversationState> resolved = new HashMap<>();
    final Map<UUID, ConversationState> conversations = new LinkedHashMap<>();
    final Map<UUID, MessageState> messages = new LinkedHashMap<>();
    final Map<UUID, MessageState> newMessages = new LinkedHashMap<>();
    final Map<ExternalName, UUID> names = new HashMap<>();
    final Map<ExternalName, List<Change>> waiting = new HashMap<>();
    final List<Named> newNames = new ArrayList<>();
    final List<PendingFile> files = new ArrayList<>();
    final List<Early> early = new ArrayList<>();
    final List<Event.New> events = new ArrayList<>();
    final Map<UUID, Integer> room = new HashMap<>();
    final Map<Identity, Unheard> banned = new HashMap<>();
    final List<Utterance> utterances = new ArrayList<>();

    /** Takes one place of an agent who is there and has room. */
    boolean takeRoom(UUID agent) {
        return room.merge(agent, -1, Integer::sum) >= 0;
    }

    /** Why somebody is not to be heard. */
    Optional<Unheard> ban(Party party) {
        return party.identities().stream().map(banned::get).filter(Objects::nonNull).findFirst();
    }

    Optional<MessageState> message(@Nullable UUID id) {
        MessageState fresh = newMessages.get(id);
        return Optional.ofNullable(fresh == null ? messages.get(id) : fresh);
    }

    Optional<MessageState> message(String connectionId, @Nullable String externalId) {
        return externalId == null ? Optional.empty() : message(names.get(new ExternalName(connectionId, externalId)));
    }

    Optional<ContactState> contact(Party party) {
        return party.identities().stream().map(people::get).filter(Objects::nonNull).findFirst();
    }

    Optional<ConversationState> underWay(String connectionId, ContactState contact) {
        return Optional.ofNullable(underWay.get(new ConnectionContact(connectionId, contact.id)));
    }

    void name(String connectionId, String externalId, UUID messageId) {
        if (names.putIfAbsent(new ExternalName(connectionId, externalId), messageId) == null) {
            newNames.add(new Named(connectionId, externalId, messageId));
        }
    }

    /** What came before the message of this name, in an earlier batch or in this one; from now on it waits no more. */
    List<Change> waitingFor(ExternalName name) {
        List<Change> all = new ArrayList<>(Objects.requireNonNullElse(waiting.remove(name), List.of()));
        early.stream().filter(one -> one.name().equals(name)).map(Early::change).forEach(all::add);
        early.removeIf(one -> one.name().equals(name));
        return all;
    }

    void add(ConversationState state) {
        conversations.put(state.id(), state);
        ConnectionContact pair = new ConnectionContact(state.before.connectionId(), state.contact.id);
        (state.underWay() ? underWay : resolved).put(pair, state);
    }

    /** What a batch refers to, collected before anything is loaded. */
    record Mentions(Set<Identity> identities, Set<ConnectionParty> parties,
            Set<ConnectionParty> speaking, Set<ExternalName> said,
            Set<ExternalName> targets, Set<ExternalName> rewritten, Set<UUID> correlations) {

        record ConnectionParty(String connectionId, Party party) {
        }

        static Mentions of(Collection<Arrival> arrivals) {
            Mentions all = new Mentions(new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>(),
                new HashSet<>(), new HashSet<>(), new HashSet<>());
            arrivals.forEach(arrival -> arrival.changes().forEach(change -> all.add(arrival.connectionId(), change)));
            return all;
        }

        private void add(String connection, Change change) {
            switch (change) {
                case Change.Said said -> {
                    speaks(connection, said.customer());
                    this.said.add(new ExternalName(connection, said.message().externalId()));
                    reply(connection, said.message().replyTo());
                    correlation(said.message().correlation());
                }
                case Change.StatusReported status -> {
                    target(connection, status.externalId());
                    correlation(status.correlation());
                }
                case Change.StatusUpTo status -> party(connection, status.customer());
                case Change.Reacted reacted -> {
                    party(connection, reacted.customer());
                    target(connection, reacted.targetExternalId());
                }
                case Change.Edited edited -> rewritten(connection, edited.targetExternalId());
                case Change.Unsent unsent -> IntStream.range(0, PartIds.MOST).forEach(part ->
                    rewritten(connection, PartIds.of(unsent.targetExternalId(), part)));
                case Change.IdentityChanged changed -> {
                    party(connection, changed.customer());
                    identities.add(changed.previous());
                    identities.add(changed.current());
                }
                case Change.OptChanged opt -> party(connection, opt.customer());
                case Change.Referred referred -> speaks(connection, referred.customer());
                case Change.Typing typing -> party(connection, typing.customer());
                case Change.ConnectionReported ignored -> { }
                case Change.Ignored ignored -> { }
            }
        }

        private void party(String connection, Party party) {
            identities.addAll(party.identities());
            parties.add(new ConnectionParty(connection, party));
        }

        /** Whoever says something may go on with a conversation that is over. */
        private void speaks(String connection, Party party) {
            party(connection, party);
            speaking.add(new ConnectionParty(connection, party));
        }

        private void target(String connection, @Nullable String externalId) {
            if (externalId != null) {
                targets.add(new ExternalName(connection, externalId));
            }
        }

        /** The conversation's preview may show such a message, so the conversation is touched too. */
        private void rewritten(String connection, String externalId) {
            target(connection, externalId);
            rewritten.add(new ExternalName(connection, externalId));
        }

        private void correlation(@Nullable UUID id) {
            if (id != null) {
                correlations.add(id);
            }
        }

        private void reply(String connection, @Nullable ReplyTo replyTo) {
            if (replyTo != null) {
                target(connection, replyTo.externalId());
            }
        }
    }
}
