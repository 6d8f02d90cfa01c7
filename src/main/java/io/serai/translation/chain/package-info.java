/**
 * Decides which engine translates a text, and sees to it that none is asked twice for the same or more than it may.
 * Everybody outside asks {@link io.serai.translation.Translator}.
 */
@NullMarked
package io.serai.translation.chain;

import org.jspecify.annotations.NullMarked;
