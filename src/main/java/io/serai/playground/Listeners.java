package io.serai.playground;

import io.serai.playground.customers.Customers;
import io.serai.playground.provider.AcceptedMessage;
import io.serai.playground.provider.ProviderListener;
import io.serai.playground.provider.RecordedRequest;
import io.serai.playground.provider.SentWebhook;

/** Customers learn what concerns them, the screen what went over the wire. */
record Listeners(Customers customers, LiveUpdates updates) implements ProviderListener {

    @Override
    public void accepted(AcceptedMessage message) {
        customers.accepted(message);
    }

    @Override
    public void status(String connectionId, String externalId, String status) {
        customers.status(connectionId, externalId, status);
    }

    @Override
    public void typing(String connectionId, String customer, boolean on) {
        customers.typing(connectionId, customer, on);
    }

    @Override
    public void read(String connectionId, String customer, String externalId) {
        customers.read(connectionId, customer, externalId);
    }

    @Override
    public void reacted(String connectionId, String customer, String externalId, String emoji) {
        customers.reacted(connectionId, customer, externalId, emoji);
    }

    @Override
    public void requested(RecordedRequest request) {
        updates.requested(request);
    }

    @Override
    public void posted(SentWebhook webhook) {
        updates.posted(webhook);
    }
}
