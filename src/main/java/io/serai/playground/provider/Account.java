package io.serai.playground.provider;

import java.util.Map;
import java.util.stream.Stream;

/**
 * A business's account at a provider, as both sides know it.
 *
 * @param connectionId the connection of Serai that it is
 * @param id           phone number id, page id, Instagram account id, or Twilio account SID
 * @param token        what a caller must show: access token or Twilio auth token
 * @param secret       what webhooks are signed with: app secret or Twilio auth token
 * @param webhookUrl   where webhooks go, exactly as Serai was told its public URL is
 * @param details      {@code waba-id}, {@code number}, {@code page-id}, {@code app-id}, {@code name},
 *                     {@code messaging-service-sid}, where the platform has such a thing
 */
public record Account(String connectionId, Platform platform, String id, String token, String secret,
        String webhookUrl, Map<String, String> details) {

    public String detail(String name, String otherwise) {
        return details.getOrDefault(name, otherwise);
    }

    /** Whether a Graph path may begin with this id. */
    boolean answersTo(String object) {
        return Stream.of(id, detail("waba-id", ""), detail("page-id", ""), detail("messaging-service-sid", ""))
                .anyMatch(object::equals);
    }

    @Override
    public String toString() {
        return connectionId + " (" + platform + ")";
    }
}
