/**
 * WhatsApp through Meta's Cloud API: its webhooks into canonical changes, canonical messages into its calls.
 * The folder {@code connectors/whatsapp} holds its descriptor, routes, samples and documentation.
 */
@NullMarked
package io.serai.connectors.whatsapp;

import org.jspecify.annotations.NullMarked;
