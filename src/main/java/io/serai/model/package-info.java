/**
 * The canonical chat model: what a message, a conversation and a contact are, whichever channel they came from.
 * It depends on nothing but the JSON annotations, so that everything else may depend on it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.serai.model;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
