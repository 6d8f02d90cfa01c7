/**
 * Visitors of web sites: their sessions and proven identities, the API and the socket of the chat widget. What they write
 * goes into the ledger like any webhook; what they may see of a conversation is decided here.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"model", "database", "connectors", "connectors :: web", "settings", "ledger",
    "events", "conversations", "routing", "media", "translation :: flow", "problems"})
package io.serai.visitors;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
