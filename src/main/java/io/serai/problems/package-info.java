/**
 * Why a request was refused, in one shape for every module: RFC 9457 problems whose detail a person understands.
 * What a module refuses it throws as a {@link io.serai.problems.Refusal}; the answer is written here.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.serai.problems;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
