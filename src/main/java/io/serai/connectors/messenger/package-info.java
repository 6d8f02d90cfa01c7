/**
 * Facebook Messenger: conversations with a Page. What it shares with Instagram is in {@link io.serai.connectors.meta};
 * its settings, limits and samples are in {@code connectors/messenger}.
 */
@NullMarked
package io.serai.connectors.messenger;

import org.jspecify.annotations.NullMarked;
