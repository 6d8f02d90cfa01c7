package io.serai.web.stand;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.model.Content;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** One conversation with everything that a message can be in it, one as the design pictures it,
        and every reply policy. */
public final class Gallery {

    public static final String PICTURED = Scenes.id(2, 1).toString();
    public static final String EVERYTHING = Scenes.id(2, 6).toString();
    public static final String TEMPLATE_ONLY = Scenes.id(2, 11).toString();
    public static final String HUMAN_AGENT = Scenes.id(2, 3).toString();
    public static final String CLOSED = Scenes.id(2, 4).toString();

    private final World world;

    public Gallery(World world) {
        this.world = world;
    }

    public void fill() {
        pictured();
        everything();
        world.policy(TEMPLATE_ONLY, "template-only", null);
        world.policy(HUMAN_AGENT, "human-agent", Duration.ofDays(5));
        world.policy(CLOSED, "closed", null);
        draft();
    }

    private void draft() {
        String conversation = Scenes.id(2, 5).toString();
        world.drafts.put(conversation + "reply", Json.object("mode", "reply", "text", "Guten Tag, Ihre Rechnung",
                "rev", 1));
        world.conversations.get(conversation).put("draft", "Guten Tag, Ihre Rechnung");
        world.conversations.get(Scenes.id(2, 3).toString()).put("overdue", true)
                .put("waitingSince", Instant.now().minus(2, ChronoUnit.MINUTES).toString());
    }

    private void pictured() {
        world.messages.get(PICTURED).clear();
        world.conversations.get(PICTURED).put("lastSeq", 0).put("inboundCount", 0).put("unread", 0);
        world.change(PICTURED, Json.object("assignee", World.ME, "phase", "active"), "conversation.assigned");
        world.bot(PICTURED, "Hi! I am the assistant. How can I help?");
        world.inbound(PICTURED, "Hello, my invoice is wrong, I was charged twice.");
        world.notice(PICTURED, "assigned", Map.of("byName", "Sam Okafor", "toName", "Noor Haddad"));
        world.note(PICTURED, World.SAM, "refund approved up to 50 €.", "yellow");
        ObjectNode sent = world.outbound(PICTURED, World.ME,
                Scenes.text("I can see both payments. I am refunding the second one now."), "read");
        ObjectNode thanks = world.inbound(PICTURED, "Thank you! How long will it take?");
        world.change(thanks, Json.object("reactions", List.of(Json.object("emoji", "👍", "author",
                Json.object("kind", "agent", "id", World.SAM, "name", "Sam Okafor"), "at", Instant.now().toString()))));
        ObjectNode failed = world.outbound(PICTURED, World.ME, Scenes.text("Three to five business days."), "queued");
        world.failed(failed, "recipient-gone", "WhatsApp cannot deliver to this number.", false);
        world.note(PICTURED, World.ME, "Prefers e-mail receipts", "blue");
        world.note(PICTURED, World.ME, "Churn risk", "pink");
        world.policy(PICTURED, "open", Duration.ofMinutes(54));
        world.conversations.get(PICTURED).put("unread", 1);
        world.change(sent, Json.object("replyTo", Json.object("messageId", world.messages.get(PICTURED).get(1)
                .get("id"))));
    }

    private void everything() {
        Scenes.contents().values().forEach(content -> world.inbound(EVERYTHING, content));
        Scenes.sent().values().forEach(content -> world.outbound(EVERYTHING, World.SAM, content, "delivered"));
        Instant now = Instant.now();
        world.change(world.inbound(EVERYTHING, "I meant Tuesday"), Json.object("editedAt", now.toString()));
        world.change(world.inbound(EVERYTHING, ""), Json.object("deletedAt", now.toString()));
        world.change(world.inbound(EVERYTHING, "Is this still available?"), Json.object("forwarded", "often",
                "referral",
                Json.object("source", "ad", "url", "https://example.com/ad/7", "headline", "Summer sale", "body",
                        "Shoes from 20 €", "data", Map.of())));
        world.change(world.inbound(EVERYTHING, "Love it"), Json.object("replyTo", Json.object("story",
                Json.object("id", "1", "url", "https://example.com/s/1"))));
        ObjectNode cut = world.outbound(EVERYTHING, World.ME, new Content.Text("With a warning"), "sent");
        world.change(cut, Json.object("warnings", List.of("Two options were left out: the channel shows three.")));
        ObjectNode unknown = world.outbound(EVERYTHING, World.ME, new Content.Text("Nobody knows yet"), "unknown");
        world.change(unknown, Json.object("sentAt", now.minus(5, ChronoUnit.MINUTES).toString()));
        world.outbound(EVERYTHING, World.ME, new Content.Text("Waiting to leave"), "queued");
    }
}
