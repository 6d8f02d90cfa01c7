package io.serai.playground.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** One thing that a provider reports. Several of Meta's may share a POST; Twilio's never do. */
public sealed interface WebhookEvent {

    /** Whom it concerns: one customer's events keep their order unless a fault is asked for. */
    String customer();

    /** WhatsApp's: a change of {@code field} with its {@code value}. */
    record Change(String customer, String field, ObjectNode value) implements WebhookEvent {
    }

    /** Messenger's and Instagram's: an element of {@code messaging}, {@code standby} or {@code changes}. */
    record Messaging(String customer, String list, ObjectNode item) implements WebhookEvent {
    }

    /** Twilio's. */
    record Form(String customer, String url, Map<String, String> fields) implements WebhookEvent {
    }

    /** Bytes as they are, signed or not as the headers say. */
    record Raw(String customer, String url, Map<String, String> headers, byte[] body) implements WebhookEvent {
    }
}
