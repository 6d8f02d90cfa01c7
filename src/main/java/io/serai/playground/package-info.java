/**
 * Simulated customers on every channel, and a provider on loopback that receives what Serai sends and misbehaves on
 * request.
 * On by itself while nothing is connected; it knows the other modules only from outside, nobody knows it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"accounts", "events", "problems", "settings", "web"})
package io.serai.playground;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
