/**
 * What is promised about kill -9 and a database that goes away, tried on the packaged jar with real load.
 * The long forms run by {@code -Dserai.kills=10} and take minutes; the suite runs short ones.
 */
@NullMarked
package io.serai.durability;

import org.jspecify.annotations.NullMarked;
