package io.serai.routing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How routing looks after itself.
 *
 * @param redrawEvery after how long everything is read anew from the database, should anything have been missed
 * @param statsEvery  how often at most the numbers of a queue are told
 */
@ConfigurationProperties("serai.routing")
record RoutingSettings(@DefaultValue("5m") Duration redrawEvery, @DefaultValue("1s") Duration statsEvery) {
}
