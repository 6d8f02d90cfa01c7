/**
 * What Meta's channels share: the webhook handshake and signature, calls to the Graph API and what its errors mean, and
 * the events and sends that Messenger and Instagram have in common. What differs is each channel's own.
 */
@NullMarked
package io.serai.connectors.meta;

import org.jspecify.annotations.NullMarked;
