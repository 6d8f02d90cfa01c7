package io.serai.translation.flow;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.accounts.Agent;
import io.serai.accounts.Agents;
import io.serai.accounts.Caller;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which language an agent reads and writes, and how they want to see translations. */
@Component
@Transactional
class OwnLanguage {

    private final Agents agents;
    private final ObjectMapper json;

    OwnLanguage(Agents agents, ObjectMapper json) {
        this.agents = agents;
        this.json = json;
    }

    /** What they see of a message that is translated. */
    public enum Show {
        TRANSLATED, ORIGINAL, BOTH;

        @JsonValue
        public String spelling() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        public static Show of(String spelling) {
            return Enum.valueOf(Show.class, spelling.toUpperCase(Locale.ROOT));
        }
    }

    /** Whether they see how a draft reads before it goes. */
    public enum Preview {
        NEVER, ON_REQUEST, ALWAYS;

        @JsonValue
        public String spelling() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        @JsonCreator
        public static Preview of(String spelling) {
            return Enum.valueOf(Preview.class, spelling.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** In a change, what is absent stays. */
    public record Taste(@Nullable String language, @Nullable Show show, @Nullable Preview preview) {
    }

    @Transactional(readOnly = true)
    public Taste see(Caller caller) {
        Agent agent = agents.get(caller, caller.person());
        JsonNode preferred = agent.preferences() == null ? json.nullNode() : agent.preferences().path("translation");
        return new Taste(agent.language(), Show.of(preferred.path("show").asText("both")),
            Preview.of(preferred.path("preview").asText("on-request")));
    }

    public Taste change(Caller caller, Taste change) {
        Taste before = see(caller);
        if (change.language() != null) {
            RuleCheck.demand(Tongue.valid(change.language()), "language", "This is not a language tag such as fr or pt-BR");
            agents.speak(caller, change.language());
        }
        agents.prefer(caller, json.valueToTree(Map.of("translation", Map.of(
            "show", change.show() == null ? before.show() : change.show(),
            "preview", change.preview() == null ? before.preview() : change.preview()))));
        return see(caller);
    }
}
