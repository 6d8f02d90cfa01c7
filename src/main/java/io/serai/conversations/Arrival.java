package io.serai.conversations;

import io.serai.model.Change;
import io.serai.model.Content;
import io.serai.model.ItemOutcome;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one item of a delivery said, to be recorded. */
public record Arrival(String connectionId, String channel, Instant receivedAt, List<Change> changes) {

    /** Whether another app answers this customer now: what they wrote was only overheard. */
    boolean standby() {
        return changes.stream().anyMatch(change -> change instanceof Change.Said said
            && said.message().content() instanceof Content.Notice notice && notice.kind().equals("standby"));
    }

    /** How it ended; {@code messageId} names the message that was written or changed. */
    public record Recorded(ItemOutcome outcome, @Nullable String reason, @Nullable UUID messageId) {

        static Recorded processed(@Nullable UUID messageId) {
            return new Recorded(ItemOutcome.PROCESSED, null, messageId);
        }

        static Recorded processed(@Nullable UUID messageId, String reason) {
            return new Recorded(ItemOutcome.PROCESSED, reason, messageId);
        }

        static Recorded duplicate(UUID messageId) {
            return new Recorded(ItemOutcome.DUPLICATE, "this message is here already", messageId);
        }

        static Recorded ignored(String reason) {
            return new Recorded(ItemOutcome.IGNORED, reason, null);
        }
    }
}
