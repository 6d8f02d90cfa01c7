package io.serai.playground.customers;

import io.serai.playground.provider.AcceptedMessage;
import io.serai.playground.provider.Account;
import io.serai.playground.provider.Bubble;
import io.serai.playground.provider.Desk;
import io.serai.playground.provider.PlaygroundProvider;
import io.serai.playground.provider.ProviderListener;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * People with a phone in their hand: they write through the provider's webhooks and see what the business sends.
 * Safe for many threads.
 */
public final class Customers implements ProviderListener {

    private static final List<String> RANKS = List.of("accepted", "sent", "delivered", "read", "failed");

    private final Clock clock;
    private final Threads threads;
    private final Watcher watcher;
    private final Map<String, Voice> voices = new ConcurrentHashMap<>();
    private @Nullable PlaygroundProvider provider;

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
    }

    /** Gives the customers a phone: an account's desk at the provider, which calls this as its listener. */
    public void join(PlaygroundProvider at, Desk desk, List<Persona> personas) {
        provider = at;
        Account account = desk.account();
        voices.put(account.connectionId(), switch (account.platform()) {
            case WHATSAPP -> new WhatsAppVoice(account, at, clock);
            case TWILIO -> new TwilioVoice(account, at);
            case MESSENGER, INSTAGRAM -> new PageVoice(account, at, clock);
        });
        for (Persona persona : personas) {
            String picture = persona.picture() == null ? null
                    : at.keep(SampleFile.picture(persona.picture()), account.platform()).id();
            desk.meet(persona.person(account.platform(), picture));
        }
    }

    public List<String> kinds(String connectionId) {
        return voice(connectionId).kinds();
    }

    private Voice voice(String connectionId) {
        return Optional.ofNullable(voices.get(connectionId)).orElseThrow(() ->
                new IllegalArgumentException("Nobody writes to connection '" + connectionId + "'"));
    }

    public List<Line> thread(String connectionId, String customer) {
        return threads.of(connectionId, customer);
    }

    /** @param settled completes with what Serai answered to the webhook */
    public record Said(@Nullable String externalId, CompletableFuture<Integer> settled) {
    }

    /** The customer does something; the webhook is on its way when this returns. */
    public Said act(String connectionId, Persona persona, Act act) {
        Desk desk = provider().desk(connectionId);
        String customer = persona.on(desk.account().platform());
        Utterance utterance = voice(connectionId).say(persona, act);
        if (utterance.window()) {
            desk.heard(customer);
        }
        String lineId = show(connectionId, customer, act, utterance);
        CompletableFuture<Integer> settled = desk.post(utterance.event());
        settled.thenAccept(status -> threads.change(connectionId, lineId, line -> line
                .passed("acknowledged", clock.instant()).withStatus(status / 100 == 2 ? "acknowledged" : "refused")));
        return new Said(utterance.externalId(), settled);
    }

    /** Puts it onto the customer's screen: a new line, or a change of one. */
    private String show(String connectionId, String customer, Act act, Utterance utterance) {
        Bubble bubble = utterance.bubble();
        String target = act.target() == null ? "" : act.target();
        switch (act.kind()) {
            case "reaction", "unreact" -> threads.change(connectionId, target, line ->
                    line.withReaction("customer", bubble == null ? null : bubble.text()));
            case "edit", "unsend" -> threads.change(connectionId, target, line -> line.withBubble(
                    Bubble.of("text", act.kind().equals("edit") && bubble != null ? bubble.text() : null),
                    act.kind().equals("unsend")));
            default -> {
                String by = switch (bubble == null ? "notice" : bubble.kind()) {
                    case "notice" -> "notice";
                    case "echo" -> "business";
                    default -> "customer";
                };
                String id = utterance.externalId() == null ? UUID.randomUUID().toString() : utterance.externalId();
                Bubble shown = bubble == null ? Bubble.of("notice", act.kind()) : bubble;
                threads.add(connectionId, customer, Line.of(id, by, shown, clock.instant(), "posted")
                        .passed("posted", clock.instant()));
                return id;
            }
        }
        return target;
    }

    private PlaygroundProvider provider() {
        if (provider == null) {
            throw new IllegalStateException("No account was opened yet");
        }
        return provider;
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
