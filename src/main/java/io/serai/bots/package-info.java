/**
 * The bots that answer first: which there are, the turns they owe to customers, and what becomes of their answers.
 * A kind of bot is a {@link io.serai.bots.BotKind}; the turns are kept in the database, so that no crash loses one.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"model", "database", "events", "accounts", "conversations", "connectors",
    "connectors :: web", "settings", "ledger", "handoff", "media", "problems"})
package io.serai.bots;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
