package io.serai.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What may be sent to the contact, and until when; {@code until} is absent where nothing ends it. */
public record ReplyPolicy(ReplyMode mode, @Nullable Instant until) {
}
