package io.serai.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How far a message has come. Statuses only climb: {@link #after(MessageStatus)} is the one rule for it. */
public enum MessageStatus {
    RECEIVED(0),
    QUEUED(0),
    SENDING(1),
    /** The request left and no answer came: whether it was sent is settled by a webhook, never by sending again. */
    UNKNOWN(2),
    SENT(3),
    DELIVERED(4),
    READ(5),
    /** A voice note was listened to. */
    PLAYED(6),
    FAILED(3);

    private final int rank;

    MessageStatus(int rank) {
        this.rank = rank;
    }

    /**
     * Whether this status, reported now, replaces the one known so far. A failure replaces sent, never delivered; what
     * arrives after a failure proves the failure wrong and replaces it.
     */
    public boolean after(MessageStatus known) {
        if (known == FAILED) {
            return rank > SENT.rank;
        }
        return this == FAILED ? known.rank <= SENT.rank : rank > known.rank;
    }

    @JsonValue
    public String spelling() {
        return Spelling.of(this);
    }

    @JsonCreator
    public static MessageStatus of(String spelling) {
        return Spelling.parse(MessageStatus.class, spelling);
    }
}
