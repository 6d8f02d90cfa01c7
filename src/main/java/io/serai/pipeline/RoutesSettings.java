package io.serai.pipeline;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the route files.
 *
 * @param directory where {@code routes} and {@code connectors} beside the jar lie; text, because Spring looks for what
 *     it converts to a path on the class path first
 */
@ConfigurationProperties("serai.routes")
record RoutesSettings(@DefaultValue(".") String directory) {
}
