/**
 * People, conversations and messages: what channels report is recorded here, and what agents command is done here.
 * Every change is one transaction together with its events, and with its outbox row where something is to go out.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"model", "database", "events", "settings", "connectors", "accounts", "problems"})
package io.serai.conversations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
