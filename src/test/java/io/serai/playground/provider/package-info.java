/** The stand-in itself, called as Serai calls it and heard as Serai hears it. */
@NullMarked
package io.serai.playground.provider;

import org.jspecify.annotations.NullMarked;
