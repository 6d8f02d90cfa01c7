package io.serai.translation.flow;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.problems.Refusal;
import java.util.Set;

/** Whether rules can be kept to. Pure. */
final class RuleCheck {

    private static final Set<String> NAMES = Set.of("enabled", "leaves", "mask", "whenDown", "patience", "agentsLanguage",
        "history", "askBelow", "visitors", "formality");

    private RuleCheck() {
    }

    static void check(Rules rules, JsonNode said) {
        said.fieldNames().forEachRemaining(name -> demand(NAMES.contains(name), name, "There is no such rule"));
        demand(rules.patience() == null || rules.patience() >= 1 && rules.patience() <= 600, "patience",
            "From 1 to 600 seconds");
        demand(rules.history() == null || rules.history() >= 0 && rules.history() <= 100, "history",
            "From 0 to 100 messages");
        demand(rules.askBelow() == null || rules.askBelow() >= 0 && rules.askBelow() <= 1, "askBelow", "From 0 to 1");
        demand(rules.agentsLanguage() == null || Tongue.valid(rules.agentsLanguage()), "agentsLanguage",
            "This is not a language tag such as fr or pt-BR");
        demand(rules.formality() == null || rules.formality().keySet().stream().allMatch(Tongue::valid), "formality",
            "Its keys are language tags such as de or pt-BR");
    }

    static void demand(boolean condition, String field, String otherwise) {
        if (!condition) {
            throw Refusal.invalid(field, otherwise);
        }
    }
}
