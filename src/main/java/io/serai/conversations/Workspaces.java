package io.serai.conversations;

import io.serai.conversations.MessageStore.ExternalName;
import io.serai.conversations.PeopleStore.ConnectionContact;
import io.serai.conversations.PeopleStore.Locked;
import io.serai.conversations.Workspace.Mentions;
import io.serai.events.EventLog;
import io.serai.model.Identity;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Loads what a batch touches and writes what became of it: a statement for each table, whatever the batch's size. */
@Component
class Workspaces {

    private final PeopleStore people;
    private final MessageStore messages;
    private final EarlyChanges early;
    private final EventLog events;
    private final ConversationEvents conversations;
    private final ReplyWindows windows;
    private final ReopenPolicy reopening;
    private final AgentRoom room;
    private final ObjectProvider<Hearing> hearing;
    private final List<UtteranceListener> listeners;
    private final ObjectProvider<MoveListener> moves;
    private final Clock clock;

    Workspaces(PeopleStore people, MessageStore messages, EarlyChanges early, EventLog events,
            ConversationEvents conversations, ReplyWindows windows,
            ReopenPolicy reopening, AgentRoom room, ObjectProvider<Hearing> hearing, List<UtteranceListener> listeners, ObjectProvider<MoveListener> moves,
            Clock clock) {
        this.moves = moves;
        this.people = people;
        this.messages = messages;
        this.early = early;
        this.events = events;
        this.conversations = conversations;
        this.windows = windows;
        this.reopening = reopening;
        this.room = room;
        this.hearing = hearing;
        this.listeners = listeners;
        this.clock = clock;
    }

    /** Locks conversations before messages, each in order of id, as every writer does. */
    Workspace load(Collection<Arrival> arrivals) {
        Workspace workspace = new Workspace();
        Mentions mentions = Mentions.of(arrivals);
        loadPeople(workspace, mentions);
        loadMessages(workspace, mentions);
        return workspace;
    }

    private void loadPeople(Workspace workspace, Mentions mentions) {
        Map<Identity, UUID> owners = people.owners(mentions.identities());
        people.contacts(new HashSet<>(owners.values())).forEach(contact ->
            workspace.contacts.put(contact.id(), ContactState.known(contact)));
        owners.forEach((identity, owner) -> workspace.people.put(identity, workspace.contacts.get(owner)));
        Set<ConnectionContact> pairs = new HashSet<>();
        mentions.parties().forEach(mention -> workspace.contact(mention.party()).ifPresent(contact ->
            pairs.add(new ConnectionContact(mention.connectionId(), contact.id))));
        for (Locked locked : people.lockConversations(pairs, clock.instant().minus(reopening.within()))) {
            workspace.add(ConversationState.known(locked.conversation(),
                workspace.contacts.get(locked.conversation().contact().id()), locked.lastInboundAt()));
        }
        loadRoom(workspace, mentions);
        Set<Identity> speaking = new HashSet<>();
        mentions.speaking().forEach(one -> speaking.addAll(one.party().identities()));
        hearing.forEach(each -> workspace.banned.putAll(each.banned(speaking)));
    }

    /** Of the agents who may be given back what was resolved; seldom any. */
    private void loadRoom(Workspace workspace, Mentions mentions) {
        Set<UUID> agents = new HashSet<>();
        mentions.speaking().forEach(one -> workspace.contact(one.party())
            .filter(contact -> workspace.underWay(one.connectionId(), contact).isEmpty())
            .map(contact -> workspace.resolved.get(new ConnectionContact(one.connectionId(), contact.id)))
            .map(state -> state.before.assignee()).ifPresent(agents::add));
        workspace.room.putAll(room.of(agents));
    }

    private void loadMessages(Workspace workspace, Mentions mentions) {
        List<ExternalName> all = new ArrayList<>(mentions.said());
        all.addAll(mentions.targets());
        Set<UUID> ids = new HashSet<>(mentions.correlations());
        messages.named(all).forEach(named -> {
            ExternalName name = new ExternalName(named.connectionId(), named.externalId());
            workspace.names.put(name, named.messageId());
            if (mentions.targets().contains(name)) {
                ids.add(named.messageId());
            }
        });
        loadPreviews(workspace, mentions);
        messages.lock(ids).forEach(state -> workspace.messages.put(state.id(), state));
        Set<ExternalName> fresh = new HashSet<>(mentions.said());
        fresh.removeAll(workspace.names.keySet());
        early.take(fresh).forEach(one ->
            workspace.waiting.computeIfAbsent(one.name(), name -> new ArrayList<>()).add(one.change()));
    }

    private void loadPreviews(Workspace workspace, Mentions mentions) {
        Set<UUID> shown = messages.conversations(mentions.rewritten().stream().map(workspace.names::get)
            .filter(Objects::nonNull).toList());
        shown.removeAll(workspace.conversations.keySet());
        for (Locked locked : people.lock(shown)) {
            ContactState contact = workspace.contacts.computeIfAbsent(locked.conversation().contact().id(),
                id -> ContactState.known(locked.conversation().contact()));
            ConversationState state = ConversationState.known(locked.conversation(), contact, locked.lastInboundAt());
            workspace.conversations.put(state.id(), state); // not one to go on speaking in: it may be closed long since
        }
    }

    void save(Workspace workspace) {
        people.save(workspace.contacts.values(), clock.instant());
        List<ConversationState> fresh = workspace.conversations.values().stream().filter(state -> state.isNew).toList();
        List<ConversationState> changed = workspace.conversations.values().stream()
            .filter(state -> state.changed && !state.isNew).toList();
        people.insert(fresh, windows);
        people.update(changed, windows);
        messages.insert(workspace.newMessages.values());
        messages.claimUploads(workspace.newMessages.values());
        messages.update(workspace.messages.values());
        messages.insertNames(workspace.newNames);
        messages.insertPending(workspace.files);
        early.keep(workspace.early);
        if (!workspace.utterances.isEmpty()) {
            listeners.forEach(listener -> listener.uttered(workspace.utterances));
        }
        tellOfMoves(workspace);
        events.append(workspace.events);
    }

    /** What began, was reopened or was taken off hold by what its contact wrote. */
    private void tellOfMoves(Workspace workspace) {
        List<Moved> made = workspace.conversations.values().stream().flatMap(state -> state.moved(windows).stream()).toList();
        made.stream().filter(moved -> moved.before() != null).forEach(moved ->
            workspace.events.add(conversations.conversationStatusChanged(moved.after())));
        if (!made.isEmpty()) {
            moves.forEach(listener -> listener.moved(made));
        }
    }
}
