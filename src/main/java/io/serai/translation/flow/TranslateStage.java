package io.serai.translation.flow;

import io.serai.conversations.TranslatedMessages;
import io.serai.conversations.TranslatedMessages.News;
import io.serai.model.Conversation;
import io.serai.model.Message;
import io.serai.model.Translation;
import io.serai.model.TranslationState;
import io.serai.translation.Purpose;
import io.serai.translation.detection.LanguageDetector;
import io.serai.translation.flow.Interpreter.Item;
import io.serai.translation.flow.Interpreter.Task;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Translates what is read beside the original: messages for agents, notes for colleagues. */
@Component
class TranslateStage {

    /** Calls are shared by at most so many messages, so that one long batch keeps nobody waiting. */
    private static final int MOST_TOGETHER = 25;

    private final MessagesRead read;
    private final NotesRead notes;
    private final SpokenLanguages languages;
    private final LanguageDetector detector;
    private final Interpreter interpreter;
    private final TranslatedMessages translated;
    private final Jobs jobs;
    private final Pauses pauses;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TranslateStage(MessagesRead read, NotesRead notes, SpokenLanguages languages, LanguageDetector detector,
            Interpreter interpreter, TranslatedMessages translated, Jobs jobs, Pauses pauses,
            TransactionTemplate transaction, Clock clock) {
        this.read = read;
        this.notes = notes;
        this.languages = languages;
        this.detector = detector;
        this.interpreter = interpreter;
        this.translated = translated;
        this.jobs = jobs;
        this.pauses = pauses;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** One thing into one language. */
    record Wanted(Job job, @Nullable Message message, NotesRead.@Nullable Written note, Item item) {
    }

    /** Calls that can be made now, each on a thread of its own. */
    Map<Task, List<List<Wanted>>> plan(List<Job> batch) {
        Map<UUID, Message> messages = read.messages(batch.stream().map(Job::subject).toList());
        Map<UUID, NotesRead.Written> written = notes.notes(batch.stream().map(Job::subject).toList());
        Map<UUID, Conversation> conversations = read.conversations(batch.stream().map(Job::conversation).toList());
        Map<Task, List<List<Wanted>>> plan = new LinkedHashMap<>();
        List<Job> moot = new ArrayList<>();
        for (Job job : batch) {
            Conversation conversation = conversations.get(job.conversation());
            boolean some = conversation != null && switch (job.kind()) {
                case MESSAGE -> message(job, messages.get(job.subject()), conversation, plan);
                case NOTE -> note(job, written.get(job.subject()), conversation, plan);
                case OUTBOUND -> false;
            };
            if (!some) {
                moot.add(job);
            }
        }
        jobs.done(moot);
        return plan;
    }

    private static boolean message(Job job, @Nullable Message message, Conversation conversation,
            Map<Task, List<List<Wanted>>> plan) {
        List<String> lacking = message == null ? List.of() : Source.lacking(message, job.languages());
        for (String language : lacking) {
            Source source = Source.of(message);
            String from = source.language() == null || source.content() == message.content() ? job.source()
                : source.language();
            add(plan, new Task(conversation.connectionId(), job.purpose(), from, language), new Wanted(job, message, null,
                new Item(source.content(), Source.names(message, conversation.contact().name()))));
        }
        return !lacking.isEmpty();
    }

    private static boolean note(Job job, NotesRead.@Nullable Written note, Conversation conversation,
            Map<Task, List<List<Wanted>>> plan) {
        if (note == null) {
            return false;
        }
        job.languages().forEach(language -> add(plan, new Task(conversation.connectionId(), Purpose.NOTE, job.source(),
            language), new Wanted(job, null, note, new Item(note.content(), List.of()))));
        return !job.languages().isEmpty();
    }

    private static void add(Map<Task, List<List<Wanted>>> plan, Task task, Wanted wanted) {
        List<List<Wanted>> parts = plan.computeIfAbsent(task, key -> new ArrayList<>());
        if (parts.isEmpty() || parts.getLast().size() == MOST_TOGETHER) {
            parts.add(new ArrayList<>());
        }
        parts.getLast().add(wanted);
    }

    /** Asks and writes down what came of it. */
    void process(Task task, List<Wanted> wanted) {
        List<Made> made = interpreter.translate(wanted.stream().map(Wanted::item).toList(), task);
        Instant now = clock.instant();
        List<Job> finished = new ArrayList<>();
        List<News> news = new ArrayList<>();
        List<Runnable> noteNews = new ArrayList<>();
        for (int place = 0; place < wanted.size(); place++) {
            Wanted one = wanted.get(place);
            boolean later = made.get(place) instanceof Made.Not not && not.retryable()
                && now.isBefore(pauses.end(one.job()));
            Translation beside = beside(made.get(place), task.to(), one, later);
            if (beside != null && one.message() != null) {
                news.add(new News(one.message().id(), one.message().conversationId(), one.message().editedAt(), task.from(),
                    List.of(beside)));
            } else if (beside != null && one.note() != null && beside.isThere()) {
                noteNews.add(() -> notes.translated(one.note(), task.from(), beside));
            }
            if (later) {
                jobs.again(List.of(one.job()), now.plus(pauses.after(one.job().attempts())));
            } else {
                finished.add(one.job());
            }
        }
        transaction.executeWithoutResult(status -> {
            translated.write(news);
            noteNews.forEach(Runnable::run);
            jobs.without(finished, task.to());
        });
    }

    private @Nullable Translation beside(Made made, String to, Wanted one, boolean later) {
        return switch (made) {
            case Made.There there -> doubted(there.beside(), one);
            case Made.Same same -> null;
            case Made.Not not when not.code() == io.serai.translation.FailureCode.NO_ENGINE -> null;
            case Made.Not not when later -> new Translation(to, null, null, null, null, List.of(), List.of(), null,
                TranslationState.WAITING, not.reason());
            case Made.Not not -> Translation.failed(to, not.reason());
        };
    }

    /** A translation is worth no more than the guess at what it was translated from. */
    private Translation doubted(Translation made, Wanted one) {
        Message message = one.message();
        if (message == null || one.job().purpose() != Purpose.INBOUND) {
            return made;
        }
        Conversation conversation = read.conversation(message.conversationId()).orElse(null);
        if (conversation == null
                || Heard.of(message, conversation, languages.of(conversation.id()), detector).certain()) {
            return made;
        }
        List<String> warnings = new ArrayList<>(made.warnings());
        warnings.add("language-uncertain");
        return new Translation(made.language(), made.text(), made.engine(), made.glossaryVersion(), made.confidence(),
            warnings, made.terms(), made.content(), made.state(), made.reason());
    }
}
