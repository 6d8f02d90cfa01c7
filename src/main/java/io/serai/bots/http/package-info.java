/**
 * Bots that are asked over HTTP: each message of a customer is posted to the bot's own URL, signed, and what it answers is
 * said. Nothing here knows of turns, retries or people.
 */
@NullMarked
package io.serai.bots.http;

import org.jspecify.annotations.NullMarked;
