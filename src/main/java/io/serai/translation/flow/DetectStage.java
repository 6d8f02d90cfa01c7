package io.serai.translation.flow;

import io.serai.conversations.TranslatedMessages;
import io.serai.conversations.TranslatedMessages.News;
import io.serai.model.Conversation;
import io.serai.model.Direction;
import io.serai.model.Message;
import io.serai.translation.detection.LanguageDetector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds out the language of what was said, and whether somebody needs it in another. Asks no engine, so it never waits. */
@Component
class DetectStage {

    private final MessagesRead read;
    private final SpokenLanguages languages;
    private final RuleBook rules;
    private final ReadingLanguages readers;
    private final LanguageDetector detector;
    private final Interpreter interpreter;
    private final TranslatedMessages translated;
    private final Jobs jobs;
    private final TransactionTemplate transaction;

    DetectStage(MessagesRead read, SpokenLanguages languages, RuleBook rules, ReadingLanguages readers,
            LanguageDetector detector, Interpreter interpreter, TranslatedMessages translated, Jobs jobs,
            TransactionTemplate transaction) {
        this.read = read;
        this.languages = languages;
        this.rules = rules;
        this.readers = readers;
        this.detector = detector;
        this.interpreter = interpreter;
        this.translated = translated;
        this.jobs = jobs;
        this.transaction = transaction;
    }

    /** What a batch comes to. */
    private static final class Findings {
        final Map<UUID, Spoken> spoken = new HashMap<>();
        final Map<UUID, Spoken> remember = new HashMap<>();
        final Map<UUID, String> conversations = new HashMap<>();
        final Map<UUID, String> quiet = new HashMap<>();
        final List<News> news = new ArrayList<>();
        final Map<Job, Job> advance = new HashMap<>();
        final List<Job> done = new ArrayList<>();
    }

    void process(List<Job> batch) {
        Map<UUID, Message> messages = read.messages(batch.stream().map(Job::subject).toList());
        Map<UUID, Conversation> conversations = read.conversations(batch.stream().map(Job::conversation).toList());
        Findings findings = new Findings();
        findings.spoken.putAll(languages.of(conversations.keySet()));
        batch.stream().filter(job -> !messages.containsKey(job.subject()) || !conversations.containsKey(job.conversation()))
            .forEach(findings.done::add);
        batch.stream().filter(job -> messages.containsKey(job.subject()) && conversations.containsKey(job.conversation()))
            .sorted(Comparator.comparingLong(job -> messages.get(job.subject()).seq()))
            .forEach(job -> look(job, messages.get(job.subject()), conversations.get(job.conversation()), findings));
        transaction.executeWithoutResult(status -> write(findings));
    }

    private void look(Job job, Message message, Conversation conversation, Findings findings) {
        Spoken spoken = findings.spoken.getOrDefault(conversation.id(), Spoken.nothing(conversation.id()));
        Message known = message;
        if (message.direction() == Direction.INBOUND) {
            Heard heard = Heard.of(message, conversation, spoken, detector);
            hear(heard, message, conversation, spoken, findings);
            if (heard.message() == null) {
                findings.done.add(job);
                return;
            }
            known = in(heard.message(), message);
        }
        List<String> lacking = lacking(job, known, conversation, spoken);
        if (lacking.isEmpty()) {
            findings.done.add(job);
        } else {
            findings.advance.put(job, new Job(job.id(), job.kind(), job.subject(), job.conversation(), known.language(),
                lacking, job.purpose(), job.attempts(), null, job.createdAt()));
        }
    }

    private void hear(Heard heard, Message message, Conversation conversation, Spoken spoken, Findings findings) {
        if (!heard.memory().equals(spoken.memory())) {
            Spoken remembered = spoken.hearing(heard.memory());
            findings.spoken.put(conversation.id(), remembered);
            findings.remember.put(conversation.id(), remembered);
        }
        String turned = heard.memory().language();
        if (turned != null && !Tongue.same(turned, conversation.language())) {
            findings.conversations.put(conversation.id(), turned);
        } else {
            findings.conversations.remove(conversation.id());
        }
        if (heard.message() != null && !heard.message().equals(message.language())) {
            if (Tongue.same(heard.message(), turned)) {
                findings.quiet.put(message.id(), heard.message());
            } else {
                findings.news.add(new News(message.id(), conversation.id(), message.editedAt(), heard.message(), List.of()));
            }
        }
    }

    private List<String> lacking(Job job, Message message, Conversation conversation, Spoken spoken) {
        Rules rule = rules.of(conversation.connectionId());
        boolean may = message.direction() == Direction.OUTBOUND || rule.leaves() == Rules.Leaves.ALL;
        boolean asked = !job.languages().isEmpty();
        if (!may || !interpreter.available() || !asked && !spoken.on(rule)) {
            return List.of();
        }
        return Source.lacking(message, asked ? job.languages() : readers.of(conversation, spoken.target(), rule));
    }

    private static Message in(String language, Message m) {
        return new Message(m.id(), m.conversationId(), m.seq(), m.direction(), m.author(), m.content(), language,
            m.translations(), m.replyTo(), m.referral(), m.forwarded(), m.reactions(), m.status(), m.failure(),
            m.warnings(), m.externalId(), m.clientId(), m.sentAt(), m.receivedAt(), m.editedAt(), m.deletedAt(), m.rev());
    }

    private void write(Findings findings) {
        List<UUID> touched = new ArrayList<>(findings.conversations.keySet());
        findings.news.forEach(news -> touched.add(news.conversation()));
        if (!touched.isEmpty()) {
            translated.lock(touched);
            translated.spoken(findings.conversations);
            translated.write(findings.news);
        }
        translated.note(findings.quiet);
        languages.remember(findings.remember.values());
        jobs.done(findings.done);
        jobs.advance(findings.advance);
    }
}
