/**
 * What Meta's channels share: the webhook handshake and signature, calls to the Graph API and what its errors mean.
 * It knows no message; those are each channel's own.
 */
@NullMarked
package io.serai.connectors.meta;

import org.jspecify.annotations.NullMarked;
