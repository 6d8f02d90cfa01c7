package io.serai.accounts;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person who answers customers.
 *
 * @param presence    as it is now: offline once no tab has renewed it for 90 seconds
 * @param load        how many conversations that are under way are theirs
 * @param preferences how their inbox looks; shown to nobody else
 */
public record Agent(UUID id, String name, String email, Role role, String language, Presence presence,
        @Nullable String presenceReason, Instant presenceSince, int load, int chatLimit, boolean active,
        @Nullable JsonNode preferences, List<String> teams, List<String> queues) {

    /** As colleagues see them. */
    Agent withoutPreferences() {
        return new Agent(id, name, email, role, language, presence, presenceReason, presenceSince, load, chatLimit,
            active, null, teams, queues);
    }
}
