/**
 * Translation in the life of a message: what customers write is shown in the agents' languages, what agents and bots
 * write goes out in the customer's. Work is written down with the message and done afterwards, so no message waits for
 * an engine unless it must not go out untranslated.
 */
@NullMarked
@NamedInterface("flow")
package io.serai.translation.flow;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
