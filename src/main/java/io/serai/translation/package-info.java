/**
 * What customers and agents write, understood across languages: which language it is, and what it says in another.
 * Here stands the contract: who wants a translation asks {@link io.serai.translation.Translator} and nobody else.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"model", "database", "events", "accounts", "conversations", "connectors",
    "settings", "problems", "media"})
package io.serai.translation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
