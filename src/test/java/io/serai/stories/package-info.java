/**
 * The whole path, from a customer's signed webhook to the answer at the provider and back, through nothing but the
 * interfaces that people and providers use.
 */
@NullMarked
package io.serai.stories;

import org.jspecify.annotations.NullMarked;
