package io.serai.translation.chain;

import io.serai.accounts.Access;
import io.serai.accounts.Action;
import io.serai.accounts.Caller;
import io.serai.problems.Refusal;
import io.serai.translation.Context;
import io.serai.translation.FailureCode;
import io.serai.translation.Formality;
import io.serai.translation.LanguageTags;
import io.serai.translation.Outcome;
import io.serai.translation.Purpose;
import io.serai.translation.Text;
import io.serai.translation.Translator;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The engines: how they are, what they did and cost, and a box to try them. */
@RestController
@RequestMapping("/api/v1/translation")
class TranslationController {

    private static final int LONGEST = 5_000;

    private final EngineViews views;
    private final UsageTable usage;
    private final UsageMeter meter;
    private final Translator translator;
    private final Access access;
    private final Clock clock;

    TranslationController(EngineViews views, UsageTable usage, UsageMeter meter, Translator translator, Access access,
            Clock clock) {
        this.views = views;
        this.usage = usage;
        this.meter = meter;
        this.translator = translator;
        this.access = access;
        this.clock = clock;
    }

    record Usage(LocalDate from, LocalDate to, List<UsageTable.Day> days) {
    }

    record Trial(@Nullable String text, @Nullable String from, @Nullable String to, @Nullable String engine,
            @Nullable String formality, @Nullable String glossary, @Nullable String connection) {

        @Override
        public String toString() {
            return "Trial[" + from + " to " + to + "]";
        }
    }

    /** One of the three is there. */
    record Tried(Outcome.@Nullable Translated translated, Outcome.@Nullable Unneeded unneeded, @Nullable Failure failed,
            long millis) {
    }

    record Failure(String code, String message, boolean retryable) {
    }

    @GetMapping("/engines")
    EngineViews.Overview engines(@AuthenticationPrincipal Caller caller) {
        access.require(caller, Action.TRANSLATION_SEE);
        return views.overview();
    }

    /** Both days count; without them it is the month that runs. */
    @GetMapping("/usage")
    Usage usage(@AuthenticationPrincipal Caller caller,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to) {
        access.require(caller, Action.TRANSLATION_USAGE);
        LocalDate last = to == null ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : to;
        LocalDate first = from == null ? last.withDayOfMonth(1) : from;
        if (first.isAfter(last) || first.plusYears(1).isBefore(last)) {
            throw Refusal.invalid("from", "The first day comes before the last, and at most a year lies between them");
        }
        meter.write();
        return new Usage(first, last, usage.between(first, last));
    }

    @PostMapping("/test")
    Tried test(@AuthenticationPrincipal Caller caller, @RequestBody Trial trial) {
        access.require(caller, Action.TRANSLATION_MANAGE);
        if (trial.text() == null || trial.text().isBlank() || trial.text().length() > LONGEST) {
            throw Refusal.invalid("text", "A text of up to " + LONGEST + " characters is needed");
        }
        if (trial.to() == null || !LanguageTags.valid(trial.to())) {
            throw Refusal.invalid("to", "A language tag such as 'en' or 'pt-BR' is needed");
        }
        if (trial.from() != null && !LanguageTags.valid(trial.from())) {
            throw Refusal.invalid("from", "This is no language tag");
        }
        Context context = Context.of(trial.connection(), Purpose.TEST).with(formality(trial.formality()))
            .withGlossary(trial.glossary()).by(trial.engine());
        long start = System.nanoTime();
        Outcome outcome = translator.translate(List.of(Text.of(trial.text())), trial.from(), trial.to(), context).getFirst();
        long millis = (System.nanoTime() - start) / 1_000_000;
        return switch (outcome) {
            case Outcome.Translated translated -> new Tried(translated, null, null, millis);
            case Outcome.Unneeded unneeded -> new Tried(null, unneeded, null, millis);
            case Outcome.Failed(FailureCode code, String message) ->
                new Tried(null, null, new Failure(code.spelling(), message, code.retryable()), millis);
        };
    }

    private static Formality formality(@Nullable String spelling) {
        if (spelling == null) {
            return Formality.DEFAULT;
        }
        return Arrays.stream(Formality.values()).filter(known -> known.spelling().equals(spelling.toLowerCase(Locale.ROOT)))
            .findFirst().orElseThrow(() -> Refusal.invalid("formality", "default, formal or informal"));
    }
}
