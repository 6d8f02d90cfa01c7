/**
 * Who works here and what each may see and do: agents, their sessions and tokens, teams and queues, the audit log.
 * {@link io.serai.accounts.Access} is the one place that decides; every other module asks it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"model", "database", "events", "problems"})
package io.serai.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
