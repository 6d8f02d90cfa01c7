package io.serai.playground;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.accounts.Caller;
import io.serai.accounts.Role;
import io.serai.playground.Views.Connection;
import io.serai.playground.Views.Exchange;
import io.serai.playground.Views.State;
import io.serai.playground.Views.Tempo;
import io.serai.playground.customers.Act;
import io.serai.playground.customers.Customers;
import io.serai.playground.customers.Line;
import io.serai.playground.customers.Persona;
import io.serai.playground.provider.Account;
import io.serai.playground.provider.Desk;
import io.serai.playground.provider.FaultSettings;
import io.serai.playground.provider.Pace;
import io.serai.playground.provider.PlaygroundProvider;
import io.serai.playground.provider.StoredFile;
import io.serai.problems.Problems;
import io.serai.problems.Refusal;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The control API, described in {@code src/docs/playground.md}: customers act, the provider misbehaves, time passes. */
@RestController
@RequestMapping("/playground/api")
@OnlyInPlayground
class PlaygroundController {

    private static final int EXCHANGES = 200;
    private static final Duration FURTHEST = Duration.ofDays(400);

    private final Playground playground;
    private final Customers customers;
    private final AdjustableClock clock;
    private final LiveUpdates updates;
    private final Crowd crowd;

    PlaygroundController(Playground playground, Customers customers, AdjustableClock clock, LiveUpdates updates,
            Crowd crowd) {
        this.playground = playground;
        this.customers = customers;
        this.clock = clock;
        this.updates = updates;
        this.crowd = crowd;
    }

    /** Before everything else: on a first run whoever is signed in may play, beside real connections administrators. */
    @ModelAttribute
    void admit(@AuthenticationPrincipal @Nullable Caller caller, HttpServletRequest request) {
        if (request.getDispatcherType() != DispatcherType.REQUEST) {
            return; // the end of a stream that was admitted when it began
        }
        if (caller == null) {
            throw Refusal.forbidden("Sign in first");
        }
        if (playground.provider().isEmpty()) {
            throw Refusal.notFound("page", "playground");
        }
        if (playground.askedFor() ? caller.role() != Role.ADMINISTRATOR : caller.role() == Role.BOT) {
            throw Refusal.forbidden("The playground is for administrators");
        }
    }

    @GetMapping("state")
    State state() {
        PlaygroundProvider provider = provider();
        Stream<Connection> provided = provider.desks().stream()
                .sorted(Comparator.comparing((Desk desk) -> desk.account().platform()))
                .map(this::connection);
        Connection web = new Connection(PlaygroundConnections.WEB, "web", "Web chat",
                customers.kinds(PlaygroundConnections.WEB), null, null);
        return new State(clock.instant(), clock.offset().toSeconds(), provider.url().toString(),
                Stream.concat(provided, Stream.of(web)).toList(), playground.personas());
    }

    private Connection connection(Desk desk) {
        String title = switch (desk.account().platform()) {
            case WHATSAPP -> "WhatsApp";
            case TWILIO -> "WhatsApp (Twilio)";
            case MESSENGER -> "Messenger";
            case INSTAGRAM -> "Instagram";
        };
        Pace pace = desk.pace();
        return new Connection(desk.account().connectionId(), PlaygroundConnections.channel(desk.account().platform()),
                title, customers.kinds(desk.account().connectionId()), desk.faults().settings(),
                new Tempo(pace.sent().toMillis(), pace.delivered().toMillis(), pace.read().toMillis(), pace.reads()));
    }

    @GetMapping("threads/{connection}/{persona}")
    List<Line> thread(@PathVariable String connection, @PathVariable String persona) {
        return customers.thread(connection, persona(persona));
    }

    record Acted(@Nullable String externalId) {
    }

    @PostMapping("threads/{connection}/{persona}/acts")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Acted act(@PathVariable String connection, @PathVariable String persona, @RequestBody Act act) {
        return new Acted(customers.act(connection, persona(persona), act).externalId());
    }

    /** What a webhook of this account is signed with, for whoever sends one by hand; made anew at every start. */
    record Signing(String id, String secret, String webhookUrl, Map<String, String> details) {
    }

    @GetMapping("connections/{connection}/account")
    Signing account(@PathVariable String connection) {
        Account account = desk(connection).account();
        return new Signing(account.id(), account.secret(), account.webhookUrl(), account.details());
    }

    @PatchMapping("connections/{connection}/faults")
    FaultSettings faults(@PathVariable String connection, @RequestBody JsonNode changes) {
        FaultSettings now = desk(connection).faults().merge(changes).settings();
        updates.changed();
        return now;
    }

    @DeleteMapping("connections/{connection}/faults")
    FaultSettings repair(@PathVariable String connection) {
        FaultSettings now = desk(connection).faults().clear().settings();
        updates.changed();
        return now;
    }

    @PutMapping("connections/{connection}/pace")
    Tempo pace(@PathVariable String connection, @RequestBody Tempo wanted) {
        desk(connection).pace(new Pace(Duration.ofMillis(wanted.sentMillis()), Duration.ofMillis(wanted.deliveredMillis()),
                Duration.ofMillis(wanted.readMillis()), wanted.reads()));
        updates.changed();
        return wanted;
    }

    record Move(String advance) {
    }

    @PostMapping("clock")
    State move(@RequestBody Move move) {
        Duration by = Duration.parse(move.advance());
        if (clock.offset().plus(by).compareTo(FURTHEST) > 0) {
            throw new IllegalArgumentException("The clock can be moved by " + FURTHEST.toDays() + " days at most");
        }
        clock.advance(by);
        updates.changed();
        return state();
    }

    @PostMapping("crowds")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Crowd.Gathering crowd(@RequestBody Crowd.Gathering wanted) {
        return crowd.gather(wanted);
    }

    /** The newest webhooks and calls, oldest first. */
    @GetMapping("exchanges")
    List<Exchange> exchanges(@RequestParam(required = false) @Nullable String connection) {
        List<Exchange> all = new ArrayList<>();
        for (Desk desk : provider().desks()) {
            if (connection == null || connection.equals(desk.account().connectionId())) {
                desk.webhooks().stream().map(Exchange::of).forEach(all::add);
                desk.requests().stream().map(Exchange::of).forEach(all::add);
            }
        }
        all.sort(Comparator.comparing(Exchange::at));
        return all.subList(Math.max(0, all.size() - EXCHANGES), all.size());
    }

    @GetMapping("personas/{id}/picture")
    ResponseEntity<byte[]> picture(@PathVariable String id) {
        return bytes(persona(id).portrait().orElseThrow(() -> Refusal.notFound("picture", id)));
    }

    @GetMapping("files/{id}")
    ResponseEntity<byte[]> file(@PathVariable String id) {
        return bytes(provider().file(id).orElseThrow(() -> Refusal.notFound("file", id)));
    }

    private static ResponseEntity<byte[]> bytes(StoredFile file) {
        boolean inline = file.mimeType().matches("(image/(jpeg|png|webp|gif)|audio/.*|video/.*)");
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(inline ? file.mimeType() : "application/octet-stream"))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Disposition", inline ? "inline" : "attachment").body(file.bytes());
    }

    @GetMapping(path = "updates", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter updates() {
        return updates.open();
    }

    private PlaygroundProvider provider() {
        return playground.provider().orElseThrow();
    }

    private Desk desk(String connection) {
        return provider().desk(connection);
    }

    private Persona persona(String id) {
        return playground.personas().stream().filter(persona -> persona.id().equals(id)).findAny()
                .orElseThrow(() -> Refusal.notFound("persona", id));
    }

    /** Connections, kinds and faults that do not exist, and settings out of range. */
    @ExceptionHandler({IllegalArgumentException.class, DateTimeParseException.class})
    ResponseEntity<ProblemDetail> wrong(RuntimeException reason) {
        Refusal refusal = Refusal.malformed("", String.valueOf(reason.getMessage()));
        return ResponseEntity.status(refusal.status()).body(Problems.of(refusal));
    }
}
