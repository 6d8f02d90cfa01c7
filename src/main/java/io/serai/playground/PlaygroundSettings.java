package io.serai.playground;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether there is a playground.
 *
 * @param enabled auto: while configuration declares no connection; on: also beside real ones, for administrators only
 * @param port    where its provider listens on loopback; 0: anywhere
 */
@ConfigurationProperties("serai.playground")
record PlaygroundSettings(@DefaultValue("auto") Mode enabled, @DefaultValue("0") int port) {

    enum Mode { AUTO, ON, OFF }
}
