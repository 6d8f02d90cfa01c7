package io.serai.web.stand;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.model.Content;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** What the server behind the stand knows. Tests change it, and the inbox hears of it as it would of the product. */
public final class World {

    public static final String ME = Scenes.id(1, 1).toString();
    public static final String SAM = Scenes.id(1, 2).toString();

    final Map<String, ObjectNode> agents = new LinkedHashMap<>();
    final Map<String, ObjectNode> connections = new LinkedHashMap<>();
    final Map<String, ObjectNode> conversations = new LinkedHashMap<>();
    final Map<String, List<ObjectNode>> messages = new LinkedHashMap<>();
    final Map<String, List<ObjectNode>> notes = new LinkedHashMap<>();
    final Map<String, ObjectNode> drafts = new LinkedHashMap<>();
    final Map<String, List<ObjectNode>> lists = new LinkedHashMap<>();
    final Map<String, ObjectNode> offers = new LinkedHashMap<>();
    final Map<String, byte[]> uploads = new LinkedHashMap<>();
    final List<ObjectNode> events = new ArrayList<>();
    final List<Consumer<ObjectNode>> listeners = new CopyOnWriteArrayList<>();
    final List<String> requests = new CopyOnWriteArrayList<>();

    /** How the agent of the browser reads other languages. */
    ObjectNode lens = Json.object();
    public final Faults faults = new Faults();
    public String epoch = UUID.randomUUID().toString();

    private long ids = 1000;

    /** What is to go wrong. */
    public static final class Faults {
        public volatile boolean signedOut;
        public volatile boolean socketsRefused;
        public volatile boolean noAnswer;
        public volatile boolean forbidden;
        public volatile String refuse = "";
        public volatile boolean forgetful;
        public volatile boolean wrapUps;

        void clear() {
            signedOut = false;
            socketsRefused = false;
            noAnswer = false;
            forbidden = false;
            refuse = "";
            forgetful = false;
            wrapUps = false;
        }
    }

    /** As it was before any test: so many conversations, and the gallery's in them. */
    public synchronized void begin(int count) {
        List.of(agents, connections, conversations, messages, notes, drafts, lists, offers, uploads).forEach(Map::clear);
        lens = Json.object("language", "en", "show", "translated", "preview", "on-request");
        events.clear();
        requests.clear();
        faults.clear();
        forgetEvents();
        new Cast(this).assemble(count);
    }

    public synchronized long seq() {
        return events.size();
    }

    public synchronized ObjectNode conversation(String id) {
        return conversations.get(id);
    }

    public synchronized List<ObjectNode> messagesOf(String id) {
        return List.copyOf(messages.getOrDefault(id, List.of()));
    }

    /** How often something was asked of the server: {@code POST /api/v1/conversations/…/messages}. */
    public long requests(String pattern) {
        return requests.stream().filter(request -> request.matches(pattern)).count();
    }

    String nextId() {
        return Scenes.id(7, ++ids).toString();
    }

    /** A customer writes. */
    public synchronized ObjectNode inbound(String conversation, Content content) {
        ObjectNode message = message(conversation, "inbound", content);
        ObjectNode it = conversations.get(conversation);
        it.put("inboundCount", it.get("inboundCount").asLong() + 1);
        it.put("unread", it.path("unread").asInt() + 1);
        if (!it.hasNonNull("waitingSince")) {
            it.put("waitingSince", Instant.now().toString());
        }
        return say(message);
    }

    public ObjectNode inbound(String conversation, String text) {
        return inbound(conversation, Scenes.text(text));
    }

    /** Somebody of the business writes. */
    public synchronized ObjectNode outbound(String conversation, String agent, Content content, String status) {
        ObjectNode message = message(conversation, "outbound", content);
        message.set("author", Json.object("kind", "agent", "id", agent, "name", agents.get(agent).get("name")));
        message.put("status", status);
        conversations.get(conversation).remove("waitingSince");
        return say(message);
    }

    public synchronized ObjectNode bot(String conversation, String text) {
        ObjectNode message = message(conversation, "outbound", Scenes.text(text));
        message.set("author", Json.object("kind", "bot", "name", "Bot"));
        message.put("status", "delivered");
        return say(message);
    }

    synchronized ObjectNode notice(String conversation, String kind, Map<String, String> data) {
        ObjectNode message = message(conversation, "outbound", new Content.Notice(kind, data));
        message.set("author", Json.object("kind", "system"));
        message.put("status", "received");
        return say(message);
    }

    public synchronized void status(ObjectNode message, String status) {
        message.put("status", status);
        changed(message, "message.status");
    }

    public synchronized void failed(ObjectNode message, String code, String sentence, boolean retryable) {
        message.put("status", "failed");
        message.set("failure", Json.object("code", code, "message", sentence, "retryable", retryable, "provider",
                Json.object("code", "131026")));
        changed(message, "message.status");
    }

    /** Changes a message in any way and tells of it. */
    public synchronized void change(ObjectNode message, ObjectNode change) {
        Json.merge(message, change);
        changed(message, "message.updated");
    }

    /** Changes a conversation in any way and tells of it. */
    public synchronized ObjectNode change(String conversation, ObjectNode change, String type) {
        ObjectNode it = conversations.get(conversation);
        Json.merge(it, change);
        it.put("rev", it.get("rev").asLong() + 1).put("updatedAt", Instant.now().toString());
        emit(type, conversation, it.get("rev").asLong(), Json.object("conversation", told(it)));
        return it;
    }

    /** How long the customer may still be answered freely, or what instead. */
    public void policy(String conversation, String mode, Duration left) {
        change(conversation, Json.object("replyPolicy", left == null ? Json.object("mode", mode)
                : Json.object("mode", mode, "until", Instant.now().plus(left).toString())), "conversation.updated");
    }

    public synchronized ObjectNode note(String conversation, String agent, String text, String colour) {
        ObjectNode note = Json.object("id", nextId(), "author", Json.object("id", agent, "name", agents.get(agent)
                .get("name")),
                "text", text, "colour", colour, "createdAt", Instant.now().toString(), "updatedAt", Instant.now()
                        .toString());
        notes.computeIfAbsent(conversation, none -> new ArrayList<>()).add(note);
        emit("note.created", note.get("id").asText(), 1, Json.object("conversationId", conversation, "note", note));
        return note;
    }

    /** A conversation is put to an agent. @param by who passes it on; null: the queue */
    public synchronized ObjectNode offer(String conversation, String agent, String kind, String by, Duration standing) {
        ObjectNode offer = Json.object("id", nextId(), "conversationId", conversation, "agentId", agent, "kind", kind,
                "queue", conversations.get(conversation).path("queue").asText(), "createdAt", Instant.now().toString(),
                "expiresAt", Instant.now().plus(standing).toString());
        if (by != null) {
            offer.put("by", by).put("byName", agents.get(by).get("name").asText());
        }
        offers.put(offer.get("id").asText(), offer);
        tell(offer, "offer.created");
        return offer;
    }

    public synchronized void ended(String offer, String outcome) {
        ObjectNode ended = offers.remove(offer);
        if (ended != null) {
            tell(ended.put("outcome", outcome), "offer." + outcome);
        }
    }

    private void tell(ObjectNode offer, String type) {
        emit(type, offer.get("id").asText(), seq(), Json.object("offer", offer, "conversation",
                told(conversations.get(offer.get("conversationId").asText()))));
    }

    List<ObjectNode> offers(String agent) {
        return offers.values().stream().filter(each -> each.get("agentId").asText().equals(agent)).toList();
    }

    List<ObjectNode> offersOf(String conversation) {
        return offers.values().stream().filter(each -> each.get("conversationId").asText().equals(conversation)).toList();
    }

    /** The agent of the browser let an offer pass. */
    public synchronized void missed(String offer) {
        ended(offer, "expired");
        agents.get(ME).put("rona", true);
        emit("agent.presence", ME, seq(), Json.object("agent", agents.get(ME)));
    }

    /** What is never kept: typing, viewing. */
    public void happen(ObjectNode frame) {
        listeners.forEach(listener -> listener.accept(frame));
    }

    public void typing(String conversation, String kind, String id, String name, boolean on) {
        happen(Json.object("type", "typing", "conversationId", conversation, "by",
                Json.object("kind", kind, "id", id, "name", name), "on", on));
    }

    public synchronized void emit(String type, String entity, long rev, ObjectNode data) {
        ObjectNode event = Json.object("seq", events.size() + 1, "epoch", epoch, "type", type, "entityId", entity,
                "rev", rev,
                "at", Instant.now().toString());
        event.set("data", data);
        events.add(event);
        ObjectNode frame = event.deepCopy().put("type", "event").put("eventType", type);
        listeners.forEach(listener -> listener.accept(frame));
    }

    /** Everything that was said so far is forgotten by the stream: whoever comes back has to load anew. */
    public synchronized void forgetEvents() {
        epoch = UUID.randomUUID().toString();
    }

    private ObjectNode message(String conversation, String direction, Content content) {
        ObjectNode it = conversations.get(conversation);
        long seq = it.get("lastSeq").asLong() + 1;
        it.put("lastSeq", seq);
        String now = Instant.now().toString();
        ObjectNode message = Json.object("id", nextId(), "conversationId", conversation, "seq", seq, "direction",
                direction,
                "author", Json.object("kind", "contact", "id", it.at("/contact/id")
                        .asText(), "name", it.at("/contact/name").asText()),
                "translations", List.of(), "forwarded", "none", "reactions", List.of(), "status", "received",
                        "warnings", List.of(),
                "externalId", "wamid." + seq, "sentAt", now, "receivedAt", now, "rev", 1);
        message.set("content", Json.tree(content));
        return message;
    }

    private ObjectNode say(ObjectNode message) {
        String conversation = message.get("conversationId").asText();
        messages.computeIfAbsent(conversation, none -> new ArrayList<>()).add(message);
        ObjectNode it = conversations.get(conversation);
        if (!message.at("/content/type").asText().equals("notice")) {
            it.set("lastMessage", message.deepCopy());
        }
        it.put("rev", it.get("rev").asLong() + 1).put("updatedAt", message.get("sentAt").asText());
        emit("message.created", message.get("id").asText(), 1, Json.object("message", message.deepCopy(),
                "conversation", told(it)));
        return message;
    }

    void changed(ObjectNode message, String type) {
        message.put("rev", message.get("rev").asLong() + 1);
        ObjectNode conversation = conversations.get(message.get("conversationId").asText());
        if (conversation.at("/lastMessage/id").equals(message.get("id"))) {
            conversation.set("lastMessage", message.deepCopy());
        }
        emit(type, message.get("id").asText(), message.get("rev").asLong(), Json.object("message", message.deepCopy()));
    }

    /** As events carry it: without what is the reader's own. */
    static ObjectNode told(ObjectNode conversation) {
        ObjectNode told = conversation.deepCopy();
        told.remove(List.of("unread", "overdue", "draft"));
        return told;
    }

    public void withoutEngines() {
        lens.put("available", false);
    }

    /** A message is read in another language, too. */
    public void translate(ObjectNode message, String from, ObjectNode translation) {
        change(message, Json.object("language", from, "translations", List.of(translation)));
    }

    public ArrayNode list(String name) {
        return Json.array(lists.getOrDefault(name, List.of()));
    }
}
