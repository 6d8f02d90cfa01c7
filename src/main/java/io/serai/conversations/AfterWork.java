package io.serai.conversations;

import io.serai.model.Conversation;
import java.util.UUID;

/** Knows whether an agent who ends a conversation still has to note down how it ended. Safe for many threads. */
public interface AfterWork {

    /** @param agent who ends it, and had it */
    boolean follows(Conversation conversation, UUID agent);
}
