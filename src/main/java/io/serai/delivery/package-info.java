/**
 * Carries the outbox to the providers: in order within a conversation, independently between them, at their pace.
 * What is to be sent was decided elsewhere; here it is only sent, repeated, settled or failed with its reason.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"model", "database", "connectors", "settings", "conversations", "events", "media"})
package io.serai.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
