/**
 * What changed, numbered in commit order: written in the transaction of the change, read by cursor, pushed to sockets.
 * It does not decide who may see an event, but carries what that decision needs.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"model", "database"})
package io.serai.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
