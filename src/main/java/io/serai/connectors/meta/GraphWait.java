package io.serai.connectors.meta;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.connectors.ProviderHttp.ProviderResponse;
import io.serai.connectors.ProviderJson;
import io.serai.connectors.Unparseable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long the Graph API asks us to wait: {@code Retry-After}, or the minutes in its usage headers.
 *
 * @see <a href="https://developers.facebook.com/docs/graph-api/overview/rate-limiting">Meta: rate limits</a>
 */
final class GraphWait {

    private static final long LONGEST = Duration.ofDays(1).toSeconds();

    private GraphWait() {
    }

    static @Nullable Duration asked(ProviderResponse response) {
        long seconds = seconds(response.headers().get("retry-after"));
        if (seconds == 0) {
            seconds = 60 * minutes(response.headers().get("x-business-use-case-usage"));
        }
        return seconds <= 0 ? null : Duration.ofSeconds(Math.min(seconds, LONGEST));
    }

    private static long seconds(@Nullable String header) {
        return header != null && header.strip().matches("\\d{1,9}") ? Long.parseLong(header.strip()) : 0;
    }

    /** {@code {"<id>":[{"type":"messaging","estimated_time_to_regain_access":19}]}} */
    private static long minutes(@Nullable String header) {
        if (header == null) {
            return 0;
        }
        try {
            long longest = 0;
            for (JsonNode account : ProviderJson.parse(header.getBytes(StandardCharsets.UTF_8))) {
                for (JsonNode usage : account) {
                    Long minutes = ProviderJson.number(usage, "estimated_time_to_regain_access");
                    longest = Math.max(longest, minutes == null ? 0 : Math.min(minutes, LONGEST));
                }
            }
            return longest;
        } catch (Unparseable e) {
            return 0;
        }
    }
}
