/**
 * Files of messages: fetched from providers safely, kept once by content, served from our own URL.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"model", "database", "connectors", "settings", "events", "conversations", "accounts"})
package io.serai.media;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
