package io.serai.bots;

import io.serai.accounts.Access;
import io.serai.accounts.Action;
import io.serai.accounts.Caller;
import io.serai.bots.Answer.Handoff;
import io.serai.conversations.ConversationRows;
import io.serai.conversations.ConversationView;
import io.serai.conversations.Life;
import io.serai.conversations.Move;
import io.serai.conversations.Moves;
import io.serai.conversations.ThreadPages;
import io.serai.handoff.HandoffRequest;
import io.serai.handoff.Handoffs;
import io.serai.model.Conversation;
import io.serai.problems.Refusal;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Handing over by command: only what the bot itself answers, and only where there are people. */
@Component
@Transactional
class LateHandoff {

    private final Bots bots;
    private final Moves moves;
    private final Handoffs handoffs;
    private final Access access;
    private final ThreadPages pages;

    LateHandoff(Bots bots, Moves moves, Handoffs handoffs, Access access, ThreadPages pages) {
        this.bots = bots;
        this.moves = moves;
        this.handoffs = handoffs;
        this.access = access;
        this.pages = pages;
    }

    ConversationView handOver(Caller caller, UUID id, Handoff wish) {
        Conversation conversation = moves.lock(id);
        access.require(caller, Action.CONVERSATIONS_HAND_OVER, ConversationRows.scope(conversation));
        Life.after(conversation.phase(), Move.BOT_WRITES);
        String bot = conversation.bot();
        if (bot != null && bots.find(bot).filter(known -> !known.humanSupport()).isPresent()) {
            throw Refusal.conflict("Human support is off for the bot '" + bot + "'", Map.of("bot", bot));
        }
        handoffs.queue(id, new HandoffRequest(wish.queue(), wish.skills(), wish.language(), wish.reason(), wish.summary(),
            wish.fields(), null), caller.author());
        return pages.conversation(caller, id).view();
    }
}
