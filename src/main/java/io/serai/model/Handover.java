package io.serai.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person who takes a conversation should know and be: why it was handed over, and to whom it should go.
 *
 * @param reason   why a person is needed, in a few words
 * @param summary  what was said so far, by whoever handed it over
 * @param fields   what the contact already answered: nobody should ask again
 * @param skills   what the agent should be able to do
 * @param language the language in which the agent should answer
 * @param priority higher goes first
 * @param by       who handed it over; absent where the contact came to the queue directly
 * @param queuedAt since when it waits, absent while it does not
 */
public record Handover(@Nullable String reason, @Nullable String summary, Map<String, String> fields, List<String> skills,
        @Nullable String language, int priority, @Nullable Author by, @Nullable Instant queuedAt) {

    public static final Handover NONE = new Handover(null, null, Map.of(), List.of(), null, 0, null, null);

    public Handover since(@Nullable Instant waiting) {
        return new Handover(reason, summary, fields, skills, language, priority, by, waiting);
    }
}
