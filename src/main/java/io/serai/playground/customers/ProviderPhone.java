package io.serai.playground.customers;

import io.serai.playground.provider.Account;
import io.serai.playground.provider.Bubble;
import io.serai.playground.provider.Desk;
import io.serai.playground.provider.PlaygroundProvider;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** An app of a provider: what is done in it becomes a signed webhook. */
final class ProviderPhone implements Phone {

    private final Desk desk;
    private final Voice voice;
    private final Threads threads;
    private final Clock clock;

    ProviderPhone(PlaygroundProvider provider, Desk desk, Threads threads, Clock clock) {
        this.desk = desk;
        this.threads = threads;
        this.clock = clock;
        Account account = desk.account();
        voice = switch (account.platform()) {
            case WHATSAPP -> new WhatsAppVoice(account, provider, clock);
            case TWILIO -> new TwilioVoice(account, provider);
            case MESSENGER, INSTAGRAM -> new PageVoice(account, provider, clock);
        };
    }

    @Override
    public List<String> kinds() {
        return voice.kinds();
    }

    @Override
    public String customer(Persona persona) {
        return persona.on(desk.account().platform());
    }

    @Override
    public Said use(Persona persona, Act act) {
        String customer = customer(persona);
        String connectionId = desk.account().connectionId();
        if (!desk.knows(customer)) {
            desk.meet(persona.person(desk.account().platform(), null));
        }
        Utterance utterance = voice.say(persona, act);
        if (utterance.window()) {
            desk.heard(customer);
        }
        String line = show(connectionId, customer, act, utterance);
        CompletableFuture<Integer> settled = desk.post(utterance.event());
        settled.thenAccept(status -> threads.change(connectionId, line, one -> one
                .passed("acknowledged", clock.instant()).withStatus(status / 100 == 2 ? "acknowledged" : "refused")));
        return new Said(utterance.externalId(), settled);
    }

    /** Puts it onto the customer's screen, a new line or a change of one, and says which line that is. */
    private String show(String connectionId, String customer, Act act, Utterance utterance) {
        Bubble bubble = utterance.bubble() == null ? Bubble.of("notice", act.kind()) : utterance.bubble();
        String target = act.target() == null ? "" : act.target();
        switch (act.kind()) {
            case "reaction", "unreact" ->
                threads.change(connectionId, target, line -> line.withReaction("customer", bubble.text()));
            case "edit" -> threads.change(connectionId, target, line ->
                    line.withBubble(Bubble.of("text", bubble.text()), false));
            case "unsend" -> threads.change(connectionId, target, line ->
                    line.withBubble(Bubble.of("text", null), true));
            default -> {
                String by = switch (bubble.kind()) {
                    case "notice" -> "notice";
                    case "echo" -> "business";
                    default -> "customer";
                };
                String id = utterance.externalId() == null ? UUID.randomUUID().toString() : utterance.externalId();
                threads.add(connectionId, customer, Line.of(id, by, bubble, clock.instant(), "posted")
                        .passed("posted", clock.instant()));
                return id;
            }
        }
        return target;
    }
}
