/**
 * The contract between Serai and a channel, and the channels themselves, one sub-package each.
 * A connector knows its provider and the model, nothing else: not storage, translation, bots or another channel.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"model"})
package io.serai.connectors;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
