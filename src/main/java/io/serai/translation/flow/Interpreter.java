package io.serai.translation.flow;

import io.serai.model.Content;
import io.serai.translation.Context;
import io.serai.translation.FailureCode;
import io.serai.translation.Outcome;
import io.serai.translation.Purpose;
import io.serai.translation.Text;
import io.serai.translation.TranslationStatus;
import io.serai.translation.Translator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks the engines for whole contents, as the rules of a connection allow. It waits: never call it in a transaction. */
@Component
class Interpreter {

    private static final Logger log = LoggerFactory.getLogger(Interpreter.class);

    private final Translator translator;
    private final RuleBook rules;

    Interpreter(Translator translator, RuleBook rules) {
        this.translator = translator;
        this.rules = rules;
    }

    /** @param keep what must come out as it goes in: names of those who speak */
    record Item(Content content, List<String> keep) {
    }

    /** What several contents have in common. */
    record Task(String connectionId, Purpose purpose, @Nullable String from, String to) {
    }

    boolean available() {
        return translator.status().mode() == TranslationStatus.Mode.ON;
    }

    /** One for each item, in their order. */
    List<Made> translate(List<Item> items, Task task) {
        List<Text> texts = new ArrayList<>();
        items.forEach(item -> Texts.of(item.content()).forEach(text -> texts.add(new Text(text, item.keep()))));
        List<Outcome> outcomes = ask(texts, task);
        List<Made> made = new ArrayList<>();
        int place = 0;
        for (Item item : items) {
            int count = Texts.of(item.content()).size();
            made.add(Made.of(item.content(), task.to(), outcomes.subList(place, place + count)));
            place += count;
        }
        return made;
    }

    /** What our own code fails at must not leave a message waiting for ever. */
    private List<Outcome> ask(List<Text> texts, Task task) {
        Rules rule = rules.of(task.connectionId());
        Context context = Context.of(task.connectionId(), task.purpose()).with(rule.formality(task.to()))
            .withholding(rule.masks());
        try {
            return translator.translate(texts, task.from(), task.to(), context);
        } catch (RuntimeException fault) {
            log.error("A translation from {} to {} failed: {}", task.from(), task.to(), fault.getClass().getName());
            log.debug("The translation failed", fault);
            Outcome failed = new Outcome.Failed(FailureCode.UNAVAILABLE, "The translation failed within Serai");
            return texts.stream().map(text -> failed).toList();
        }
    }
}
