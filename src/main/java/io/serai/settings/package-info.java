/**
 * What the business connected and how: connections and queues, from configuration and from the inbox, secrets encrypted.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"model", "database", "connectors", "events"})
package io.serai.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
