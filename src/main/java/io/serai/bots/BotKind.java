package io.serai.bots;

import io.serai.model.AuthorKind;
import io.serai.model.Content;
import io.serai.model.Message;
import java.util.List;

/**
 * A kind of bot: {@code greeter}, {@code http}, {@code socketio}, {@code route}. A bean of it is all that is needed to
 * add one. One instance serves every bot of the kind, from many threads at once, so what it knows of a conversation is
 * in the {@link Turn}: the thread, and what it asked to have remembered.
 */
public interface BotKind {

    /** As {@code kind} spells it in settings and in the API. */
    String kind();

    /** What a bot of this kind can be told besides what every bot is told; anything else is refused. */
    List<Setting> settings();

    /** Looks at settings that are complete, before a bot is declared. Asks nobody outside. */
    default void check(BotSettings bot) throws InvalidBot {
    }

    /**
     * What the bot says to a customer's message. Called outside of any transaction, on a thread that may block and that
     * is interrupted when the bot's time is over; called again for the same turn (its id stays) after a failure, and
     * after a crash. One conversation's turns come one at a time, in order.
     *
     * @throws BotFailure when it has no answer; the runner tries again where that may help
     */
    Answer answer(BotSettings bot, Turn turn) throws BotFailure, InterruptedException;

    /** Whether a message just written into a conversation of a bot's awaits its answer. */
    default boolean owes(Message message) {
        return message.author().kind() == AuthorKind.CONTACT && !(message.content() instanceof Content.Notice);
    }

    /** A bot was declared, or changed; within the transaction that writes it down, and again at every start. */
    default void declared(BotSettings bot) throws InvalidBot {
    }

    /** A bot was removed; within the transaction that writes it down. */
    default void removed(BotSettings bot) {
    }

    /** @param secret encrypted at rest, shown as dots */
    record Setting(String name, String title, String description, boolean required, boolean secret) {
    }

    /** A bot's settings cannot work, and why. */
    class InvalidBot extends Exception {
        public InvalidBot(String message) {
            super(message);
        }
    }
}
