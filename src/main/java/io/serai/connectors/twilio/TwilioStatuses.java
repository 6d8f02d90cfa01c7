package io.serai.connectors.twilio;

import io.serai.model.Change;
import io.serai.model.MessageStatus;
import java.util.Locale;

/**
 * What became of a message of ours. It may come before the send was answered, and in any order.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/guides/track-outbound-message-status">Twilio: message status</a>
 */
final class TwilioStatuses {

    private TwilioStatuses() {
    }

    static Change change(TwilioItem item, String sid) {
        String status = String.valueOf(item.status()).strip().toLowerCase(Locale.ROOT);
        return switch (status) {
            // Taken is as good as sent: it settles a send of which nobody knew whether it arrived.
            case "accepted", "scheduled", "queued", "sending", "sent" -> reported(item, sid, MessageStatus.SENT);
            case "delivered" -> reported(item, sid, MessageStatus.DELIVERED);
            case "read" -> reported(item, sid, MessageStatus.READ);
            case "failed", "undelivered", "canceled" -> new Change.StatusReported(sid, item.correlation(),
                MessageStatus.FAILED, item.at(), TwilioErrors.failure(item.text("ErrorCode"), item.text("ErrorMessage")));
            default -> new Change.Ignored("Twilio reports the status '" + status + "'");
        };
    }

    private static Change reported(TwilioItem item, String sid, MessageStatus status) {
        return new Change.StatusReported(sid, item.correlation(), status, item.at(), null);
    }
}
