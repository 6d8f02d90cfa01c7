package io.serai.translation.flow;

import io.serai.accounts.Action;
import io.serai.accounts.Caller;
import io.serai.conversations.ConversationAccess;
import io.serai.conversations.TranslatedMessages;
import io.serai.conversations.TranslatedMessages.News;
import io.serai.model.Content;
import io.serai.model.Direction;
import io.serai.model.Message;
import io.serai.model.Translation;
import io.serai.problems.ProblemCode;
import io.serai.problems.Refusal;
import io.serai.translation.Purpose;
import io.serai.translation.flow.Job.Kind;
import io.serai.translation.flow.Job.Stage;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people do with the translations of one message: ask for one, and correct it. */
@Component
@Transactional
class MessageTranslations {

    private static final int LONGEST = 20_000;

    private final ConversationAccess access;
    private final MessagesRead read;
    private final TranslatedMessages translated;
    private final RuleBook rules;
    private final Interpreter interpreter;
    private final Jobs jobs;

    MessageTranslations(ConversationAccess access, MessagesRead read, TranslatedMessages translated, RuleBook rules,
            Interpreter interpreter, Jobs jobs) {
        this.access = access;
        this.read = read;
        this.translated = translated;
        this.rules = rules;
        this.interpreter = interpreter;
        this.jobs = jobs;
    }

    /** Asks for a translation, also once more for one that failed. One that is there stays, and nothing is asked again. */
    public Message ask(Caller caller, UUID conversation, UUID id, @Nullable String language) {
        access.require(caller, Action.CONVERSATIONS_SEE, conversation);
        access.require(caller, Action.TRANSLATION_SEE, conversation);
        String to = tag(language);
        Message message = message(conversation, id);
        if (Source.lacking(message, List.of(to)).isEmpty() || Texts.of(message.content()).isEmpty()) {
            return message;
        }
        if (!interpreter.available()) {
            throw new Refusal(ProblemCode.UNAVAILABLE, "No translation engine is set up: languages are detected, and "
                + "nothing is translated");
        }
        String connection = read.conversation(conversation).orElseThrow().connectionId();
        boolean may = message.direction() == Direction.OUTBOUND ? rules.of(connection).leaves() != Rules.Leaves.NOTHING
            : rules.of(connection).leaves() == Rules.Leaves.ALL;
        if (!may) {
            throw Refusal.forbidden("The administrator does not let these messages leave for an engine");
        }
        Message waiting = translated.write(List.of(new News(id, conversation, message.editedAt(), null,
            List.of(Translation.waiting(to))))).stream().findFirst().orElse(message);
        jobs.add(List.of(new Job.New(Kind.MESSAGE, id, conversation,
            message.language() == null ? Stage.DETECT : Stage.TRANSLATE, message.language(), List.of(to), Purpose.HISTORY,
            null)));
        return waiting;
    }

    /** A person knows better: from now on it reads so, whatever engines say. */
    public Message correct(Caller caller, UUID conversation, UUID id, String language, @Nullable String text,
            @Nullable Content content) {
        access.require(caller, Action.CONVERSATIONS_EDIT, conversation);
        String to = tag(language);
        RuleCheck.demand(text != null && !text.isBlank() && text.length() <= LONGEST || content != null, "text",
            "A translation has 1 to " + LONGEST + " characters");
        Message message = message(conversation, id);
        RuleCheck.demand(!Tongue.same(to, message.language()), "language",
            "The message itself is in this language, and what was said is not changed");
        String reads = content == null ? text : Texts.reading(content);
        Translation made = new Translation(to, reads, Translation.PERSON, null, 1.0, List.of(), List.of(), content, null,
            null);
        return translated.write(List.of(new News(id, conversation, message.editedAt(), null, List.of(made)))).stream()
            .findFirst().orElse(message);
    }

    private Message message(UUID conversation, UUID id) {
        return read.message(conversation, id).orElseThrow(() -> Refusal.notFound("message", id));
    }

    private static String tag(@Nullable String language) {
        RuleCheck.demand(language != null && Tongue.valid(language), "language",
            "This is not a language tag such as fr or pt-BR");
        return language;
    }
}
