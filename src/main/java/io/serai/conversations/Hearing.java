package io.serai.conversations;

import io.serai.model.Identity;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Knows who is not to be heard. Asked once for each batch of what arrived, so it answers set-wise. Safe for many threads. */
public interface Hearing {

    /** @return those of the names that are banned, themselves or as a name of a banned person, each with the reason */
    Map<Identity, Unheard> banned(Collection<Identity> names);

    /** @param until absent until somebody lifts it */
    record Unheard(String reason, @Nullable Instant until) {
    }
}
