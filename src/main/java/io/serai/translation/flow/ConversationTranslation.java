package io.serai.translation.flow;

import io.serai.accounts.Action;
import io.serai.accounts.Caller;
import io.serai.conversations.ConversationAccess;
import io.serai.conversations.TranslatedMessages;
import io.serai.model.Conversation;
import io.serai.model.Direction;
import io.serai.model.Message;
import io.serai.problems.Refusal;
import io.serai.translation.Purpose;
import io.serai.translation.flow.Job.Kind;
import io.serai.translation.flow.Job.Stage;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How one conversation is translated: what its people say about it wins over everything that is found out. */
@Component
@Transactional
class ConversationTranslation {

    private final ConversationAccess access;
    private final MessagesRead read;
    private final SpokenLanguages languages;
    private final ReadingLanguages readers;
    private final RuleBook rules;
    private final TranslatedMessages translated;
    private final Followed followed;
    private final Interpreter interpreter;
    private final Jobs jobs;

    ConversationTranslation(ConversationAccess access, MessagesRead read, SpokenLanguages languages, ReadingLanguages readers,
            RuleBook rules, TranslatedMessages translated, Followed followed, Interpreter interpreter, Jobs jobs) {
        this.access = access;
        this.read = read;
        this.languages = languages;
        this.readers = readers;
        this.rules = rules;
        this.translated = translated;
        this.followed = followed;
        this.interpreter = interpreter;
        this.jobs = jobs;
    }

    /**
     * @param enabled    whether it is translated now
     * @param available  whether there is any engine; without one, languages are detected and nothing is translated
     * @param language   the customer's, absent while nobody knows
     * @param chosen     whether a person said so
     * @param confidence how sure it is, from 0 to 1
     * @param target     what agents read it in, absent where each reads their own
     * @param read       the languages it is read in now
     */
    public record View(boolean enabled, boolean available, @Nullable String language, boolean chosen, double confidence,
            @Nullable String target, List<String> read, Rules.WhenDown whenDown) {
    }

    /** All of it, as it is to be; what is absent is left to the settings. */
    public record Wish(@Nullable Boolean enabled, @Nullable String language, @Nullable String target) {
    }

    @Transactional(readOnly = true)
    public View see(Caller caller, UUID id) {
        access.require(caller, Action.CONVERSATIONS_SEE, id);
        return view(id);
    }

    public View change(Caller caller, UUID id, Wish wish) {
        access.require(caller, Action.CONVERSATIONS_EDIT, id);
        tag("language", wish.language());
        tag("target", wish.target());
        translated.lock(List.of(id));
        Spoken before = languages.of(id);
        Conversation conversation = conversation(id);
        languages.wish(id, wish.target(), wish.enabled());
        languages.choose(id, wish.language());
        String language = languages.of(id).memory().language();
        if (language != null) {
            translated.spoken(Map.of(id, language));
        }
        if (wish.language() != null && !Tongue.same(wish.language(), before.memory().language())) {
            misheard(conversation, wish.language());
        }
        jobs.add(followed.history(id));
        return view(id);
    }

    /** What was taken for another language was translated from the wrong one. */
    private void misheard(Conversation conversation, String language) {
        for (Message message : read.newest(conversation.id(), rules.of(conversation.connectionId()).historyLength())) {
            if (message.direction() == Direction.INBOUND && message.language() != null
                    && !Tongue.same(message.language(), language)) {
                translated.relabel(conversation.id(), message.id(), language);
            }
        }
    }

    /** One message is in another language than was thought. */
    public Message relabel(Caller caller, UUID id, UUID messageId, @Nullable String language) {
        access.require(caller, Action.CONVERSATIONS_EDIT, id);
        RuleCheck.demand(language != null, "language", "Which language it is in is not said");
        tag("language", language);
        Message before = message(id, messageId);
        RuleCheck.demand(before.direction() == Direction.INBOUND, "messageId", "What we wrote is in the language it is in");
        Message after = translated.relabel(id, messageId, language).stream().findFirst().orElse(before);
        Conversation conversation = conversation(id);
        Rules rule = rules.of(conversation.connectionId());
        Spoken spoken = languages.of(id);
        List<String> lacking = interpreter.available() && spoken.on(rule) && rule.leaves() == Rules.Leaves.ALL
            ? Source.lacking(after, readers.of(conversation, spoken.target(), rule)) : List.of();
        if (!lacking.isEmpty()) {
            jobs.add(List.of(new Job.New(Kind.MESSAGE, messageId, id, Stage.TRANSLATE, language, lacking, Purpose.INBOUND,
                null)));
        }
        return after;
    }

    private View view(UUID id) {
        Conversation conversation = conversation(id);
        Rules rule = rules.of(conversation.connectionId());
        Spoken spoken = languages.of(id);
        String language = spoken.memory().language();
        return new View(spoken.on(rule), interpreter.available(), language == null ? conversation.language() : language,
            spoken.chosen() != null, spoken.memory().confidence(), spoken.target(),
            readers.of(conversation, spoken.target(), rule),
            rule.whenDown() == null ? Rules.WhenDown.ASK : rule.whenDown());
    }

    private Conversation conversation(UUID id) {
        return read.conversation(id).orElseThrow(() -> Refusal.notFound("conversation", id));
    }

    private Message message(UUID conversation, UUID id) {
        return read.message(conversation, id).orElseThrow(() -> Refusal.notFound("message", id));
    }

    private static void tag(String field, @Nullable String language) {
        RuleCheck.demand(language == null || Tongue.valid(language), field,
            "This is not a language tag such as fr or pt-BR");
    }
}
