package io.serai.playground.customers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.playground.provider.Bubble;
import io.serai.playground.provider.Bubble.Option;
import io.serai.playground.provider.Json;
import io.serai.playground.provider.StoredFile;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The chat on the business's site: visitors use the real visitor API, like the widget. */
final class WebPhone implements Phone {

    private static final List<String> KINDS = List.of("text", "image", "picture", "video", "voice", "audio", "file",
            "choice", "typing", "read");

    private final String connectionId;
    private final Function<Persona, Visitor> visitors;
    private final Threads threads;
    private final Customers.Watcher watcher;
    private final Clock clock;
    private final Map<String, Visitor> open = new ConcurrentHashMap<>();

    WebPhone(String connectionId, Function<Persona, Visitor> visitors, Threads threads, Customers.Watcher watcher,
            Clock clock) {
        this.connectionId = connectionId;
        this.visitors = visitors;
        this.threads = threads;
        this.watcher = watcher;
        this.clock = clock;
    }

    @Override
    public List<String> kinds() {
        return KINDS;
    }

    @Override
    public String customer(Persona persona) {
        return persona.id();
    }

    @Override
    public Said use(Persona persona, Act act) {
        if (!KINDS.contains(act.kind())) {
            throw Voice.unknown(act.kind());
        }
        Visitor visitor = open.computeIfAbsent(persona.id(), id -> visitors.apply(persona)
                .watch(frame -> hear(persona, frame)));
        return switch (act.kind()) {
            case "typing" -> new Said(null, post(visitor, "typing", Json.object().put("on", true)));
            case "read" -> new Said(null, post(visitor, "read", Json.object().put("seq", visitor.newest())));
            default -> write(persona, act, visitor);
        };
    }

    private Said write(Persona persona, Act act, Visitor visitor) {
        String clientId = UUID.randomUUID().toString();
        ObjectNode message = Json.object().put("clientId", clientId);
        Bubble bubble;
        switch (act.kind()) {
            case "text" -> {
                String text = act.textOr(persona.phrases().getFirst());
                message.putObject("content").put("type", "text").put("text", text);
                bubble = Bubble.of("text", text);
            }
            case "choice" -> {
                Option option = act.requireOption();
                message.putObject("content").put("type", "choice").put("id", option.id()).put("title", option.title())
                        .put("source", option.source());
                bubble = Bubble.of("choice", option.title());
            }
            default -> {
                StoredFile file = SampleFile.of(act.kind()).stored();
                JsonNode attachment = visitor.upload(file);
                message.set("content", content(act.kind(), attachment));
                bubble = Bubble.file(act.kind(), attachment.path("url").asText(), file.name(), null);
            }
        }
        if (act.target() != null) {
            message.putObject("replyTo").put("messageId", act.target());
        }
        return send(persona, clientId, message, bubble.quoting(act.target()), visitor);
    }

    private static ObjectNode content(String kind, JsonNode attachment) {
        String type = switch (kind) {
            case "picture" -> "image";
            case "voice" -> "audio";
            default -> kind;
        };
        ObjectNode content = Json.object().put("type", type);
        if (type.equals("audio")) {
            content.put("voice", kind.equals("voice"));
        }
        content.set("attachment", attachment);
        return content;
    }

    private Said send(Persona persona, String clientId, ObjectNode message, Bubble bubble, Visitor visitor) {
        threads.add(connectionId, persona.id(), Line.of(clientId, "customer", bubble, clock.instant(), "posted")
                .passed("posted", clock.instant()));
        CompletableFuture<Integer> settled = post(visitor, "messages", message);
        settled.thenAccept(status -> threads.change(connectionId, clientId, line -> line
                .passed("acknowledged", clock.instant()).withStatus(status / 100 == 2 ? "acknowledged" : "refused")));
        return new Said(clientId, settled);
    }

    private CompletableFuture<Integer> post(Visitor visitor, String what, ObjectNode body) {
        long start = System.nanoTime();
        CompletableFuture<Integer> answered = visitor.post(what, body);
        answered.thenAccept(status -> watcher.called(connectionId, Visitor.API + what, body.toString(), status,
                Duration.ofNanos(System.nanoTime() - start).toMillis()));
        return answered;
    }

    private void hear(Persona persona, JsonNode frame) {
        switch (frame.path("type").asText()) {
            case "message" -> arrived(persona, frame.path("message"));
            case "typing" -> watcher.typing(connectionId, persona.id(), frame.path("on").asBoolean());
            default -> { }
        }
    }

    private void arrived(Persona persona, JsonNode message) {
        if (message.path("direction").asText().equals("inbound") || message.path("content").path("type").asText()
                .equals("notice")) {
            return;
        }
        String id = message.path("id").asText();
        Instant written = Instant.parse(message.path("receivedAt").asText(clock.instant().toString()));
        threads.add(connectionId, persona.id(), Line.of(id, "business", bubble(message), written, "delivered")
                .passed("written", written).passed("at the visitor", clock.instant()));
    }

    /** How the chat draws a canonical message. */
    private static Bubble bubble(JsonNode message) {
        JsonNode content = message.path("content");
        String quoted = message.path("replyTo").path("messageId").asText(null);
        JsonNode file = content.path("attachment");
        String type = content.path("type").asText();
        if (!file.isMissingNode()) {
            return Bubble.file(type, file.path("url").asText(null), file.path("fileName").asText(null),
                    file.path("caption").asText(null)).quoting(quoted);
        }
        if (type.equals("location")) {
            return Bubble.place(content.path("latitude").asDouble(), content.path("longitude").asDouble(),
                    content.path("name").asText(null)).quoting(quoted);
        }
        List<Option> options = new ArrayList<>();
        content.path("options").forEach(option ->
                options.add(new Option(option.path("id").asText(), option.path("title").asText(),
                option.path("description").asText(null), option.path("url").asText(null),
                option.hasNonNull("url") ? "url" : content.path("kind").asText().equals("list") ? "list" : "button")));
        return Bubble.of(options.isEmpty() ? "text" : "buttons", content.path("text").asText()).with(options)
                .quoting(quoted);
    }

    @Override
    public void close() {
        open.values().forEach(Visitor::close);
    }
}
