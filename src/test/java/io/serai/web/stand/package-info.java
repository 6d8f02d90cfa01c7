/**
 * The inbox's own test stand: its real files and page, and behind them a server in memory that speaks {@code api.md}.
 * Every state of the screen can be reached from a test through {@link io.serai.web.stand.World}.
 */
@NullMarked
package io.serai.web.stand;

import org.jspecify.annotations.NullMarked;
