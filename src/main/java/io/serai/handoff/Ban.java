package io.serai.handoff;

import io.serai.model.IdentityKind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is not to be heard: a person with all their names, or one name on one connection.
 *
 * @param until absent: until it is lifted
 */
record Ban(UUID id, @Nullable UUID contactId, @Nullable Name identity, String reason, @Nullable Instant until,
        @Nullable UUID by, String byName, Instant createdAt, @Nullable Instant liftedAt) {

    record Name(@Nullable String connectionId, @Nullable IdentityKind kind, @Nullable String value) {
    }
}
