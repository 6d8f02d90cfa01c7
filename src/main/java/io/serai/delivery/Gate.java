package io.serai.delivery;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.serai.connectors.ConnectionSettings;
import io.serai.connectors.SendFailure;
import io.serai.model.Connection.LastError;
import io.serai.model.ConnectionState;
import io.serai.model.Failure;
import io.serai.model.FailureCode;
import io.serai.settings.Connections;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a connection may be called now, and what is known of it by its answers. A storm of errors closes it for a
 * while; a refused token closes it until the settings change or one try, made now and then, succeeds.
 */
final class Gate {

    private static final Logger log = LoggerFactory.getLogger(Gate.class);

    private final String connectionId;
    private final Connections connections;
    private final Clock clock;
    private final DeliverySettings settings;
    private final CircuitBreaker breaker;
    private volatile @Nullable Refusal refusal;
    private volatile boolean disabled;
    private volatile boolean troubled;

    Gate(String connectionId, Connections connections, Clock clock, DeliverySettings settings) {
        this.connectionId = connectionId;
        this.connections = connections;
        this.clock = clock;
        this.settings = settings;
        this.breaker = CircuitBreaker.of(connectionId, CircuitBreakerConfig.custom()
            .slidingWindowType(SlidingWindowType.COUNT_BASED).slidingWindowSize(20).minimumNumberOfCalls(10)
            .failureRateThreshold(60).permittedNumberOfCallsInHalfOpenState(3)
            .waitDurationInOpenState(settings.breakerPause())
            .recordException(thrown -> thrown instanceof SendFailure failed && isStorm(failed.failure().code()))
            .build());
    }

    /** The right to make one call, if there is any; it must be closed. */
    Optional<Pass> pass(ConnectionSettings connection) {
        if (disabled) {
            return Optional.empty();
        }
        Optional<Pass> pass = authorised(connection);
        if (pass.isPresent() && !breaker.tryAcquirePermission()) {
            pass.get().giveBackProbe();
            return Optional.empty();
        }
        return pass;
    }

    /** What is written about the connection, perhaps by another gateway or by an administrator. */
    void saw(ConnectionState state, @Nullable String errorCode) {
        disabled = state == ConnectionState.DISABLED;
        troubled = state == ConnectionState.NEEDS_AUTHORISATION
            || state == ConnectionState.DEGRADED && errorCode != null && isOurs(errorCode);
    }

    CircuitBreaker.State state() {
        return breaker.getState();
    }

    boolean isRefused() {
        return refusal != null;
    }

    /** With other settings than those refused, or after a while, it is worth one try. */
    private synchronized Optional<Pass> authorised(ConnectionSettings connection) {
        Refusal known = refusal;
        if (known == null) {
            return Optional.of(new Pass(connection, null, null));
        }
        Instant now = clock.instant();
        if (known.connection().equals(connection) && now.isBefore(known.probeAt())) {
            return Optional.empty();
        }
        refusal = new Refusal(connection, now.plus(settings.probeInterval()));
        return Optional.of(new Pass(connection, refusal, known));
    }

    private void succeeded() {
        CircuitBreaker.State before = breaker.getState();
        breaker.onSuccess(0, TimeUnit.NANOSECONDS);
        boolean wasRefused = refusal != null;
        refusal = null;
        boolean recovered = before != CircuitBreaker.State.CLOSED && breaker.getState() == CircuitBreaker.State.CLOSED;
        if (wasRefused || recovered || troubled && breaker.getState() == CircuitBreaker.State.CLOSED) {
            troubled = false;
            report(ConnectionState.CONNECTED, null);
        }
    }

    private void failed(SendFailure failure, ConnectionSettings connection) {
        CircuitBreaker.State before = breaker.getState();
        breaker.onError(0, TimeUnit.NANOSECONDS, failure);
        if (failure.failure().code() == FailureCode.UNAUTHORISED) {
            refused(failure.failure(), connection);
        } else if (before == CircuitBreaker.State.CLOSED && breaker.getState() == CircuitBreaker.State.OPEN) {
            report(ConnectionState.DEGRADED, failure.failure());
        }
    }

    private void refused(Failure failure, ConnectionSettings connection) {
        boolean news;
        synchronized (this) {
            news = refusal == null;
            refusal = new Refusal(connection, clock.instant().plus(settings.probeInterval()));
        }
        if (news) {
            report(ConnectionState.NEEDS_AUTHORISATION, failure);
        }
    }

    private void report(ConnectionState state, @Nullable Failure failure) {
        if (disabled) {
            return;
        }
        try {
            connections.report(connectionId, state, failure == null ? null
                : new LastError(failure.code().spelling(), failure.message(), clock.instant()));
        } catch (RuntimeException away) {
            troubled = true;
            log.warn("The state of connection {} cannot be noted now: {}", connectionId, away.getClass().getSimpleName());
        }
    }

    /** A call without an answer counts too: sending more into it only makes more messages whose fate is unknown. */
    private static boolean isStorm(FailureCode code) {
        return switch (code) {
            case UNAVAILABLE, THROTTLED, UNKNOWN -> true;
            case CONFIG, INVALID, REJECTED, RECIPIENT_GONE, OPTED_OUT, UNPARSEABLE, WINDOW_CLOSED, MEDIA,
                UNAUTHORISED, UNTRANSLATED -> false;
        };
    }

    private static boolean isOurs(String code) {
        return code.equals(FailureCode.UNAVAILABLE.spelling()) || code.equals(FailureCode.THROTTLED.spelling())
            || code.equals(FailureCode.UNKNOWN.spelling());
    }

    private record Refusal(ConnectionSettings connection, Instant probeAt) {
    }

    /** The right to one call. Unused, it is given back. */
    final class Pass implements AutoCloseable {

        private final ConnectionSettings connection;
        private final @Nullable Refusal probe;
        private final @Nullable Refusal before;
        private boolean used;

        private Pass(ConnectionSettings connection, @Nullable Refusal probe, @Nullable Refusal before) {
            this.connection = connection;
            this.probe = probe;
            this.before = before;
        }

        void answered() {
            used = true;
            succeeded();
        }

        void failed(SendFailure failure) {
            used = true;
            Gate.this.failed(failure, connection);
        }

        @Override
        public void close() {
            if (!used) {
                used = true;
                breaker.releasePermission();
                giveBackProbe();
            }
        }

        /** There was nothing to try it with: the next message may. */
        private void giveBackProbe() {
            synchronized (Gate.this) {
                if (probe != null && refusal == probe) {
                    refusal = before;
                }
            }
        }
    }
}
