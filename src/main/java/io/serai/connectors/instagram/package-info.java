/**
 * Instagram messaging, through a Page (Facebook Login) or without one (Instagram Login). What it shares with Messenger
 * is in {@link io.serai.connectors.meta}; its settings, limits and samples are in {@code connectors/instagram}.
 */
@NullMarked
package io.serai.connectors.instagram;

import org.jspecify.annotations.NullMarked;
