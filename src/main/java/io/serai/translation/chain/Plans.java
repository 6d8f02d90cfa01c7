package io.serai.translation.chain;

import io.serai.translation.Context;
import io.serai.translation.EngineFailure;
import io.serai.translation.FailureCode;
import io.serai.translation.LanguageTags;
import io.serai.translation.TranslationSettings;
import io.serai.translation.chain.Plan.Leg;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which engines are asked for a pair, in which order, and why the others are not. */
@Component
class Plans {

    private final Lines lines;
    private final UsageMeter meter;
    private final TranslationSettings settings;

    Plans(Lines lines, UsageMeter meter, TranslationSettings settings) {
        this.lines = lines;
        this.meter = meter;
        this.settings = settings;
    }

    /** @param obstacles why engines that have the pair may not be asked now */
    record Found(List<Plan> plans, List<EngineFailure> obstacles) {
    }

    Found find(@Nullable String from, String to, Context context) {
        List<Line> asked = context.engine() == null ? lines.inOrder() : lines.line(context.engine()).stream().toList();
        List<Plan> plans = new ArrayList<>();
        List<EngineFailure> obstacles = new ArrayList<>();
        for (Line line : asked.stream().filter(line -> line.supports(from, to)).toList()) {
            obstacle(line).ifPresentOrElse(obstacles::add, () -> plans.add(new Plan(List.of(new Leg(line, from, to)))));
        }
        if (plans.isEmpty() && obstacles.isEmpty() && from != null) {
            settings.pivot().stream().map(String::strip).filter(LanguageTags::valid)
                .filter(via -> !LanguageTags.same(via, from) && !LanguageTags.same(via, to))
                .forEach(via -> through(via, from, to, asked, obstacles).ifPresent(plans::add));
        }
        return new Found(plans, obstacles);
    }

    private Optional<Plan> through(String via, String from, String to, List<Line> asked, List<EngineFailure> obstacles) {
        return first(from, via, asked, obstacles).flatMap(one -> first(via, to, asked, obstacles)
            .map(two -> new Plan(List.of(new Leg(one, from, via), new Leg(two, via, to)))));
    }

    private Optional<Line> first(String from, String to, List<Line> asked, List<EngineFailure> obstacles) {
        for (Line line : asked.stream().filter(line -> line.supports(from, to)).toList()) {
            Optional<EngineFailure> obstacle = obstacle(line);
            if (obstacle.isEmpty()) {
                return Optional.of(line);
            }
            obstacles.add(obstacle.get());
        }
        return Optional.empty();
    }

    private Optional<EngineFailure> obstacle(Line line) {
        Optional<EngineFailure> obstacle = line.leftAlone();
        return obstacle.isPresent() || !meter.spent(line, 1) ? obstacle
            : Optional.of(new EngineFailure(FailureCode.QUOTA, "Its limit of characters that is set here is reached"));
    }
}
