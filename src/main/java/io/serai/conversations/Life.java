package io.serai.conversations;

import io.serai.model.Phase;
import io.serai.problems.Refusal;
import java.util.Map;
import java.util.Optional;

/**
 * The life of a conversation, in this one place: from which phase which move leads where, and why not from the others.
 * Pure; {@link Moves} carries it out. The same table is in {@code src/docs/conversation-life.md}.
 */
public final class Life {

    private Life() {
    }

    /** The phase of a conversation that begins: with its connection's bot, else in its queue. */
    public static Phase begin(boolean withBot) {
        return withBot ? Phase.BOT : Phase.QUEUED;
    }

    /** @return where a move leads, empty where it is not allowed */
    public static Optional<Phase> next(Phase from, Move move) {
        return Optional.ofNullable(switch (move) {
            case CONTACT_WRITES -> switch (from) {
                case BOT, QUEUED, OFFERED, ACTIVE -> from;
                case HOLD -> Phase.ACTIVE;
                case WRAP_UP, RESOLVED, CLOSED -> null;
            };
            case BOT_WRITES -> from == Phase.BOT ? from : null;
            case QUEUE -> from.underWay() ? Phase.QUEUED : null;
            case OFFER -> from == Phase.QUEUED ? Phase.OFFERED : null;
            case PASS -> isAnswered(from) ? Phase.OFFERED : null;
            case ACCEPT -> from == Phase.OFFERED ? Phase.ACTIVE : null;
            case REFUSE -> from == Phase.OFFERED ? Phase.QUEUED : null;
            case RETURN -> from == Phase.OFFERED ? Phase.ACTIVE : null;
            case ASSIGN -> from.underWay() ? Phase.ACTIVE : null;
            case JOIN -> isAnswered(from) ? from : null;
            case LEAVE -> from.underWay() ? from : null;
            case HOLD -> from == Phase.ACTIVE ? Phase.HOLD : null;
            case UNHOLD -> from == Phase.HOLD ? Phase.ACTIVE : null;
            case RESTORE -> from.underWay() && from != Phase.BOT ? Phase.BOT : null;
            case WRAP_UP -> isAnswered(from) ? Phase.WRAP_UP : null;
            case FINISH -> from == Phase.WRAP_UP ? Phase.RESOLVED : null;
            case RESOLVE -> from.underWay() ? Phase.RESOLVED : null;
            case CLOSE -> from == Phase.CLOSED ? null : Phase.CLOSED;
            case REOPEN_WITH_AGENT -> from.underWay() ? null : Phase.ACTIVE;
            case REOPEN_IN_QUEUE -> from.underWay() ? null : Phase.QUEUED;
            case REOPEN_WITH_BOT -> from.underWay() ? null : Phase.BOT;
        });
    }

    private static boolean isAnswered(Phase from) {
        return from == Phase.ACTIVE || from == Phase.HOLD;
    }

    /** @throws Refusal with a reason for people when the move is not allowed; {@code phase} and {@code move} with it */
    public static Phase after(Phase from, Move move) {
        return next(from, move).orElseThrow(() -> Refusal.conflict(reason(from, move),
            Map.of("phase", from, "status", from.status(), "move", move.spelling())));
    }

    /** Why a move is not allowed. */
    static String reason(Phase from, Move move) {
        if (!from.underWay() && !isReopening(move)) {
            return over(from, move);
        }
        return switch (move) {
            case BOT_WRITES -> "A person was asked for: from then on the bot does not answer this conversation";
            case OFFER, ACCEPT, REFUSE, RETURN -> notOffered(from, move);
            case PASS, JOIN, WRAP_UP -> "No agent has this conversation" + (from == Phase.BOT ? ": a bot answers it" : " yet");
            case HOLD -> from == Phase.HOLD ? "The conversation is on hold already"
                : "Only what an agent has can be put on hold. Take the conversation first";
            case UNHOLD -> "The conversation is not on hold";
            case RESTORE -> "A bot answers this conversation already";
            case FINISH -> "The conversation still goes on: there is nothing to wrap up";
            case REOPEN_WITH_AGENT, REOPEN_IN_QUEUE, REOPEN_WITH_BOT -> "The conversation still goes on";
            case CONTACT_WRITES, QUEUE, ASSIGN, LEAVE, RESOLVE, CLOSE -> "This cannot be done now";
        };
    }

    private static boolean isReopening(Move move) {
        return switch (move) {
            case REOPEN_WITH_AGENT, REOPEN_IN_QUEUE, REOPEN_WITH_BOT -> true;
            case CONTACT_WRITES, BOT_WRITES, QUEUE, OFFER, PASS, ACCEPT, REFUSE, RETURN, ASSIGN, JOIN, LEAVE, HOLD, UNHOLD,
                RESTORE, WRAP_UP, FINISH, RESOLVE, CLOSE -> false;
        };
    }

    private static String over(Phase from, Move move) {
        if (move == Move.FINISH) {
            return "Everything about this conversation is noted down already";
        }
        return move == Move.CLOSE ? "The conversation is closed already"
            : "The conversation is " + from.status().spelling() + ". Reopen it first";
    }

    private static String notOffered(Phase from, Move move) {
        return switch (from) {
            case BOT -> "A bot answers this conversation; nobody asked for a person";
            case QUEUED -> "The conversation is no longer offered to anybody: it waits in its queue";
            case OFFERED -> "The conversation is being offered to somebody already";
            case ACTIVE, HOLD -> "Somebody has taken this conversation";
            case WRAP_UP, RESOLVED, CLOSED -> over(from, move);
        };
    }
}
