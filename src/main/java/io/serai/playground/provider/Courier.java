package io.serai.playground.provider;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Posts an account's webhooks, a few customers at a time, each customer's in order; what waits together goes together
 * when there is much of it, as at Meta. A webhook that is not taken on comes again, ever more rarely.
 */
final class Courier implements AutoCloseable {

    private static final int LANES = 6;
    /** With fewer than this waiting, every event is a POST of its own. */
    private static final int CROWD = 12;
    private static final int LARGEST_BATCH = 200;
    private static final Duration GATHERING = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(30);

    private record Parcel(WebhookEvent event, long due, long order, int attempt, CompletableFuture<Integer> settled)
            implements Delayed {

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(due - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            Parcel parcel = (Parcel) other;
            long difference = due - parcel.due;
            return difference != 0 ? Long.signum(difference) : Long.compare(order, parcel.order);
        }
    }

    private final Account account;
    private final Faults faults;
    private final HttpClient http;
    private final Reach reach;
    private final Clock clock;
    private final Consumer<SentWebhook> log;
    private final List<DelayQueue<Parcel>> lanes = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong order = new AtomicLong();
    private final AtomicInteger unsettled = new AtomicInteger();

    Courier(Account account, Faults faults, HttpClient http, Reach reach, Clock clock, Consumer<SentWebhook> log) {
        this.account = account;
        this.faults = faults;
        this.http = http;
        this.reach = reach;
        this.clock = clock;
        this.log = log;
        for (int lane = 0; lane < LANES; lane++) {
            DelayQueue<Parcel> queue = new DelayQueue<>();
            lanes.add(queue);
            threads.add(Thread.ofVirtual().name("courier-" + account.connectionId() + "-" + lane)
                    .start(() -> work(queue)));
        }
    }

    /** Completes with the status that the webhook was finally answered with. */
    CompletableFuture<Integer> post(WebhookEvent event, Duration delay) {
        CompletableFuture<Integer> settled = new CompletableFuture<>();
        unsettled.incrementAndGet();
        FaultSettings now = faults.settings();
        int lane = now.batch() || now.reorder() ? 0 : Math.floorMod(event.customer().hashCode(), LANES);
        lanes.get(lane).add(new Parcel(event, System.nanoTime() + delay.toNanos(), order.incrementAndGet(), 1,
                settled));
        return settled;
    }

    /** Whether everything was delivered. */
    boolean idle() {
        return unsettled.get() == 0;
    }

    private void work(DelayQueue<Parcel> queue) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                List<Parcel> waiting = new ArrayList<>(List.of(queue.take()));
                FaultSettings now = faults.settings();
                if (now.batch() || now.reorder()) {
                    Thread.sleep(GATHERING);
                }
                queue.drainTo(waiting, LARGEST_BATCH - 1);
                if (now.reorder()) {
                    Collections.shuffle(waiting);
                }
                deliver(queue, waiting, now);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(DelayQueue<Parcel> queue, List<Parcel> waiting, FaultSettings now)
            throws InterruptedException {
        List<Parcel> together = new ArrayList<>();
        boolean batching = now.batch() || waiting.size() >= CROWD;
        for (Parcel parcel : waiting) {
            boolean alone = !batching || parcel.event instanceof WebhookEvent.Raw
                    || parcel.event instanceof WebhookEvent.Form;
            if (alone) {
                deliverTogether(queue, together, now);
                together = new ArrayList<>();
                deliverTogether(queue, List.of(parcel), now);
            } else {
                together.add(parcel);
            }
        }
        deliverTogether(queue, together, now);
    }

    private void deliverTogether(DelayQueue<Parcel> queue, List<Parcel> parcels, FaultSettings now)
            throws InterruptedException {
        if (parcels.isEmpty()) {
            return;
        }
        WebhookEvent.Raw raw = Envelope.of(account, parcels.stream().map(Parcel::event).toList(), clock.instant());
        if (now.duplicate()) {
            Thread.startVirtualThread(() -> sendQuietly(raw));
        }
        int status = send(raw, parcels.getFirst().attempt);
        if (taken(status) || !comesAgain(status, parcels.getFirst().attempt)) {
            parcels.forEach(parcel -> settle(parcel, status));
        } else {
            again(queue, raw, parcels);
        }
    }

    private void settle(Parcel parcel, int status) {
        unsettled.decrementAndGet();
        parcel.settled.complete(status);
    }

    private boolean taken(int status) {
        return account.platform() == Platform.TWILIO ? status / 100 == 2 : status == 200;
    }

    /**
     * Twilio repeats only what could not be connected:
     * https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides.
     */
    private boolean comesAgain(int status, int attempt) {
        return faults.settings().redeliver() && (account.platform() != Platform.TWILIO || status < 0 && attempt < 4);
    }

    private void again(DelayQueue<Parcel> queue, WebhookEvent.Raw raw, List<Parcel> parcels) {
        int attempt = parcels.getFirst().attempt;
        long pause = Math.min(LONGEST_BACKOFF.toNanos(), Duration.ofMillis(100).toNanos() << Math.min(attempt - 1, 12));
        CompletableFuture<Integer> settled = new CompletableFuture<>();
        settled.thenAccept(status -> {
            unsettled.incrementAndGet();
            parcels.forEach(parcel -> settle(parcel, status));
        });
        queue.add(new Parcel(raw, System.nanoTime() + pause, order.incrementAndGet(), attempt + 1, settled));
    }

    private void sendQuietly(WebhookEvent.Raw raw) {
        try {
            send(raw, 1);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** The status of the answer; 0 where none came, -1 where nobody could be reached. */
    private int send(WebhookEvent.Raw raw, int attempt) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(reach.of(raw.url())).timeout(PATIENCE)
                .POST(BodyPublishers.ofByteArray(raw.body()));
        raw.headers().forEach(request::header);
        long start = System.nanoTime();
        int status;
        try {
            status = http.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (ConnectException unreachable) {
            status = -1;
        } catch (IOException broken) {
            status = 0;
        }
        log.accept(new SentWebhook(account.connectionId(), clock.instant(), raw.url(), raw.headers(), raw.body(),
                attempt, Math.max(0, status), Duration.ofNanos(System.nanoTime() - start).toMillis()));
        return status;
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
    }
}
