package io.serai.conversations;

import io.serai.model.Failure;
import io.serai.model.Identity;
import io.serai.model.MessageStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The fate of outbound messages. All calls join the caller's transaction and write the {@code message.status} event. */
public interface Statuses {

    /** Raises a message's status; one that does not climb is ignored. The failure is kept or cleared with it. */
    void report(UUID messageId, MessageStatus status, Instant at, @Nullable Failure failure);

    /**
     * Notes an id that the provider gave a message (or one of its parts), and applies what was reported for that id
     * before it was known.
     */
    void named(UUID messageId, String connectionId, String externalId);

    /** Adds warnings to a message: what the channel could not express. */
    void warn(UUID messageId, List<String> warnings);

    /** Links other names of a contact that a provider's answer revealed. */
    void learnt(UUID messageId, List<Identity> identities);
}
