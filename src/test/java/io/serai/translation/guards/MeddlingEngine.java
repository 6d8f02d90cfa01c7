package io.serai.translation.guards;

import io.serai.translation.EngineAnswer;
import io.serai.translation.EngineRequest;
import io.serai.translation.EngineTraits;
import io.serai.translation.LanguagePair;
import io.serai.translation.TranslationEngine;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** An engine as the chain knows it, which meddles with each text in a way that the text itself decides. */
final class MeddlingEngine implements TranslationEngine {

    private final AtomicInteger asked = new AtomicInteger();
    private final EngineTraits.Marks marks;

    MeddlingEngine(EngineTraits.Marks marks) {
        this.marks = marks;
    }

    int asked() {
        return asked.get();
    }

    @Override
    public String id() {
        return "meddler";
    }

    @Override
    public EngineTraits traits() {
        return new EngineTraits("Meddler", 50, 50_000, 5_000, false, false, false, marks, 0);
    }

    @Override
    public boolean supports(String from, String to) {
        return from != null;
    }

    @Override
    public Set<LanguagePair> pairs() {
        return Set.of();
    }

    @Override
    public List<EngineAnswer> translate(EngineRequest request) {
        return request.texts().stream().map(text -> {
            asked.incrementAndGet();
            Random random = new Random(text.hashCode());
            Meddling meddling = Meddling.values()[random.nextInt(Meddling.values().length)];
            return new EngineAnswer(new MadeUpEngine(request.to(), meddling, random).translate(text), null, null);
        }).toList();
    }

    @Override
    public void refresh() {
    }
}
