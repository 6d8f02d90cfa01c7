/**
 * The people who write to the business: what each provider's webhook looks like when they do, and what they see on
 * their side. Plain Java like the provider they use, so that tests can be them.
 */
@NullMarked
package io.serai.playground.customers;

import org.jspecify.annotations.NullMarked;
