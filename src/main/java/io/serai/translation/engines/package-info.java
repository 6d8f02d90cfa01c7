/**
 * The engines Serai knows: each speaks its provider's protocol and nothing else.
 * Which of them is asked, and how often, is the chain's to decide.
 */
@NullMarked
package io.serai.translation.engines;

import org.jspecify.annotations.NullMarked;
