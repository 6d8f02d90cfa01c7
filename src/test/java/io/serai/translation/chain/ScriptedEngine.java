package io.serai.translation.chain;

import io.serai.translation.EngineAnswer;
import io.serai.translation.EngineFailure;
import io.serai.translation.EngineRequest;
import io.serai.translation.EngineTraits;
import io.serai.translation.FailureCode;
import io.serai.translation.LanguagePair;
import io.serai.translation.TranslationEngine;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/** An engine that shouts and tells who did it, keeps what it was asked, fails and waits as it is told. */
final class ScriptedEngine implements TranslationEngine {

    final Queue<EngineRequest> requests = new ConcurrentLinkedQueue<>();
    private final Queue<FailureCode> failures = new ConcurrentLinkedQueue<>();
    private final String id;
    private final Set<LanguagePair> pairs;
    private final EngineTraits traits;
    private volatile FailureCode always;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    ScriptedEngine(String id, String... pairs) {
        this(id, new EngineTraits(id, 3, 1000, 200, false, false, false, EngineTraits.Marks.TOKEN, 10), pairs);
    }

    ScriptedEngine(String id, EngineTraits traits, String... pairs) {
        this.id = id;
        this.traits = traits;
        this.pairs = Arrays.stream(pairs).map(pair -> pair.split("-")).map(pair -> new LanguagePair(pair[0], pair[1]))
            .collect(Collectors.toSet());
    }

    ScriptedEngine fails(FailureCode... codes) {
        failures.addAll(List.of(codes));
        return this;
    }

    ScriptedEngine alwaysFails(FailureCode code) {
        always = code;
        return this;
    }

    /** Calls that are made from now on wait for the latch. */
    CountDownLatch hold() {
        gate = new CountDownLatch(1);
        return gate;
    }

    List<String> texts() {
        return requests.stream().flatMap(request -> request.texts().stream()).toList();
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public EngineTraits traits() {
        return traits;
    }

    @Override
    public boolean supports(String from, String to) {
        return from == null ? traits.detects() : pairs.contains(new LanguagePair(from, to));
    }

    @Override
    public Set<LanguagePair> pairs() {
        return pairs;
    }

    @Override
    public List<EngineAnswer> translate(EngineRequest request) throws EngineFailure {
        requests.add(request);
        try {
            gate.await();
        } catch (InterruptedException stopped) {
            throw new EngineFailure(FailureCode.TIMEOUT, "interrupted");
        }
        FailureCode next = always == null ? failures.poll() : always;
        if (next != null) {
            throw new EngineFailure(next, id + " fails");
        }
        if (request.texts().stream().anyMatch(text -> text.contains("poison"))) {
            throw new EngineFailure(FailureCode.INVALID, id + " does not take this");
        }
        return request.texts().stream().map(text -> new EngineAnswer(text.contains("nothing comes of this") ? " "
            : text.toUpperCase() + "/" + id, request.from() == null ? "fr" : null, null)).toList();
    }

    @Override
    public void refresh() {
    }
}
