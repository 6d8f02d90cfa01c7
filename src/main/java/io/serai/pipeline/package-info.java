/**
 * The way of a message through Camel: the route files that describe it, and what they need of Java.
 * Route files may be anybody's; a broken one is refused by name and stops nothing else.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"model", "database", "connectors", "ledger", "settings", "conversations",
    "chat", "events"})
package io.serai.pipeline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
