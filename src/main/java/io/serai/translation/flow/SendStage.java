package io.serai.translation.flow;

import io.serai.conversations.WaitingMessages;
import io.serai.model.Author;
import io.serai.model.AuthorKind;
import io.serai.model.Conversation;
import io.serai.model.Message;
import io.serai.model.Translation;
import io.serai.model.Translation.Reason;
import io.serai.model.TranslationState;
import io.serai.translation.Purpose;
import io.serai.translation.flow.Interpreter.Item;
import io.serai.translation.flow.Interpreter.Task;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Translates what waits to be sent, and sees to it that the rule for an engine that is down is kept. */
@Component
class SendStage {

    private static final Reason SLOW = new Reason("timeout", "No engine answered in the time that the rules give it");

    private final MessagesRead read;
    private final RuleBook rules;
    private final Interpreter interpreter;
    private final WaitingMessages waiting;
    private final Jobs jobs;
    private final Pauses pauses;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SendStage(MessagesRead read, RuleBook rules, Interpreter interpreter, WaitingMessages waiting, Jobs jobs,
            Pauses pauses, TransactionTemplate transaction, Clock clock) {
        this.read = read;
        this.rules = rules;
        this.interpreter = interpreter;
        this.waiting = waiting;
        this.jobs = jobs;
        this.pauses = pauses;
        this.transaction = transaction;
        this.clock = clock;
    }

    record Wanted(Job job, Message message) {
    }

    Map<Task, List<Wanted>> plan(List<Job> batch) {
        Map<UUID, Message> messages = read.messages(batch.stream().map(Job::subject).toList());
        Map<UUID, Conversation> conversations = read.conversations(batch.stream().map(Job::conversation).toList());
        Map<Task, List<Wanted>> plan = new HashMap<>();
        List<Job> moot = new ArrayList<>();
        for (Job job : batch) {
            Message message = messages.get(job.subject());
            Conversation conversation = conversations.get(job.conversation());
            if (message == null || conversation == null || job.languages().isEmpty()) {
                moot.add(job);
            } else {
                plan.computeIfAbsent(new Task(conversation.connectionId(), Purpose.OUTBOUND, job.source(),
                    job.languages().getFirst()), key -> new ArrayList<>()).add(new Wanted(job, message));
            }
        }
        jobs.done(moot);
        return plan;
    }

    void process(Task task, List<Wanted> wanted) {
        Map<UUID, Conversation> conversations = read.conversations(wanted.stream().map(one -> one.job().conversation())
            .toList());
        List<Made> made = interpreter.translate(wanted.stream().map(one -> {
            Conversation conversation = conversations.get(one.job().conversation());
            return new Item(one.message().content(),
                Source.names(one.message(), conversation == null ? null : conversation.contact().name()));
        }).toList(), task);
        for (int place = 0; place < wanted.size(); place++) {
            Wanted one = wanted.get(place);
            switch (made.get(place)) {
                case Made.There there -> there(one, there, task);
                case Made.Same same -> settle(one.job(), () -> waiting.go(one.message().id(), one.message().content(),
                    task.to(), List.of()));
                case Made.Not not -> failed(one, not, task);
            }
        }
    }

    private void there(Wanted one, Made.There made, Task task) {
        Double confidence = made.beside().confidence();
        boolean doubtful = confidence != null && confidence < rules.of(task.connectionId()).asksBelow()
            && one.message().author().kind() == AuthorKind.AGENT;
        if (doubtful) {
            Translation shown = made.beside();
            Reason reason = new Reason("uncertain", "The translation is uncertain: look at it before it goes out");
            settle(one.job(), () -> waiting.refuse(one.message().id(), List.of(new Translation(shown.language(),
                shown.text(), shown.engine(), shown.glossaryVersion(), confidence, shown.warnings(), shown.terms(),
                shown.content(), TranslationState.UNCERTAIN, reason)), reason.message()));
        } else {
            settle(one.job(), () -> waiting.go(one.message().id(), made.content(), task.to(),
                List.of(made.beside(), Originals.of(one.message(), task.from()))));
        }
    }

    private void failed(Wanted one, Made.Not not, Task task) {
        Instant now = clock.instant();
        boolean later = not.mayPass() && now.isBefore(end(one.job()));
        if (later) {
            Instant next = now.plus(pauses.after(one.job().attempts()));
            jobs.again(List.of(one.job()), next);
        } else {
            apply(one.job(), one.message(), task.connectionId(), not.reason());
        }
    }

    private Instant end(Job job) {
        return job.decideAt() == null ? pauses.end(job) : job.decideAt();
    }

    /** Time is up for it, while its engine perhaps still thinks: what that says then comes too late. */
    void overdue(Job job) {
        Message message = read.messages(List.of(job.subject())).get(job.subject());
        Conversation conversation = read.conversation(job.conversation()).orElse(null);
        if (message == null || conversation == null) {
            jobs.done(List.of(job));
        } else {
            apply(job, message, conversation.connectionId(), SLOW);
        }
    }

    private void apply(Job job, Message message, String connectionId, Reason reason) {
        String to = job.languages().isEmpty() ? Objects.requireNonNullElse(message.language(), "und")
            : job.languages().getFirst();
        boolean sends = sendsOriginal(rules.of(connectionId), message.author());
        List<Translation> beside = List.of(Translation.failed(to, reason));
        settle(job, () -> {
            if (sends) {
                waiting.go(message.id(), message.content(), Objects.requireNonNullElse(job.source(), "und"), beside);
            } else {
                waiting.refuse(message.id(), beside, "It could not be translated. " + reason.message());
            }
        });
    }

    /** Nobody sits beside a bot who could be asked. */
    private static boolean sendsOriginal(Rules rules, Author author) {
        return rules.whenDown() == Rules.WhenDown.SEND_ORIGINAL
            || rules.whenDown() == Rules.WhenDown.ASK && author.kind() == AuthorKind.BOT;
    }

    /** The message and the job that stood for it, together; whoever comes second changes nothing. */
    private void settle(Job job, Runnable decision) {
        transaction.executeWithoutResult(status -> {
            decision.run();
            if (!jobs.finish(job)) {
                status.setRollbackOnly();
            }
        });
    }
}
