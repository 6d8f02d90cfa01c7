package io.serai.playground.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One account at the stand-in: its faults, what was sent through it, and the way for its webhooks. Safe for many
 * threads.
 */
public final class Desk implements AutoCloseable {

    private static final int KEPT = 10_000;

    private final Account account;
    private final Clock clock;
    private final ProviderListener listener;
    private final Faults faults = new Faults();
    private final Rates rates;
    private final Windows windows;
    private final Courier courier;
    private final StatusReports reports;
    private final Map<String, Person> people = new ConcurrentHashMap<>();
    private final Ring<AcceptedMessage> accepted = new Ring<>(KEPT);
    private final Ring<RecordedRequest> requests = new Ring<>(KEPT);
    private final Ring<SentWebhook> webhooks = new Ring<>(KEPT);
    private volatile Pace pace = Pace.AT_ONCE;

    Desk(Account account, Clock clock, HttpClient http, Reach reach, ProviderListener listener) {
        this.account = account;
        this.clock = clock;
        this.listener = listener;
        rates = new Rates(account.platform());
        windows = new Windows(clock);
        courier = new Courier(account, faults, http, reach, clock, this::posted);
        reports = StatusReports.of(account, clock);
    }

    public Account account() {
        return account;
    }

    public Faults faults() {
        return faults;
    }

    public void pace(Pace wanted) {
        pace = wanted;
    }

    public Pace pace() {
        return pace;
    }

    /** Every call to this account, oldest first. */
    public List<RecordedRequest> requests() {
        return requests.all();
    }

    /** The calls that would send a message, accepted or not. */
    public List<RecordedRequest> sends() {
        return requests().stream().filter(RecordedRequest::isSend).toList();
    }

    public List<AcceptedMessage> accepted() {
        return accepted.all();
    }

    public List<SentWebhook> webhooks() {
        return webhooks.all();
    }

    /** Whether every webhook was delivered. */
    public boolean idle() {
        return courier.idle();
    }

    public void forgetHistory() {
        requests.clear();
        accepted.clear();
        webhooks.clear();
    }

    /** Makes a customer known, so that their profile can be asked for. */
    public void meet(Person person) {
        people.put(person.id(), person);
    }

    public boolean knows(String customer) {
        return people.containsKey(customer);
    }

    Optional<Person> person(String id) {
        return Optional.ofNullable(people.get(id));
    }

    /** The customer did something that opens the reply window. */
    public void heard(String customer) {
        windows.heard(customer);
    }

    boolean windowOpen(String customer, Duration window) {
        return windows.open(customer, window);
    }

    /** Posts a webhook, signed; completes with the status of the answer that settled it. */
    public CompletableFuture<Integer> post(WebhookEvent event) {
        return courier.post(event, Duration.ZERO);
    }

    /** Reports a status by hand, such as the read of a customer who opens the chat late. */
    public CompletableFuture<Integer> report(AcceptedMessage message, String status) {
        listener.status(account.connectionId(), message.externalId(), status);
        return courier.post(reports.status(message, status, null), Duration.ZERO);
    }

    /** Takes a message on: gives it to the customer and lets its statuses follow. */
    AcceptedMessage accept(String externalId, String customer, JsonNode request, Bubble bubble, boolean template,
            @Nullable String correlation) throws Refusal {
        if (faults.settings().enforceRates()) {
            rates.take(customer, bubble);
        }
        AcceptedMessage message = new AcceptedMessage(account.connectionId(), externalId, customer, clock.instant(),
                request, bubble, template, correlation);
        accepted.add(message);
        listener.accepted(message);
        return message;
    }

    /** What follows of a message once it was answered; with {@code statusFirst} the first of it comes before. */
    void follow(AcceptedMessage message, @Nullable String failure) {
        Optional<String> scripted = failure == null ? faults.laterFailure() : Optional.of(failure);
        if (faults.settings().forget()) {
            return;
        }
        if (scripted.isPresent()) {
            report(message, "failed", scripted.get(), pace.sent());
            return;
        }
        reports.echo(message).ifPresent(echo -> courier.post(echo, pace.sent()));
        CompletableFuture<Integer> first = report(message, "sent", null, pace.sent());
        report(message, "delivered", null, pace.delivered());
        if (pace.reads()) {
            report(message, "read", null, pace.read());
        }
        if (faults.settings().statusFirst()) {
            first.join();
        }
    }

    private CompletableFuture<Integer> report(AcceptedMessage message, String status, @Nullable String code,
            Duration after) {
        if (!reports.tells(message, status)) {
            return CompletableFuture.completedFuture(200);
        }
        CompletableFuture<Integer> settled = courier.post(reports.status(message, status, code), after);
        settled.thenRun(() -> listener.status(account.connectionId(), message.externalId(), status));
        return settled;
    }

    ProviderListener listener() {
        return listener;
    }

    void record(RecordedRequest request) {
        requests.add(request);
        listener.requested(request);
    }

    private void posted(SentWebhook webhook) {
        webhooks.add(webhook);
        listener.posted(webhook);
    }

    @Override
    public void close() {
        courier.close();
    }
}
