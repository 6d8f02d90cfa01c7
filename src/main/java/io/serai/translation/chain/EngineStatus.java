package io.serai.translation.chain;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.serai.translation.EngineFailure;
import io.serai.translation.FailureCode;
import io.serai.translation.TranslationStatus;
import io.serai.translation.TranslationStatus.Engine;
import io.serai.translation.TranslationStatus.Failure;
import io.serai.translation.TranslationStatus.Mode;
import io.serai.translation.TranslationStatus.State;
import io.serai.translation.engines.ConfiguredEngines.Configured;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** How the engines are, in words that people understand. */
@Component
class EngineStatus {

    static final String NONE = "No translation engine is set up: languages are detected, nothing is translated. "
        + "Configure an engine under serai.translation, or install Apertium on this machine";

    private final Lines lines;
    private final UsageMeter meter;
    private final Clock clock;

    EngineStatus(Lines lines, UsageMeter meter, Clock clock) {
        this.lines = lines;
        this.meter = meter;
        this.clock = clock;
    }

    /** Engines that could be asked, were they well; Apertium that was only looked for and is not here is none. */
    List<Line> engines() {
        return lines.inOrder().stream().filter(line -> !isAbsent(line)).toList();
    }

    boolean knows(String engine) {
        return lines.line(engine).isPresent();
    }

    private boolean isAbsent(Line line) {
        return line.id().equals("apertium") && line.engine().pairs().isEmpty()
            && line.terms() instanceof io.serai.translation.TranslationSettings.Apertium apertium && apertium.url().isEmpty();
    }

    TranslationStatus now() {
        List<Engine> engines = lines.configured().stream().map(this::engine)
            .filter(engine -> lines.line(engine.id()).filter(this::isAbsent).isEmpty()).toList();
        if (engines().isEmpty()) {
            String why = engines.isEmpty() ? NONE : "No translation engine can be used as it is configured: languages are "
                + "detected, nothing is translated";
            return new TranslationStatus(Mode.DETECTION_ONLY, why, engines);
        }
        boolean well = engines.stream().anyMatch(engine -> engine.state() == State.UP);
        return new TranslationStatus(Mode.ON, well ? null : "No translation engine can be asked now: messages are shown as "
            + "they were written until one can", engines);
    }

    private Engine engine(Configured configured) {
        UsageMeter.Spent spent = meter.spent(configured.id());
        EngineFailure fault = configured.fault();
        Failure last = fault == null ? lines.line(configured.id()).map(Line::last).orElse(null)
            : new Failure(fault.code(), fault.getMessage(), clock.instant());
        return new Engine(configured.id(), configured.title(), state(configured), last, spent.today(), spent.month());
    }

    private State state(Configured configured) {
        return lines.line(configured.id()).map(line -> {
            if (meter.spent(line, 1)) {
                return State.LIMIT;
            }
            FailureCode alone = line.leftAlone().map(EngineFailure::code).orElse(null);
            return switch (alone) {
                case null -> line.breaker() == CircuitBreaker.State.CLOSED ? State.UP : State.DEGRADED;
                case QUOTA -> State.LIMIT;
                case UNAUTHORISED, CONFIG -> State.UNUSABLE;
                default -> State.DEGRADED;
            };
        }).orElse(State.UNUSABLE);
    }
}
