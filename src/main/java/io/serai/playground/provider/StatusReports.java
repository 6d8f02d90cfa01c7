package io.serai.playground.provider;

import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a platform reports of a message of the business after it was accepted. */
interface StatusReports {

    /** Whether the platform reports such a status of it at all: Instagram never reports a delivery. */
    boolean tells(AcceptedMessage message, String status);

    /** {@code code} is the provider's error, with {@code failed} only. */
    WebhookEvent status(AcceptedMessage message, String status, @Nullable String code);

    /** The copy that goes to every app, where the platform sends one. */
    default Optional<WebhookEvent> echo(AcceptedMessage message) {
        return Optional.empty();
    }

    static StatusReports of(Account account, Clock clock) {
        return switch (account.platform()) {
            case WHATSAPP -> new WhatsAppReports(account, clock);
            case MESSENGER, INSTAGRAM -> new PageReports(account, clock);
            case TWILIO -> new TwilioReports(account);
        };
    }
}
