package io.serai.handoff;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a person is needed, and which. What is absent is decided: the queue by the bot, then the conversation, then its
 * connection; skills and language by nobody, so anybody will do.
 *
 * @param summary  what was said so far, for the agent
 * @param fields   what the contact already answered
 * @param priority higher goes first; 0 for everybody
 */
public record HandoffRequest(@Nullable String queue, @Nullable List<String> skills, @Nullable String language,
        @Nullable String reason, @Nullable String summary, @Nullable Map<String, String> fields,
        @Nullable Integer priority) {

    public static HandoffRequest to(@Nullable String queue, @Nullable String reason) {
        return new HandoffRequest(queue, null, null, reason, null, null, null);
    }
}
