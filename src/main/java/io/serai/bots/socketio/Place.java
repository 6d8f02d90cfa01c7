package io.serai.bots.socketio;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a customer has what people wrote.
 *
 * @param messageId the message of this place; absent where nothing was written there
 * @param last      whether this is where people let the customer go
 */
record Place(@Nullable UUID conversationId, long seq, @Nullable UUID messageId, boolean last) {

    static final Place BEGIN = new Place(null, 0, null, false);

    Place andLast() {
        return new Place(conversationId, seq, null, true);
    }
}
