/**
 * The providers' side of the line, on loopback: Meta's Graph API and Twilio's API as {@code channels.md} describes
 * them,
 * and the signed webhooks that follow from what was sent. Plain Java: tests start it without Spring.
 */
@NullMarked
package io.serai.playground.provider;

import org.jspecify.annotations.NullMarked;
