package io.serai.accounts;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person who answers customers.
 *
 * @param presence    as it is now: offline once no tab has renewed it for 90 seconds
 * @param load        how many conversations that are under way are theirs
 * @param preferences how their inbox looks; shown to nobody else
 * @param rona        an offer passed without an answer: nothing more is offered until they choose a presence by hand
 * @param languages   what they speak well, {@code language} first
 * @param skills      what they know, and how well: 1 to 5
 */
public record Agent(UUID id, String name, String email, Role role, String language, Presence presence,
        @Nullable String presenceReason, Instant presenceSince, int load, int chatLimit, boolean active,
        @Nullable JsonNode preferences, List<String> teams, List<String> queues, boolean rona,
        List<String> languages, Map<String, Integer> skills) {

    /** As colleagues see them. */
    Agent withoutPreferences() {
        return new Agent(id, name, email, role, language, presence, presenceReason, presenceSince, load, chatLimit,
            active, null, teams, queues, rona, languages, skills);
    }
}
