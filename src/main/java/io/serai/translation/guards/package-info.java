/**
 * What must not change does not: spans are found, hidden from the engine, put back and compared.
 * What an engine answers is looked at for every way in which answers are known to go wrong.
 */
@NullMarked
package io.serai.translation.guards;

import org.jspecify.annotations.NullMarked;
