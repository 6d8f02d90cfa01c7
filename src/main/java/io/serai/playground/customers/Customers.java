package io.serai.playground.customers;

import io.serai.playground.provider.AcceptedMessage;
import io.serai.playground.provider.Account;
import io.serai.playground.provider.Desk;
import io.serai.playground.provider.Json;
import io.serai.playground.provider.PlaygroundProvider;
import io.serai.playground.provider.ProviderListener;
import io.serai.playground.provider.Signatures;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * People with a phone in their hand: they write through the provider's webhooks and see what the business sends.
 * Safe for many threads.
 */
public final class Customers implements ProviderListener, AutoCloseable {

    private static final List<String> RANKS = List.of("accepted", "sent", "delivered", "read", "failed");

    private final Clock clock;
    private final Threads threads;
    private final Watcher watcher;
    private final Map<String, Phone> phones = new ConcurrentHashMap<>();

    public Customers(Clock clock, Watcher watcher) {
        this.clock = clock;
        this.watcher = watcher;
        threads = new Threads(watcher::line);
    }

    /** Learns what a customer's screen would show. */
    public interface Watcher {
        default void line(String connectionId, String customer, Line line) {
        }

        default void typing(String connectionId, String customer, boolean on) {
        }

        /** A visitor called the visitor API; {@code answer} is its status. */
        default void called(String connectionId, String path, String body, int answer, long millis) {
        }
    }

    /** Gives customers the app of a provider; the provider must call this as its listener. */
    public void join(PlaygroundProvider provider, Desk desk, List<Persona> personas) {
        Account account = desk.account();
        put(account.connectionId(), new ProviderPhone(provider, desk, threads, clock));
        for (Persona persona : personas) {
            String picture = persona.portrait().map(file -> provider.keep(file, account.platform()).id()).orElse(null);
            desk.meet(persona.person(account.platform(), picture));
        }
    }

    /**
     * Gives customers a chat on a site.
     *
     * @param base           where the visitor API is
     * @param identitySecret what the site signs its visitors' ids with
     */
    public void join(String connectionId, URI base, String identitySecret) {
        HttpClient http = HttpClient.newHttpClient();
        put(connectionId, new WebPhone(connectionId, persona -> Visitor.open(http, base, connectionId, Json.object()
                .put("id", persona.id()).put("name", persona.name())
                .put("signature", Signatures.identity(identitySecret, persona.id())), persona.language()),
                threads, watcher, clock));
    }

    private void put(String connectionId, Phone phone) {
        Phone before = phones.put(connectionId, phone);
        if (before != null) {
            before.close();
        }
    }

    public List<String> kinds(String connectionId) {
        return phone(connectionId).kinds();
    }

    private Phone phone(String connectionId) {
        return Optional.ofNullable(phones.get(connectionId)).orElseThrow(() ->
                new IllegalArgumentException("Nobody writes to connection '" + connectionId + "'"));
    }

    public List<Line> thread(String connectionId, Persona persona) {
        return threads.of(connectionId, phone(connectionId).customer(persona));
    }

    /** What a connection calls a persona: the key of their thread. */
    public String customer(String connectionId, Persona persona) {
        return phone(connectionId).customer(persona);
    }

    /** The customer does something; it is on its way when this returns. */
    public Phone.Said act(String connectionId, Persona persona, Act act) {
        return phone(connectionId).use(persona, act);
    }

    @Override
    public void close() {
        phones.values().forEach(Phone::close);
    }

    @Override
    public void accepted(AcceptedMessage message) {
        if (message.bubble().kind().equals("reaction")) {
            return;
        }
        threads.add(message.connectionId(), message.customer(), Line.of(message.externalId(), "business",
                message.bubble(), message.at(), "accepted").passed("at the provider", message.at()));
    }

    @Override
    public void status(String connectionId, String externalId, String status) {
        passed(connectionId, externalId, status, clock.instant());
        threads.change(connectionId, externalId, line -> RANKS.indexOf(status) > RANKS.indexOf(line.status())
                ? line.withStatus(status) : line);
    }

    /** Notes when a message passed a point that is not the provider's to know. */
    public void passed(String connectionId, String externalId, String point, Instant when) {
        threads.change(connectionId, externalId, line -> line.passed(point, when));
    }

    @Override
    public void reacted(String connectionId, String customer, String externalId, String emoji) {
        threads.change(connectionId, externalId, line -> line.withReaction("business", emoji));
    }

    /** WhatsApp and Twilio name the message that is answered, the others the customer. */
    @Override
    public void typing(String connectionId, String customer, boolean on) {
        watcher.typing(connectionId, threads.owner(connectionId, customer).orElse(customer), on);
    }

    /** Everything that the customer wrote up to this message was read; empty: all of it. */
    @Override
    public void read(String connectionId, String customer, String externalId) {
        String who = externalId.isEmpty() ? customer : threads.owner(connectionId, externalId).orElse("");
        for (Line line : threads.of(connectionId, who)) {
            if (line.by().equals("customer") && !line.status().equals("refused")) {
                threads.change(connectionId, line.id(), one -> one.withStatus("read"));
            }
            if (line.id().equals(externalId)) {
                return;
            }
        }
    }
}
