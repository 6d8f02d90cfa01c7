package io.serai.pipeline;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the route files.
 *
 * @param directory where {@code routes} and {@code connectors} beside the jar lie
 */
@ConfigurationProperties("serai.routes")
record RoutesSettings(@DefaultValue(".") Path directory) {
}
