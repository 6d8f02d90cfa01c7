package io.serai.playground.provider;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** https://www.twilio.com/docs/messaging/guides/track-outbound-message-status */
final class TwilioReports implements StatusReports {

    private final Account account;

    TwilioReports(Account account) {
        this.account = account;
    }

    /** Only where the send named a callback. */
    @Override
    public boolean tells(AcceptedMessage message, String status) {
        return message.request().hasNonNull("StatusCallback");
    }

    @Override
    public WebhookEvent status(AcceptedMessage message, String status, @Nullable String code) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("AccountSid", account.id());
        fields.put("ApiVersion", "2010-04-01");
        fields.put("ChannelInstallSid", "XE00000000000000000000000000000000");
        fields.put("ChannelPrefix", "whatsapp");
        fields.put("ChannelToAddress", message.customer().replaceFirst("\\d{4}$", "XXXX"));
        if (code != null) {
            fields.put("ErrorCode", code);
            fields.put("ErrorMessage", "Twilio error " + code);
        }
        fields.put("From", "whatsapp:" + account.detail("number", ""));
        fields.put("MessageSid", message.externalId());
        fields.put("MessageStatus", code == null ? status : "undelivered");
        fields.put("SmsSid", message.externalId());
        fields.put("SmsStatus", code == null ? status : "undelivered");
        fields.put("StructuredMessage", "false");
        fields.put("To", message.customer());
        if (status.equals("read")) {
            fields.put("EventType", "READ");
        }
        return new WebhookEvent.Form(message.customer(), message.request().path("StatusCallback").asText(), fields);
    }
}
