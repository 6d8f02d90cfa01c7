package io.serai.playground.provider;

import io.serai.playground.provider.Bubble.Option;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /<PAGE_ID>/messages}, for Messenger and Instagram:
 * https://developers.facebook.com/docs/messenger-platform/reference/send-api and
 * https://developers.facebook.com/docs/messenger-platform/instagram/features/send-message.
 */
final class PageMessages implements Sends {

    private static final Duration WINDOW = Duration.ofHours(24);
    private static final Duration HUMAN_AGENT = Duration.ofDays(7);
    private static final int MESSENGER_TEXT = 2000;
    private static final int INSTAGRAM_BYTES = 1000;
    private static final Set<String> TYPES = Set.of("RESPONSE", "UPDATE", "MESSAGE_TAG", "UTILITY");

    private final boolean instagram;
    private final PageAttachments attachments;

    PageMessages(boolean instagram, PageAttachments attachments) {
        this.instagram = instagram;
        this.attachments = attachments;
    }

    @Override
    public Taken send(Call call, Desk desk) throws Refusal {
        Body body = Body.of(call, false);
        String customer = recipient(body);
        if (body.has("sender_action")) {
            return new Taken(action(body, customer, desk));
        }
        requireWindow(body, customer, desk);
        Body message = body.object("message");
        Bubble bubble = bubble(message).quoting(quoted(body));
        String id = ProviderIds.mid(desk.account().platform());
        AcceptedMessage taken = desk.accept(id, customer, body.node(), bubble, false,
                message.has("metadata") ? message.text("metadata", 1000) : null);
        return new Taken(Answer.ok(Json.object().put("recipient_id", customer).put("message_id", id)), taken, null);
    }

    private static String recipient(Body body) throws Refusal {
        Body recipient = body.object("recipient");
        for (String other : List.of("user_ref", "comment_id", "post_id", "notification_messages_token")) {
            if (recipient.has(other)) {
                return recipient.get(other);
            }
        }
        String id = recipient.get("id");
        if (!id.matches("\\d{5,20}")) {
            throw GraphErrors.saying("100/2018001", "(#100) No matching user found");
        }
        return id;
    }

    private Answer action(Body body, String customer, Desk desk) throws Refusal {
        if (body.has("message")) {
            throw GraphErrors.parameter("sender_action must be sent without a message");
        }
        String action = body.oneOf("sender_action", Set.of("typing_on", "typing_off", "mark_seen", "react", "unreact"));
        String connection = desk.account().connectionId();
        switch (action) {
            case "mark_seen" -> desk.listener().read(connection, customer, "");
            case "typing_on", "typing_off" -> desk.listener().typing(connection, customer, action.equals("typing_on"));
            default -> react(body, customer, desk, action.equals("react"));
        }
        return Answer.ok(Json.object().put("recipient_id", customer));
    }

    private static void react(Body body, String customer, Desk desk, boolean on) throws Refusal {
        Body payload = body.object("payload");
        String reaction = on ? payload.text("reaction", 30) : "";
        desk.listener().reacted(desk.account().connectionId(), customer, payload.text("message_id", 500),
                reaction.equals("love") ? "❤" : reaction);
    }

    /** 24 hours, or 7 days for what a person wrote; the other tags ended on 27 April 2026. */
    private void requireWindow(Body body, String customer, Desk desk) throws Refusal {
        if (body.has("messaging_type")) {
            body.oneOf("messaging_type", TYPES);
        }
        boolean tagged = body.get("messaging_type").equals("MESSAGE_TAG");
        if (tagged && !body.has("tag") || body.has("tag") && !body.get("tag").equals("HUMAN_AGENT")) {
            throw GraphErrors.parameter("Invalid message tag. Only HUMAN_AGENT is available.");
        }
        if (!desk.windowOpen(customer, body.has("tag") ? HUMAN_AGENT : WINDOW)) {
            throw GraphErrors.saying(instagram ? "10/2534022" : "10/2018278",
                    "(#10) This message is sent outside of allowed window.");
        }
    }

    private @Nullable String quoted(Body body) throws Refusal {
        Optional<Body> replyTo = body.optional("reply_to");
        return replyTo.isEmpty() ? null : replyTo.get().text("mid", 500);
    }

    private Bubble bubble(Body message) throws Refusal {
        boolean text = message.has("text");
        boolean attachment = message.has("attachment");
        if (text == attachment) {
            throw GraphErrors.parameter(text ? "A message cannot have both text and attachment"
                    : "Message cannot be empty, must provide valid attachment or text");
        }
        Bubble bubble = text ? Bubble.text(text(message)) : attachments.bubble(message.object("attachment"));
        return message.has("quick_replies") ? bubble.with(quickReplies(message)) : bubble;
    }

    private String text(Body message) throws Refusal {
        if (!instagram) {
            return message.text("text", MESSENGER_TEXT);
        }
        String text = message.text("text", INSTAGRAM_BYTES);
        if (text.getBytes(StandardCharsets.UTF_8).length > INSTAGRAM_BYTES) {
            throw GraphErrors.parameter("Length of param message[text] must be less than or equal to 1000 bytes");
        }
        return text;
    }

    private static List<Option> quickReplies(Body message) throws Refusal {
        List<Option> options = new ArrayList<>();
        for (Body reply : message.list("quick_replies", 1, 13)) {
            String type = reply.oneOf("content_type", Set.of("text", "user_phone_number", "user_email"));
            options.add(type.equals("text")
                    ? new Option(reply.text("payload", 1000), reply.text("title", 20), null, null, "quick-reply")
                    : new Option(type, type, null, null, "quick-reply"));
        }
        return options;
    }
}
