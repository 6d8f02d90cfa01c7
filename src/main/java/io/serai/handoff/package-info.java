/**
 * Who has a conversation: handed over by bots, offered, accepted, passed on, shared, put on hold, wrapped up, given back.
 * What may follow what is {@link io.serai.conversations.Life}; here is what agents, bots and timers do by it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"model", "database", "events", "settings", "connectors", "accounts",
    "conversations", "problems"})
package io.serai.handoff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
