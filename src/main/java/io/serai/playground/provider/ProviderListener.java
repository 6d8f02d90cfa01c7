package io.serai.playground.provider;

/** Learns what happens at the provider; called on the thread where it happens, so it must be quick. */
public interface ProviderListener {

    default void accepted(AcceptedMessage message) {
    }

    /** A status of a message of the business is about to be reported: sent, delivered, read, failed. */
    default void status(String connectionId, String externalId, String status) {
    }

    default void typing(String connectionId, String customer, boolean on) {
    }

    /** The business has read up to this message of the customer; empty: everything. */
    default void read(String connectionId, String customer, String externalId) {
    }

    /** The business put an emoji on a message, or took it off with an empty one. */
    default void reacted(String connectionId, String customer, String externalId, String emoji) {
    }

    default void requested(RecordedRequest request) {
    }

    default void posted(SentWebhook webhook) {
    }
}
