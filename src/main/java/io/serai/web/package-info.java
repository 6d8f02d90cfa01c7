/**
 * Serves the inbox's own files: its page with import map, its modules under a path that names their
 * version, and the WebJars they stand on. It knows nothing of what the inbox shows.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"accounts"})
package io.serai.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
