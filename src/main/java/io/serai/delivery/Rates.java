package io.serai.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.serai.connectors.ConnectorDescriptor.Rate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The provider's limits for one connection: for all of it, and for each recipient. Each gateway counts for itself, and
 * anew after a start; what is too much then, the provider throttles, and it is sent later.
 */
final class Rates {

    private static final String RECIPIENT = "recipient";

    private final List<Bucket> connection;
    private final List<Rate> perRecipient;
    private final Cache<UUID, List<Bucket>> recipients;

    Rates(List<Rate> rates) {
        this.connection = buckets(rates.stream().filter(rate -> !rate.scope().equals(RECIPIENT)).toList());
        this.perRecipient = rates.stream().filter(rate -> rate.scope().equals(RECIPIENT)).toList();
        this.recipients = Caffeine.newBuilder().expireAfterAccess(longestRefill(perRecipient)).build();
    }

    /** How many calls the connection may make at this moment. */
    long available() {
        return connection.stream().mapToLong(Bucket::getAvailableTokens).min().orElse(Long.MAX_VALUE);
    }

    /** How long until the connection may make a call; zero: now. */
    Duration pause() {
        return Duration.ofNanos(connection.stream()
            .mapToLong(bucket -> bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill()).max().orElse(0));
    }

    /** Takes the right to one call to a recipient; or, with nothing taken, says how long to wait for it. */
    Duration take(UUID recipient) {
        List<Bucket> all = new ArrayList<>(connection);
        if (!perRecipient.isEmpty()) {
            all.addAll(recipients.get(recipient, unused -> buckets(perRecipient)));
        }
        List<Bucket> taken = new ArrayList<>(all.size());
        for (Bucket bucket : all) {
            ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
            if (!probe.isConsumed()) {
                taken.forEach(back -> back.addTokens(1));
                return Duration.ofNanos(Math.max(1, probe.getNanosToWaitForRefill()));
            }
            taken.add(bucket);
        }
        return Duration.ZERO;
    }

    private static List<Bucket> buckets(List<Rate> rates) {
        return rates.stream().map(rate -> (Bucket) Bucket.builder()
            .addLimit(limit -> limit.capacity(capacity(rate)).refillGreedy(refill(rate), rate.per())).build()).toList();
    }

    /**
     * A limit without a burst of its own holds in every span of time, however it is laid: a tenth at once and the rest
     * spread out never comes to more.
     */
    private static long capacity(Rate rate) {
        return rate.burst() > rate.permits() ? rate.burst() : Math.max(1, rate.permits() / 10);
    }

    private static long refill(Rate rate) {
        return rate.burst() > rate.permits() ? rate.permits() : Math.max(1, rate.permits() - capacity(rate));
    }

    /** After this long untouched, a bucket is as full as a new one. */
    private static Duration longestRefill(List<Rate> rates) {
        return rates.stream()
            .map(rate -> rate.per().multipliedBy(Math.max(1, rate.burst())).dividedBy(Math.max(1, rate.permits())))
            .max(Duration::compareTo).orElse(Duration.ofMinutes(1)).plusSeconds(1);
    }
}
