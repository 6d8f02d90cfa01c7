package io.serai.conversations;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which conversations to list, and in what order. Each list holds the values of which one must be true, {@code none}
 * among them meaning that nothing is set; an empty list filters nothing.
 *
 * @param status   open, pending, resolved, closed, overdue
 * @param assignee ids, {@code me}, {@code none}
 * @param unread   only what the caller has not read, or only what they have
 */
public record ConversationFilter(List<String> status, List<String> channel, List<String> connection,
        List<String> assignee, List<String> queue, List<String> tag, @Nullable String q, Sort sort,
        @Nullable Boolean unread) {

    /** {@code WAITING}: who waits longest first, then those who do not wait. */
    public enum Sort { NEWEST, OLDEST, WAITING, CREATED }
}
