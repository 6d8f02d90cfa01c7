package io.serai.translation.flow;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the work is done; what is translated is said in {@link Rules}.
 *
 * @param batch        messages taken at once
 * @param parallel     calls to the engines under way at once, for what is read and as many for what waits to be sent
 * @param firstPause   before the second try; doubled after each further one…
 * @param longestPause …up to this
 * @param giveUp       how long a message that is read is tried; then it says that its translation failed
 * @param hold         how long one that waits to be sent is held at most, where the rule is to hold it
 * @param lease        after how long without a result somebody else takes over
 * @param pollInterval how often to look for work that nobody told of
 */
@ConfigurationProperties("serai.translation.flow")
record FlowSettings(@DefaultValue("100") int batch, @DefaultValue("32") int parallel,
        @DefaultValue("2s") Duration firstPause, @DefaultValue("1m") Duration longestPause,
        @DefaultValue("1h") Duration giveUp, @DefaultValue("4h") Duration hold, @DefaultValue("2m") Duration lease,
        @DefaultValue("500ms") Duration pollInterval) {
}
