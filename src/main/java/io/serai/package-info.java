/**
 * The gateway as one Spring Boot application; every direct sub-package is a module with declared dependencies.
 * Nothing but the start and what belongs to no module lives here.
 */
@NullMarked
package io.serai;

import org.jspecify.annotations.NullMarked;
