package io.serai.inbox;

import io.serai.problems.Refusal;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Every list: {@code next} goes on where this page ends; events up to {@code asOf} are in it already. */
record Listing<T>(List<T> items, @Nullable String next, @Nullable Long asOf) {

    private static final int DEFAULT = 50;
    private static final int MOST = 200;

    static <T> Listing<T> whole(List<T> items) {
        return new Listing<>(items, null, null);
    }

    /** A page of what was asked for with one more than fits: the one more says that there is a next page. */
    static <T> Listing<T> page(List<T> found, int limit, Function<T, Object> cursor) {
        List<T> items = found.subList(0, Math.min(limit, found.size()));
        return new Listing<>(List.copyOf(items),
            found.size() > limit ? String.valueOf(cursor.apply(items.getLast())) : null, null);
    }

    static int limit(@Nullable Integer wanted) {
        if (wanted != null && wanted < 1) {
            throw Refusal.malformed("limit", "At least 1");
        }
        return wanted == null ? DEFAULT : Math.min(wanted, MOST);
    }
}
