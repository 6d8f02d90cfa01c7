package io.serai.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the customer came from: an advertisement, a post, an m.me link, a product. {@code data} keeps what else was said. */
public record Referral(@Nullable String source, @Nullable String sourceId, @Nullable String url,
        @Nullable String headline, @Nullable String body, @Nullable String ref, Map<String, String> data) {
}
