/**
 * Measures what design §8 budgets, against a floor measured in the same run; no verdict of a test depends on time.
 * Run it by {@code mvn test -Dtest=Benchmark}; the figures and what bounds them are in {@code src/docs/BENCHMARKS.md}.
 */
@NullMarked
package io.serai.benchmark;

import org.jspecify.annotations.NullMarked;
