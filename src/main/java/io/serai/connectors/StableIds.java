package io.serai.connectors;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Ids for what an item contains. Reading an item is a pure function, so that a replay gives what the first reading gave:
 * every id is made of the item's own name.
 */
public final class StableIds {

    /** Longer than any provider's id, shorter than what a database index can hold. */
    private static final int LONGEST = 400;

    private StableIds() {
    }

    /** The same UUIDv7 for the same arguments, always; {@code at} gives its place in time. */
    public static UUID of(Instant at, String... name) {
        ByteBuffer hash = ByteBuffer.wrap(sha256(String.join("\u0000", name).getBytes(StandardCharsets.UTF_8)));
        long high = Math.max(0, at.toEpochMilli()) << 16 | 0x7000L | hash.getLong() & 0x0FFFL;
        long low = hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /** A key for what has no id of its own: the same bytes, the same key. */
    public static String digest(byte[] content) {
        return "sha256:" + HexFormat.of().formatHex(sha256(content), 0, 20);
    }

    /** A provider's id as it is, or a digest in place of an absurdly long one; absent stays absent. */
    public static @Nullable String bounded(@Nullable String id) {
        return id == null || id.length() <= LONGEST ? id : digest(id.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
