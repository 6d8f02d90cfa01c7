/**
 * What tests of every module share: a database each, in one PostgreSQL for the whole test run.
 * Nothing here knows any module but {@code database}.
 */
@NullMarked
package io.serai.testing;

import org.jspecify.annotations.NullMarked;
