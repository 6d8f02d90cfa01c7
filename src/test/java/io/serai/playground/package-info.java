/** The playground as a whole, and what its tests share. */
@NullMarked
package io.serai.playground;

import org.jspecify.annotations.NullMarked;
