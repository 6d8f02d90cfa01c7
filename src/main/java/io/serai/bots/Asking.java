package io.serai.bots;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.stereotype.Component;

/** Asks a bot, on a thread of its own and not for longer than it may take. */
@Component
class Asking {

    private static final Logger log = LoggerFactory.getLogger(Asking.class);

    private final RegisteredBots bots;
    private final ObjectProvider<BeforeBot> before;
    private final TurnSettings settings;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Asking(RegisteredBots bots, ObjectProvider<BeforeBot> before, TurnSettings settings) {
        this.bots = bots;
        this.before = before;
        this.settings = settings;
    }

    /** How long a bot may take: its own setting {@code timeout}, where its kind has one. */
    Duration limit(BotSettings bot) {
        try {
            return bot.optional("timeout").map(DurationStyle::detectAndParse).orElse(settings.timeLimit());
        } catch (IllegalArgumentException | DateTimeParseException wrong) {
            return settings.timeLimit();
        }
    }

    Answer ask(BotSettings bot, Turn turn) throws BotFailure, InterruptedException {
        Duration limit = limit(bot);
        Future<Answer> answer = threads.submit(() -> answer(bot, turn));
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new BotFailure("it gave no answer within " + limit.toMillis() + " ms", true);
        } catch (ExecutionException failed) {
            throw failure(bot, failed.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private Answer answer(BotSettings bot, Turn turn) throws BotFailure, InterruptedException {
        for (BeforeBot first : before.orderedStream().toList()) {
            Optional<Answer> answer = first.answer(bot, turn);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        BotKind kind = bots.kind(bot.kind()).orElseThrow(() -> new BotFailure("its kind is gone", false));
        return kind.answer(bot, turn);
    }

    /** What no kind of bot foresaw is a fault of ours or of a route: it may pass, and is told in the log. */
    private static BotFailure failure(BotSettings bot, Throwable cause) {
        if (cause instanceof BotFailure told) {
            return told;
        }
        log.warn("Bot {} failed: {}", bot.id(), cause.getClass().getName());
        log.debug("Bot {} failed", bot.id(), cause);
        return new BotFailure(cause.getClass().getSimpleName(), true);
    }
}
