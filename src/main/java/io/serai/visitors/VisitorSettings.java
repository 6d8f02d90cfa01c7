package io.serai.visitors;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What visitors may do and how often.
 *
 * @param sessionValidity how long a session lasts after its last use
 * @param heartbeat       how often a socket is pinged; one that was silent for three times as long is closed
 * @param sockets         the most open sockets of one session; a further one closes the oldest
 * @param limits          by the minute
 */
@ConfigurationProperties("serai.visitors")
record VisitorSettings(
        @DefaultValue("90d") Duration sessionValidity,
        @DefaultValue("25s") Duration heartbeat,
        @DefaultValue("10") int sockets,
        @DefaultValue Limits limits) {

    /**
     * @param messages  messages of one session
     * @param uploads   files of one session
     * @param signals   typing, read and delivered reports of one session
     * @param sessions  new sessions of one address
     * @param requests  all calls of one address, behind which there may be a whole company
     */
    record Limits(
            @DefaultValue("40") int messages,
            @DefaultValue("20") int uploads,
            @DefaultValue("240") int signals,
            @DefaultValue("60") int sessions,
            @DefaultValue("1200") int requests) {
    }
}
