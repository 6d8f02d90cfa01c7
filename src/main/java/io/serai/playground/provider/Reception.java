package io.serai.playground.provider;

import io.serai.playground.provider.Sends.Taken;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Takes calls in: finds the account, lets its faults strike, has the platform answer, and records what happened. */
final class Reception {

    private static final int RECORDED_BODY = 64 << 10;

    private final Map<String, Desk> desks;
    private final MediaShelf shelf;
    private final Clock clock;
    private final GraphApi graph;
    private final TwilioApi twilio;

    Reception(Map<String, Desk> desks, MediaShelf shelf, LinkFetcher links, Clock clock) {
        this.desks = desks;
        this.shelf = shelf;
        this.clock = clock;
        graph = new GraphApi(shelf, links);
        TwilioContents contents = new TwilioContents();
        twilio = new TwilioApi(new TwilioMessages(shelf, links, contents), contents, shelf);
    }

    /**
     * What becomes of a call.
     *
     * @param answer none when the connection is to be cut
     * @param after  what follows once it was answered
     */
    record Outcome(Optional<Answer> answer, Runnable after) {
        Outcome(Answer answer) {
            this(Optional.of(answer), () -> { });
        }
    }

    Outcome receive(Call call) throws InterruptedException {
        if (call.path().startsWith("/cdn/") || call.path().startsWith("/whatsapp_business/attachments")) {
            return new Outcome(file(call));
        }
        long start = System.nanoTime();
        Optional<Desk> desk = Optional.empty();
        Outcome outcome;
        try {
            desk = Optional.of(TwilioApi.owns(call) ? twilioDesk(call) : graphDesk(call));
            outcome = serve(call, desk.get());
        } catch (Refusal refusal) {
            outcome = new Outcome(refusal.answer());
        }
        if (desk.isPresent()) {
            desk.get().record(recorded(call, desk.get(), outcome.answer, Duration.ofNanos(System.nanoTime() - start)));
        }
        return outcome;
    }

    private Answer file(Call call) {
        boolean cdn = call.path().startsWith("/cdn/");
        if (!cdn && desks.values().stream().noneMatch(desk -> desk.account().token().equals(call.bearer()))) {
            return Answer.json(401, Json.object().put("error", "Authentication Error"));
        }
        String token = cdn && call.segments().size() > 1 ? call.segments().get(1) : call.query("hash");
        return shelf.follow(token).map(Answer::file)
                .orElseGet(() -> Answer.json(404, Json.object().put("error", "URL signature expired")));
    }

    private Desk twilioDesk(Call call) throws Refusal {
        String sid = call.basic().map(basic -> basic[0]).orElse("");
        return desks.values().stream().filter(desk -> desk.account().platform() == Platform.TWILIO)
                .filter(desk -> desk.account().id().equals(sid)).findAny().orElseThrow(() -> TwilioErrors.of("20003"));
    }

    /** By the object named in the path; where accounts share a page, or none is named, by the token. */
    private Desk graphDesk(Call call) throws Refusal {
        List<String> path = GraphApi.unversioned(call);
        if (path.isEmpty()) {
            throw GraphErrors.of("100/33");
        }
        List<Desk> meta = desks.values().stream().filter(desk -> desk.account().platform() != Platform.TWILIO).toList();
        List<Desk> named = meta.stream().filter(desk -> desk.account().answersTo(path.getFirst())).toList();
        List<Desk> candidates = named.isEmpty() ? meta : named;
        Optional<Desk> owner = candidates.stream().filter(desk -> desk.account().token().equals(call.bearer()))
                .findFirst();
        if (owner.isEmpty() && named.isEmpty()) {
            throw call.bearer().isEmpty() ? GraphErrors.saying("104",
                    "An access token is required to request this resource.")
                    : GraphErrors.saying("190", "Invalid OAuth access token - Cannot parse access token");
        }
        if (named.isEmpty() && GraphApi.isSend(call) && !path.getFirst().equals("me")) {
            throw GraphErrors.of("100/33");
        }
        return owner.orElseGet(named::getFirst);
    }

    private Outcome serve(Call call, Desk desk) throws Refusal, InterruptedException {
        FaultSettings faults = desk.faults().settings();
        boolean send = GraphApi.isSend(call) || TwilioApi.isSend(call);
        boolean cut = send && !isMark(call) && desk.faults().cut();
        if (faults.delayMillis() > 0) {
            Thread.sleep(faults.delayMillis());
        }
        if (cut && !faults.cutAccepted()) {
            return new Outcome(Optional.empty(), () -> { });
        }
        requireToken(call, desk);
        strike(call, desk, send && !isMark(call));
        Taken taken = TwilioApi.owns(call) ? twilio.answer(call, desk)
                : graph.answer(call, GraphApi.unversioned(call), desk);
        Runnable after = taken.message() == null ? () -> { } : () -> desk.follow(taken.message(), taken.failure());
        if (faults.statusFirst()) {
            after.run();
            after = () -> { };
        }
        return new Outcome(cut ? Optional.empty() : Optional.of(taken.answer()), after);
    }

    private static void requireToken(Call call, Desk desk) throws Refusal {
        boolean expired = desk.faults().settings().tokenExpired();
        if (desk.account().platform() == Platform.TWILIO) {
            if (expired || !TwilioApi.authorised(call, desk.account())) {
                throw TwilioErrors.of("20003");
            }
        } else if (!desk.account().token().equals(call.bearer())) {
            throw GraphErrors.saying("190", "Invalid OAuth access token - Cannot parse access token");
        } else if (expired) {
            throw GraphErrors.saying("190/463", "Error validating access token: Session has expired.");
        }
    }

    /** Reading and typing marks share the path with sends; scripted failures are not meant for them. */
    private static boolean isMark(Call call) {
        return call.json().has("status") || call.json().has("sender_action");
    }

    private static void strike(Call call, Desk desk, boolean send) throws Refusal {
        boolean graph = desk.account().platform() != Platform.TWILIO;
        if (send) {
            Optional<String> throttle = desk.faults().throttle();
            if (throttle.isPresent()) {
                int seconds = desk.faults().settings().retryAfterSeconds();
                Answer refusal = (graph ? GraphErrors.of(throttle.get()) : TwilioErrors.of(throttle.get())).answer();
                throw new Refusal(seconds > 0 ? refusal.with("Retry-After", String.valueOf(seconds)) : refusal);
            }
        }
        String kind = send ? "messages" : graph ? GraphApi.kind(call) : "other";
        Optional<String> failure = kind.equals("messages") && !send ? Optional.empty() : desk.faults().failure(kind);
        if (failure.isPresent()) {
            throw graph ? GraphErrors.of(failure.get()) : TwilioErrors.of(failure.get());
        }
    }

    private RecordedRequest recorded(Call call, Desk desk, Optional<Answer> answer, Duration took) {
        Map<String, String> headers = new TreeMap<>(call.headers());
        headers.remove("authorization");
        Account account = desk.account();
        boolean authorised = account.platform() == Platform.TWILIO ? TwilioApi.authorised(call, account)
                : account.token().equals(call.bearer());
        byte[] body = call.body().length > RECORDED_BODY ? Arrays.copyOf(call.body(), RECORDED_BODY) : call.body();
        return new RecordedRequest(account.connectionId(), clock.instant(), call.method(), call.path(), call.query(),
                headers, authorised, body, answer.map(Answer::status).orElse(0), answer.map(Answer::body)
                        .orElse(new byte[0]),
                took.toMillis());
    }
}
