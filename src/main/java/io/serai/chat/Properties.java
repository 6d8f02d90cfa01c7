package io.serai.chat;

/** The exchange properties of the {@code chat:} component; properties, because headers would go out with an HTTP call. */
final class Properties {

    /** The id of the conversation that an event is about. */
    static final String CONVERSATION = "serai.conversation";
    /** The id of the message that an event is about. */
    static final String MESSAGE = "serai.message";
    /** The type of the event. */
    static final String EVENT = "serai.event";
    /** The channel over which the conversation goes. */
    static final String CHANNEL = "serai.channel";
    /** What a command answered: a record. */
    static final String ANSWER = "serai.answer";
    /** Of which event an exchange comes, and how many messages it has sent: by these a repeated one is known. */
    static final String ORIGIN = "serai.origin";
    static final String SENT = "serai.sent";

    private Properties() {
    }
}
