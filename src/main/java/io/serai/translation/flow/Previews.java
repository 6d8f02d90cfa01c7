package io.serai.translation.flow;

import io.serai.accounts.Action;
import io.serai.accounts.Caller;
import io.serai.conversations.ConversationAccess;
import io.serai.model.Content;
import io.serai.model.Conversation;
import io.serai.model.Translation;
import io.serai.problems.ProblemCode;
import io.serai.problems.Refusal;
import io.serai.translation.Purpose;
import io.serai.translation.detection.LanguageDetector;
import io.serai.translation.flow.Interpreter.Item;
import io.serai.translation.flow.Interpreter.Task;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows how a draft would read, without sending it. It waits for an engine, so it runs in no transaction. */
@Component
class Previews {

    private static final int LONGEST = 20_000;

    private final ConversationAccess access;
    private final MessagesRead read;
    private final SpokenLanguages languages;
    private final ReadingLanguages readers;
    private final RuleBook rules;
    private final LanguageDetector detector;
    private final Interpreter interpreter;

    Previews(ConversationAccess access, MessagesRead read, SpokenLanguages languages, ReadingLanguages readers, RuleBook rules,
            LanguageDetector detector, Interpreter interpreter) {
        this.access = access;
        this.read = read;
        this.languages = languages;
        this.readers = readers;
        this.rules = rules;
        this.detector = detector;
        this.interpreter = interpreter;
    }

    /** @param back whether to turn it back as well, to see whether it still says the same */
    public record Draft(@Nullable String text, @Nullable Content content, @Nullable String from, @Nullable String to,
            @Nullable Boolean back) {
    }

    /**
     * @param translation absent where there is nothing to translate: it reads the same there
     * @param back        the translation, turned back into {@code from}; also given unasked where it is uncertain
     */
    public record Preview(@Nullable String from, String to, @Nullable Translation translation, @Nullable String back) {
    }

    public Preview preview(Caller caller, UUID id, Draft draft) {
        access.require(caller, Action.CONVERSATIONS_REPLY, id);
        Conversation conversation = read.conversation(id).orElseThrow(() -> Refusal.notFound("conversation", id));
        Content content = content(draft);
        String from = draft.from() == null ? written(caller, content) : tag("from", draft.from());
        String to = draft.to() == null ? customer(conversation) : tag("to", draft.to());
        Rules rule = rules.of(conversation.connectionId());
        if (rule.leaves() == Rules.Leaves.NOTHING) {
            throw Refusal.forbidden("The administrator does not let messages of this connection leave for an engine");
        }
        if (from == null || Tongue.same(from, to)) {
            return new Preview(from, to, null, null);
        }
        List<String> names = Stream.of(conversation.contact().name()).filter(Objects::nonNull).toList();
        Made made = interpreter.translate(List.of(new Item(content, names)),
            new Task(conversation.connectionId(), Purpose.DRAFT, from, to)).getFirst();
        return switch (made) {
            case Made.There there -> new Preview(from, to, there.beside(), back(there, draft, rule, from, to, conversation));
            case Made.Same same -> new Preview(from, to, null, null);
            case Made.Not not -> throw new Refusal(ProblemCode.UNAVAILABLE, "It cannot be translated now. "
                + not.reason().message(), Map.of("reason", not.reason().code()));
        };
    }

    private @Nullable String back(Made.There there, Draft draft, Rules rule, String from, String to,
            Conversation conversation) {
        Double confidence = there.beside().confidence();
        boolean doubtful = confidence != null && confidence < rule.asksBelow();
        if (!Boolean.TRUE.equals(draft.back()) && !doubtful) {
            return null;
        }
        Made made = interpreter.translate(List.of(new Item(there.content(), List.of())),
            new Task(conversation.connectionId(), Purpose.BACK, to, from)).getFirst();
        return made instanceof Made.There again ? again.beside().text() : null;
    }

    private static Content content(Draft draft) {
        RuleCheck.demand((draft.text() == null) != (draft.content() == null), "text", "Either text or content");
        Content content = draft.text() == null ? draft.content() : new Content.Text(draft.text());
        RuleCheck.demand(!Texts.of(content).isEmpty() && Texts.reading(content).length() <= LONGEST, "text",
            "A draft has 1 to " + LONGEST + " characters");
        return content;
    }

    private @Nullable String written(Caller caller, Content content) {
        String detected = detector.detect(Texts.reading(content)).language();
        return detected == null ? null : readers.agent(caller.agentId()).orElse(detected);
    }

    private String customer(Conversation conversation) {
        String language = languages.of(conversation.id()).memory().language();
        String to = language == null ? conversation.language() : language;
        if (to == null) {
            throw Refusal.invalid("to", "Nobody knows yet which language the customer writes: say into which");
        }
        return to;
    }

    private static String tag(String field, String language) {
        RuleCheck.demand(Tongue.valid(language), field, "This is not a language tag such as fr or pt-BR");
        return language;
    }
}
