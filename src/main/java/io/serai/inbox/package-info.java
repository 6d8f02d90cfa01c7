/**
 * The API that the inbox and every integration use: REST, and events by socket or long poll.
 * It decides nothing: it turns HTTP into commands and queries, and refusals into problems.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"model", "database", "events", "accounts", "conversations", "connectors",
    "settings", "media", "delivery", "pipeline", "problems"})
package io.serai.inbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
