package io.serai.model;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where the bytes of a pending attachment can be had: the provider's media id or its URL. Never shown to anybody.
 *
 * @param sha256 what the provider says the bytes hash to, lower-case hex, where it says so
 */
public record MediaSource(UUID attachmentId, @Nullable String mediaId, @Nullable String url, @Nullable String sha256) {
}
