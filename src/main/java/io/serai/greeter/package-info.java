/**
 * The built-in bot that receives customers and brings them to the right person, and the plain words by which a person can
 * always be asked for, whichever bot answers.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"model", "database", "accounts", "connectors", "conversations",
    "handoff", "bots", "routing", "translation :: detection", "problems"})
package io.serai.greeter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
