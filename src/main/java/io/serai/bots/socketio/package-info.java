/**
 * Bots of other people's that hand their customers over through Socket.IO, by the events of the namespace
 * {@code /live_agent}. What customers write goes into the ledger like any webhook; what people answer is kept until it has
 * reached the customer.
 */
@NullMarked
package io.serai.bots.socketio;

import org.jspecify.annotations.NullMarked;
