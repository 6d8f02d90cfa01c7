/**
 * The {@code chat:} component: what happens in conversations comes out of it into anybody's Camel routes, and what those
 * routes want done goes in. Such routes stand beside a message's own way: they can neither delay nor lose it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"model", "database", "events", "ledger", "connectors", "settings", "accounts",
    "conversations", "handoff", "bots", "problems"})
package io.serai.chat;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
