package io.serai.handoff;

import io.serai.accounts.Action;
import io.serai.accounts.Caller;
import io.serai.connectors.ConnectorDescriptor;
import io.serai.connectors.Connectors;
import io.serai.conversations.ConversationView;
import io.serai.conversations.ConversationViews;
import io.serai.conversations.Desk;
import io.serai.conversations.Move;
import io.serai.conversations.Moves;
import io.serai.conversations.Outbox;
import io.serai.conversations.Step;
import io.serai.conversations.ThreadOwners;
import io.serai.model.Conversation;
import io.serai.model.Phase;
import io.serai.model.ThreadCommand;
import io.serai.problems.Refusal;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who answers a thread, where the provider lets several apps: what an agent wants done about it goes out in order with
 * what is said. What the provider refuses is undone.
 */
@Component
@Transactional
class ThreadControls {

    private final Desk desk;
    private final Moves moves;
    private final ThreadOwners owners;
    private final Outbox outbox;
    private final Connectors connectors;
    private final ConversationViews views;

    ThreadControls(Desk desk, Moves moves, ThreadOwners owners, Outbox outbox, Connectors connectors,
            ConversationViews views) {
        this.desk = desk;
        this.moves = moves;
        this.owners = owners;
        this.outbox = outbox;
        this.connectors = connectors;
        this.views = views;
    }

    /** @param to the app that is to answer from now on, for pass */
    record Wish(@Nullable ThreadCommand command, @Nullable String to) {
    }

    ConversationView command(Caller caller, UUID id, Wish wish) {
        Conversation before = desk.open(caller, Action.CONVERSATIONS_ASSIGN, id);
        ThreadCommand command = check(before, wish);
        String to = command == ThreadCommand.PASS ? wish.to() : null;
        outbox.add(id, before.connectionId(), new Outbox.Thread(command, to, before.threadOwner()));
        moves.tell(id, caller.author(), "thread-" + command.spelling(), to == null ? Map.of() : Map.of("app", to));
        switch (command) {
            case TAKE -> owners.set(before, null);
            case PASS -> elsewhere(caller, before, wish.to());
            case RELEASE -> elsewhere(caller, before, ThreadOwners.SOMEBODY);
            case REQUEST -> { }
        }
        return views.of(caller, before);
    }

    /** Whoever waits here for a person waits no more: another app answers them. */
    private void elsewhere(Caller caller, Conversation before, @Nullable String app) {
        owners.set(before, app);
        if (before.phase() == Phase.QUEUED || before.phase() == Phase.OFFERED) {
            moves.make(before, Step.of(Move.RESTORE, caller.author()));
        }
    }

    private ThreadCommand check(Conversation conversation, Wish wish) {
        ThreadCommand command = wish.command();
        if (command == null) {
            throw Refusal.invalid("command", "take, pass, request or release");
        }
        if (command == ThreadCommand.PASS && (wish.to() == null || !wish.to().matches("[0-9]{1,30}"))) {
            throw Refusal.invalid("to", "The number of the app that is to answer: 263902037430900 is the Page inbox");
        }
        boolean can = connectors.descriptor(conversation.channel()).map(ConnectorDescriptor::abilities)
            .map(ConnectorDescriptor.Abilities::threadControl).orElse(false);
        if (!can) {
            throw Refusal.conflict("On " + conversation.channel() + " no other app answers", Map.of());
        }
        boolean ours = conversation.threadOwner() == null;
        if (ours != (command == ThreadCommand.PASS || command == ThreadCommand.RELEASE)) {
            throw Refusal.conflict(ours ? "We answer this thread already"
                : "Another app answers this thread: it is not ours to give away", Map.of());
        }
        return command;
    }
}
