/**
 * Who gets what waits, and when: queues with their rules and hours, offers to agents, overflow, and the times within which
 * a contact must have an answer. Decisions are made from a picture in memory and carried out under the database's locks.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"model", "database", "events", "settings", "accounts", "conversations",
    "handoff", "problems"})
package io.serai.routing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
