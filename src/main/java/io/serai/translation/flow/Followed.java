package io.serai.translation.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.model.Conversation;
import io.serai.model.Direction;
import io.serai.model.Message;
import io.serai.translation.Purpose;
import io.serai.translation.detection.LanguageDetector;
import io.serai.translation.flow.Job.Kind;
import io.serai.translation.flow.Job.Stage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What events make to be translated. */
@Component
class Followed {

    static final Set<String> TYPES =
        Set.of("conversation.assigned", "note.created", "note.updated", "message.updated");
    private static final Logger log = LoggerFactory.getLogger(Followed.class);

    private final ObjectMapper json;
    private final MessagesRead read;
    private final SpokenLanguages languages;
    private final ReadingLanguages readers;
    private final RuleBook rules;
    private final LanguageDetector detector;
    private final Interpreter interpreter;
    private final Jobs jobs;

    Followed(ObjectMapper json, MessagesRead read, SpokenLanguages languages, ReadingLanguages readers, RuleBook rules,
            LanguageDetector detector, Interpreter interpreter, Jobs jobs) {
        this.json = json;
        this.read = read;
        this.languages = languages;
        this.readers = readers;
        this.rules = rules;
        this.detector = detector;
        this.interpreter = interpreter;
        this.jobs = jobs;
    }

    record Told(String type, String data) {
    }

    void take(List<Told> events) {
        Set<UUID> handed = new HashSet<>();
        List<Job.New> found = new ArrayList<>();
        for (Told event : events) {
            try {
                JsonNode data = json.readTree(event.data());
                switch (event.type()) {
                    case "conversation.assigned" -> handed.add(id(data.path("conversation").path("id")));
                    case "message.updated" -> edited(data.path("message")).ifPresent(found::add);
                    default -> note(data).ifPresent(found::add);
                }
            } catch (JsonProcessingException | IllegalArgumentException odd) {
                log.warn("An event ({}) is not understood", event.type());
            }
        }
        handed.forEach(conversation -> found.addAll(history(conversation)));
        jobs.add(found.stream().distinct().toList());
    }

    /** Whoever has it now must be able to read what was said before; what they can read already is left alone. */
    List<Job.New> history(UUID id) {
        Optional<Conversation> found = read.conversation(id);
        if (found.isEmpty() || !interpreter.available()) {
            return List.of();
        }
        Conversation conversation = found.get();
        Rules rule = rules.of(conversation.connectionId());
        Spoken spoken = languages.of(id);
        return spoken.on(rule)
            ? history(conversation, rule, readers.of(conversation, spoken.target(), rule)) : List.of();
    }

    private List<Job.New> history(Conversation conversation, Rules rule, List<String> wished) {
        List<Job.New> found = new ArrayList<>();
        for (Message message : read.newest(conversation.id(), rule.historyLength())) {
            boolean may = message.direction() == Direction.OUTBOUND || rule.leaves() == Rules.Leaves.ALL;
            List<String> lacking = may && !Texts.of(message.content()).isEmpty()
                ? Source.lacking(message, wished) : List.of();
            if (!lacking.isEmpty()) {
                Stage stage = message.language() == null ? Stage.DETECT : Stage.TRANSLATE;
                found.add(new Job.New(Kind.MESSAGE, message.id(), conversation.id(), stage, message.language(), lacking,
                    Purpose.HISTORY, null));
            }
        }
        return found;
    }

    private static Optional<Job.New> edited(JsonNode message) {
        boolean wanted = message.hasNonNull("editedAt") && message.path("direction").asText().equals("inbound")
            && message.path("translations").isEmpty();
        return wanted ? Optional.of(new Job.New(Kind.MESSAGE, id(message.path("id")), id(message.path("conversationId")),
            Stage.DETECT, null, List.of(), Purpose.INBOUND, null)) : Optional.empty();
    }

    private Optional<Job.New> note(JsonNode data) {
        JsonNode note = data.path("note");
        UUID conversationId = id(data.path("conversationId"));
        Optional<Conversation> conversation = read.conversation(conversationId);
        if (conversation.isEmpty() || !interpreter.available() || !note.path("translations").isEmpty()) {
            return Optional.empty();
        }
        Rules rule = rules.of(conversation.get().connectionId());
        Spoken spoken = languages.of(conversationId);
        String author = note.path("author").path("id").asText("");
        String from = detector.detect(note.path("text").asText()).language();
        String own = author.isEmpty() ? null : readers.agent(UUID.fromString(author)).orElse(null);
        String source = from == null ? null : own == null ? from : own;
        List<String> wished = readers.of(conversation.get(), null, rule).stream()
            .filter(language -> !Tongue.same(language, source)).toList();
        return source == null || wished.isEmpty() || !spoken.on(rule) ? Optional.empty()
            : Optional.of(new Job.New(Kind.NOTE, id(note.path("id")), conversationId, Stage.TRANSLATE, source, wished,
                Purpose.NOTE, null));
    }

    private static UUID id(JsonNode node) {
        return UUID.fromString(node.asText());
    }
}
