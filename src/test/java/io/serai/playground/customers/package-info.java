/** The simulated customers, heard as Serai hears them. */
@NullMarked
package io.serai.playground.customers;

import org.jspecify.annotations.NullMarked;
