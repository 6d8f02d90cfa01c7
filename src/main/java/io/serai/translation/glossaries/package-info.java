/**
 * Glossaries: how a business wants its terms translated, and what it wants left alone.
 * They come from files and from the inbox, live in the database with all their versions, and are answered from memory.
 */
@NullMarked
package io.serai.translation.glossaries;

import org.jspecify.annotations.NullMarked;
