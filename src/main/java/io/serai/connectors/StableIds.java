package io.serai.connectors;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;

/**
 * Ids for what an item contains. Reading an item is a pure function, so that a replay gives what the first reading gave:
 * the id is a UUIDv7 whose random part is a hash of the item's own name.
 */
public final class StableIds {

    private StableIds() {
    }

    /** The same id for the same arguments, always; {@code at} gives its place in time, as in any UUIDv7. */
    public static UUID of(Instant at, String... name) {
        ByteBuffer hash = ByteBuffer.wrap(sha256(String.join("\u0000", name)));
        long high = Math.max(0, at.toEpochMilli()) << 16 | 0x7000L | hash.getLong() & 0x0FFFL;
        long low = hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
