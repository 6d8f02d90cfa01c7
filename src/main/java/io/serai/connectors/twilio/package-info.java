/**
 * WhatsApp through Twilio: form webhooks signed over URL and fields, and the Messages API.
 */
@NullMarked
package io.serai.connectors.twilio;

import org.jspecify.annotations.NullMarked;
