package io.serai.playground.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/reference/messages/status */
final class WhatsAppReports implements StatusReports {

    private final Account account;
    private final Clock clock;

    WhatsAppReports(Account account, Clock clock) {
        this.account = account;
        this.clock = clock;
    }

    @Override
    public boolean tells(AcceptedMessage message, String status) {
        return true;
    }

    @Override
    public WebhookEvent status(AcceptedMessage message, String status, @Nullable String code) {
        ObjectNode value = WhatsAppValues.value(account);
        ObjectNode report = value.putArray("statuses").addObject().put("id", message.externalId()).put("status", status)
                .put("timestamp", String.valueOf(clock.instant().getEpochSecond()));
        boolean phone = Character.isDigit(message.customer().charAt(0));
        report.put(phone ? "recipient_id" : "recipient_user_id", message.customer());
        if (message.correlation() != null) {
            report.put("biz_opaque_callback_data", message.correlation());
        }
        if (code != null) {
            report.putArray("errors").add(GraphErrors.inStatus(code));
        } else {
            report.set("pricing", Json.object().put("billable", message.template()).put("pricing_model", "PMP")
                    .put("category", message.template() ? "utility" : "service")
                    .put("type", message.template() ? "regular" : "free_customer_service"));
        }
        return new WebhookEvent.Change(message.customer(), "messages", value);
    }
}
