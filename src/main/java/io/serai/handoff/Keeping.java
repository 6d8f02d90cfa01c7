package io.serai.handoff;

import io.serai.accounts.Action;
import io.serai.accounts.Caller;
import io.serai.conversations.ConversationView;
import io.serai.conversations.ConversationViews;
import io.serai.conversations.Desk;
import io.serai.conversations.Move;
import io.serai.conversations.Moves;
import io.serai.conversations.Step;
import io.serai.model.Conversation;
import io.serai.problems.Refusal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an agent does with what they have: puts it aside, takes it up again, gives it back to the bot. */
@Component
@Transactional
class Keeping {

    private static final int LONGEST_CONTEXT = 2_000;

    private final Desk desk;
    private final Moves moves;
    private final Handoffs handoffs;
    private final ConversationViews views;

    Keeping(Desk desk, Moves moves, Handoffs handoffs, ConversationViews views) {
        this.desk = desk;
        this.moves = moves;
        this.handoffs = handoffs;
        this.views = views;
    }

    ConversationView hold(Caller caller, UUID id) {
        return move(caller, id, Move.HOLD, "held");
    }

    ConversationView unhold(Caller caller, UUID id) {
        return move(caller, id, Move.UNHOLD, "unheld");
    }

    private ConversationView move(Caller caller, UUID id, Move move, String notice) {
        Conversation before = desk.open(caller, Action.CONVERSATIONS_EDIT, id);
        moves.make(before, Step.of(move, caller.author()).told(notice));
        return views.of(caller, before);
    }

    /** @param context a line for the bot about what happened meanwhile */
    ConversationView restore(Caller caller, UUID id, @Nullable String bot, @Nullable String context) {
        if (context != null && context.length() > LONGEST_CONTEXT) {
            throw Refusal.invalid("context", "At most " + LONGEST_CONTEXT + " characters");
        }
        Conversation before = desk.open(caller, Action.CONVERSATIONS_ASSIGN, id);
        handoffs.restore(id, bot, context == null || context.isBlank() ? null : context.strip(), caller.author());
        return views.of(caller, before);
    }
}
