package io.serai.delivery;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the outbox is carried out.
 *
 * @param parallel       calls under way at once, for each connection
 * @param attempts       how often a message is tried before it fails
 * @param firstPause     the pause after the first failed try; doubled after each further one
 * @param longestPause   where the doubling ends
 * @param lease          how long a call may be under way without a sign of life from its gateway
 * @param evidence       how long to wait for a sign that a message whose outcome is unknown was sent
 * @param pollInterval   how often to look for work that nobody told of
 * @param probeInterval  how often to try a connection that is not authorised
 * @param breakerPause   how long to leave a provider alone that answered nothing but errors
 * @param signalInterval the shortest time between two signs of writing in a conversation
 * @param keep           how long the trace of what was sent is kept
 */
@ConfigurationProperties("serai.delivery")
record DeliverySettings(
        @DefaultValue("32") int parallel,
        @DefaultValue("12") int attempts,
        @DefaultValue("1s") Duration firstPause,
        @DefaultValue("10m") Duration longestPause,
        @DefaultValue("30s") Duration lease,
        @DefaultValue("2m") Duration evidence,
        @DefaultValue("1s") Duration pollInterval,
        @DefaultValue("5m") Duration probeInterval,
        @DefaultValue("10s") Duration breakerPause,
        @DefaultValue("5s") Duration signalInterval,
        @DefaultValue("7d") Duration keep) {
}
