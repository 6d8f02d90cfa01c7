package io.serai.playground.provider;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;

/**
 * The provider's own limits. WhatsApp: https://developers.facebook.com/docs/whatsapp/cloud-api/overview#throughput and
 * #pair-rate-limits; Messenger: https://developers.facebook.com/docs/messenger-platform/overview/rate-limiting.
 */
final class Rates {

    private final Platform platform;
    private final Bucket account;
    private final Bucket film;
    private final Cache<String, Bucket> pairs =
            Caffeine.newBuilder().expireAfterAccess(Duration.ofMinutes(10)).maximumSize(200_000).build();

    Rates(Platform platform) {
        this.platform = platform;
        int perSecond = platform == Platform.WHATSAPP || platform == Platform.TWILIO ? 80 : 300;
        account = bucket(perSecond, perSecond, Duration.ofSeconds(1));
        film = bucket(10, 10, Duration.ofSeconds(1));
    }

    void take(String customer, Bubble bubble) throws Refusal {
        switch (platform) {
            case WHATSAPP -> {
                require(account, "130429");
                require(pairs.get(customer, any -> bucket(45, 1, Duration.ofSeconds(6))), "131056");
            }
            case MESSENGER, INSTAGRAM -> {
                boolean heavy = bubble.kind().equals("video") || bubble.kind().equals("audio");
                require(heavy ? film : account, platform == Platform.INSTAGRAM ? "613/2534040" : "613");
            }
            case TWILIO -> {
                if (!account.tryConsume(1)) {
                    throw TwilioErrors.of("20429");
                }
            }
        }
    }

    private static void require(Bucket bucket, String code) throws Refusal {
        if (!bucket.tryConsume(1)) {
            throw GraphErrors.of(code, "Too many messages were sent in a short period of time.");
        }
    }

    private static Bucket bucket(int burst, int permits, Duration per) {
        return Bucket.builder().addLimit(limit -> limit.capacity(burst).refillGreedy(permits, per)).build();
    }
}
