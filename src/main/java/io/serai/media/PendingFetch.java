package io.serai.media;

import io.serai.connectors.SendFailure;
import io.serai.media.FileFetch.Wanted;
import io.serai.media.PendingFiles.Pending;
import io.serai.model.AttachmentState;
import io.serai.model.Connection.LastError;
import io.serai.model.ConnectionState;
import io.serai.model.FailureCode;
import io.serai.settings.Connections;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** One try to fetch a pending file, and what becomes of it: stored, given up, or tried again later. */
@Component
class PendingFetch {

    private static final Logger log = LoggerFactory.getLogger(PendingFetch.class);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    /** What is damaged every time was never what was promised. */
    private static final int DAMAGED_FOR_GOOD = 3;

    private final PendingFiles pending;
    private final FileFetch fetch;
    private final FileArrivals arrivals;
    private final TransactionOperations transactions;
    private final Connections connections;
    private final Clock clock;
    private final MediaSettings settings;
    private final Set<String> unauthorised = ConcurrentHashMap.newKeySet();

    PendingFetch(PendingFiles pending, FileFetch fetch, FileArrivals arrivals, TransactionOperations transactions,
            Connections connections, Clock clock, MediaSettings settings) {
        this.pending = pending;
        this.fetch = fetch;
        this.arrivals = arrivals;
        this.transactions = transactions;
        this.connections = connections;
        this.clock = clock;
        this.settings = settings;
    }

    void fetch(Pending file) {
        String kind = file.kind();
        if (kind == null) {
            settle(file, AttachmentState.EXPIRED, "its message was taken back");
            return;
        }
        try {
            fetch.fetch(Wanted.of(file, kind, settings.limit(kind)),
                stored -> arrivals.settle(file, AttachmentState.STORED, stored));
            if (unauthorised.remove(file.connectionId())) {
                connections.report(file.connectionId(), ConnectionState.CONNECTED, null);
            }
        } catch (FetchFailure failure) {
            failed(file, failure);
        } catch (SendFailure failure) {
            failed(file, meaning(file, failure));
        } catch (IOException full) {
            failed(file, FetchFailure.broken("it cannot be written down", full));
        }
    }

    /** A token that died may be replaced; a file that the provider no longer knows stays gone. */
    private FetchFailure meaning(Pending file, SendFailure failure) {
        FailureCode code = failure.failure().code();
        if (code == FailureCode.UNAUTHORISED && unauthorised.add(file.connectionId())) {
            connections.report(file.connectionId(), ConnectionState.NEEDS_AUTHORISATION,
                new LastError(code.spelling(), failure.failure().message(), clock.instant()));
        }
        boolean later = failure.failure().retryable() || code == FailureCode.UNAUTHORISED || code == FailureCode.UNKNOWN;
        return later ? FetchFailure.later(failure.failure().message(), failure.retryAfter())
            : FetchFailure.gone(failure.failure().message());
    }

    private void failed(Pending file, FetchFailure failure) {
        switch (failure.kind()) {
            case GONE -> settle(file, AttachmentState.EXPIRED, failure.getMessage());
            case REFUSED -> settle(file, AttachmentState.REFUSED, failure.getMessage());
            case DAMAGED -> {
                if (file.attempts() < DAMAGED_FOR_GOOD) {
                    again(file, failure);
                } else {
                    settle(file, AttachmentState.REFUSED, failure.getMessage());
                }
            }
            case LATER -> again(file, failure);
        }
    }

    private void again(Pending file, FetchFailure failure) {
        Instant now = clock.instant();
        if (now.isAfter(file.createdAt().plus(settings.giveUp()))) {
            settle(file, AttachmentState.EXPIRED, failure.getMessage());
        } else {
            log.debug("The file {} will be tried again: {}", file.id(), failure.getMessage());
            pending.again(file.id(), now.plus(pause(file.attempts(), failure.retryAfter())));
        }
    }

    private void settle(Pending file, AttachmentState state, @Nullable String reason) {
        log.info("The file {} of connection {} is {}: {}", file.id(), file.connectionId(), state.spelling(), reason);
        transactions.executeWithoutResult(transaction -> arrivals.settle(file, state, null));
    }

    private static Duration pause(int attempts, @Nullable Duration retryAfter) {
        if (retryAfter != null && retryAfter.isPositive()) {
            return retryAfter;
        }
        Duration full = Duration.ofSeconds(1L << Math.min(attempts - 1, 12));
        Duration capped = full.compareTo(LONGEST_PAUSE) < 0 ? full : LONGEST_PAUSE;
        return capped.dividedBy(2).plusMillis(ThreadLocalRandom.current().nextLong(capped.toMillis() / 2 + 1));
    }
}
