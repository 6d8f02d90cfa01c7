package io.serai.conversations;

import io.serai.conversations.ConversationFilter.Sort;
import io.serai.problems.Refusal;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of a list ended: the last row's place in the order. Rows that change in between move, and are neither
 * skipped nor doubled unless they did.
 *
 * @param waits in the order by waiting: whether the page ended among those who wait
 */
record ListCursor(Sort sort, boolean waits, @Nullable Instant at, UUID id) {

    String spelling() {
        String text = sort + "|" + waits + "|" + (at == null ? "" : at) + "|" + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static @Nullable ListCursor parse(@Nullable String spelling, Sort sort) {
        if (spelling == null || spelling.isEmpty()) {
            return null;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(spelling), StandardCharsets.UTF_8).split("\\|", -1);
            ListCursor cursor = new ListCursor(Sort.valueOf(parts[0]), Boolean.parseBoolean(parts[1]),
                parts[2].isEmpty() ? null : Instant.parse(parts[2]), UUID.fromString(parts[3]));
            if (cursor.sort == sort) {
                return cursor;
            }
        } catch (IllegalArgumentException | DateTimeParseException | ArrayIndexOutOfBoundsException foreign) {
            // told below
        }
        throw Refusal.malformed("cursor", "This cursor is not of this list. Begin without one");
    }

    Timestamp timestamp() {
        return Timestamp.from(at == null ? Instant.EPOCH : at);
    }
}
