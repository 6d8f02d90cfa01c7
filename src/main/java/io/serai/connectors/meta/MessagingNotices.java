package io.serai.connectors.meta;

import static io.serai.connectors.ProviderJson.list;
import static io.serai.connectors.ProviderJson.text;
import static io.serai.connectors.ProviderJson.textOr;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.connectors.Unparseable;
import io.serai.model.Change;
import io.serai.model.Referral;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What happened around a conversation without anybody saying anything: opt-ins, control of the thread, feedback. */
final class MessagingNotices {

    static final String PASSED = "thread-control-passed";
    static final String TAKEN = "thread-control-taken";
    static final String REQUESTED = "thread-control-requested";

    private final MessagingReading reading;
    private final MessagingEvent event;
    private final JsonNode body;

    MessagingNotices(MessagingReading reading) {
        this.reading = reading;
        this.event = reading.event();
        this.body = event.body();
    }

    /**
     * A referral by a plugin, or consent to marketing messages, given or withdrawn.
     *
     * @see <a href="https://developers.facebook.com/docs/messenger-platform/webhook-reference/optins">Meta: opt-ins</a>
     */
    List<Change> optIn() throws Unparseable {
        if (textOr("", body, "type").equals("notification_messages")) {
            boolean out = textOr("", body, "notification_messages_status").toUpperCase(Locale.ROOT).startsWith("STOP");
            return List.of(new Change.OptChanged(reading.party(), "marketing_messages", out, event.at()));
        }
        Map<String, String> data = MetaReferrals.flat(body);
        data.keySet().removeAll(List.of("ref", "user_ref"));
        return List.of(new Change.Referred(reading.party(),
            new Referral("OPTIN", null, null, null, null, text(body, "ref"), data), event.at()));
    }

    /**
     * Who answers the conversation now. Being handed it calls for somebody here, as a referral does: other notices begin
     * no conversation.
     *
     * @see <a href="https://developers.facebook.com/docs/messenger-platform/handover-protocol">Meta: handover</a>
     */
    List<Change> threadControl(String kind) throws Unparseable {
        Map<String, String> data = new TreeMap<>();
        put(data, "newOwner", text(body, "new_owner_app_id"));
        put(data, "previousOwner", text(body, "previous_owner_app_id"));
        put(data, "requestedOwner", text(body, "requested_owner_app_id"));
        put(data, "metadata", text(body, "metadata"));
        String ourApp = reading.connection().optional("app-id").orElse(null);
        if (ourApp != null && !kind.equals(REQUESTED)) {
            data.put("owner", ourApp.equals(data.get("newOwner")) ? "us" : "other");
        }
        Change notice = reading.notice(kind, data);
        return !"us".equals(data.get("owner")) ? List.of(notice) : List.of(new Change.Referred(reading.party(),
            new Referral("THREAD_CONTROL", data.get("previousOwner"), null, null, null, data.get("metadata"), Map.of()),
            event.at()), notice);
    }

    List<Change> appRoles() throws Unparseable {
        Map<String, String> data = new TreeMap<>();
        body.properties().forEach(app -> data.put(app.getKey(), String.join(", ",
            app.getValue().valueStream().map(JsonNode::asText).toList())));
        if (event.customer() != null) {
            return List.of(reading.notice("app-roles", data));
        }
        return List.of(new Change.ConnectionReported("app-roles",
            "Meta changed which app answers this account: " + data, false, event.at()));
    }

    /** The code that comes along is a secret between the business's site and the person: not for the thread. */
    List<Change> accountLinking() throws Unparseable {
        boolean linked = !textOr("", body, "status").equals("unlinked");
        return List.of(reading.notice(linked ? "account-linked" : "account-unlinked", Map.of()));
    }

    List<Change> policyEnforcement() {
        String action = textOr("changed", body, "action");
        String reason = textOr("no reason given", body, "reason");
        return List.of(new Change.ConnectionReported("policy-enforcement", "Meta's policy enforcement: " + action + ". "
            + reason, !action.equals("unblock"), event.at()));
    }

    List<Change> feedback() throws Unparseable {
        Map<String, String> data = MetaReferrals.flat(body);
        for (JsonNode screen : list(body, "feedback_screens")) {
            screen.path("questions").properties().forEach(question -> {
                put(data, question.getKey(), text(question.getValue(), "payload"));
                put(data, question.getKey() + ".comment", text(question.getValue(), "follow_up", "payload"));
            });
        }
        data.keySet().removeIf(name -> name.equals("mid") || name.startsWith("feedback_screens."));
        return List.of(reading.notice("feedback", data));
    }

    /** Marks what a customer wrote while another app answers them: once a day, for the day is part of its id. */
    Change standby() throws Unparseable {
        Change.Said said = reading.notice("standby", Map.of());
        Change.Draft notice = said.message();
        String id = "standby:" + event.customer() + ":" + event.at().atZone(ZoneOffset.UTC).toLocalDate();
        return new Change.Said(said.customer(), new Change.Draft(id, notice.direction(), notice.author(),
            notice.content(), notice.media(), null, null, notice.forwarded(), notice.sentAt(), null, false, null));
    }

    private static void put(Map<String, String> data, String name, @Nullable String value) {
        if (value != null) {
            data.put(name, value);
        }
    }
}
