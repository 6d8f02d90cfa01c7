package io.serai.accounts;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.serai.problems.Refusal;
import java.time.Duration;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * How often a password may be tried: for one account from one place, for one account from anywhere, and from one place
 * for any account. A guesser is stopped by the first; the others stop many guessers, without locking the owner out soon.
 */
@Component
class LoginThrottle {

    private static final Duration PERIOD = Duration.ofMinutes(5);

    private final LoadingCache<String, Bucket> pairs = buckets(5);
    private final LoadingCache<String, Bucket> accounts = buckets(30);
    private final LoadingCache<String, Bucket> places = buckets(50);

    private static LoadingCache<String, Bucket> buckets(int tries) {
        return Caffeine.newBuilder().maximumSize(100_000).expireAfterAccess(PERIOD.multipliedBy(2))
            .build(key -> Bucket.builder()
                .addLimit(Bandwidth.builder().capacity(tries).refillGreedy(tries, PERIOD).build()).build());
    }

    /** Counts a try, or refuses it. */
    void tried(String email, String address) {
        String account = email.strip().toLowerCase(Locale.ROOT);
        take(places.get(address));
        take(pairs.get(account + " " + address));
        take(accounts.get(account));
    }

    /** A right password: what went before was the owner's own mistyping. */
    void succeeded(String email, String address) {
        String account = email.strip().toLowerCase(Locale.ROOT);
        pairs.invalidate(account + " " + address);
        accounts.invalidate(account);
        places.get(address).addTokens(1);
    }

    private static void take(Bucket bucket) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw Refusal.throttled(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }
}
