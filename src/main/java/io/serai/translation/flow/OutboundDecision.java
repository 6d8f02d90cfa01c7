package io.serai.translation.flow;

import io.serai.conversations.OutboundLanguage;
import io.serai.model.Author;
import io.serai.model.AuthorKind;
import io.serai.model.Content;
import io.serai.model.Conversation;
import io.serai.model.Message;
import io.serai.model.Translation;
import io.serai.problems.Refusal;
import io.serai.translation.Purpose;
import io.serai.translation.detection.Detected;
import io.serai.translation.detection.Hint;
import io.serai.translation.detection.LanguageDetector;
import io.serai.translation.flow.Job.Kind;
import io.serai.translation.flow.Job.Stage;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** In which language a message of ours goes out: by the rules, by what is known of the two, and by what its sender wants. */
@Component
class OutboundDecision implements OutboundLanguage {

    private static final double SURE = 0.8;
    private static final double LIKELY = 0.5;
    private static final int ENOUGH_LETTERS = 8;

    private final RuleBook rules;
    private final SpokenLanguages languages;
    private final ReadingLanguages readers;
    private final LanguageDetector detector;
    private final Interpreter interpreter;
    private final Jobs jobs;
    private final Clock clock;

    OutboundDecision(RuleBook rules, SpokenLanguages languages, ReadingLanguages readers, LanguageDetector detector,
            Interpreter interpreter, Jobs jobs, Clock clock) {
        this.rules = rules;
        this.languages = languages;
        this.readers = readers;
        this.detector = detector;
        this.interpreter = interpreter;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public Going decide(Author author, Conversation conversation, Content content, @Nullable Wish wish) {
        check(wish);
        Spoken spoken = languages.of(conversation.id());
        boolean asked = wish != null && wish.to() != null;
        String to = target(content, conversation, spoken, wish);
        String from = written(author, content, to);
        boolean given = wish != null && (wish.text() != null || wish.content() != null);
        if (given && to != null) {
            return given(content, from, to, Objects.requireNonNull(wish));
        }
        boolean on = spoken.on(rules.of(conversation.connectionId())) || asked;
        boolean asWritten = wish != null && wish.asWritten() || from == null || to == null || Tongue.same(from, to) || !on
            || !interpreter.available();
        return asWritten ? new AsWritten(from) : new Waits(from, to);
    }

    private static void check(@Nullable Wish wish) {
        if (wish != null && wish.to() != null && !Tongue.valid(wish.to())) {
            throw Refusal.invalid("translate.to", "This is not a language tag such as fr or pt-BR");
        }
        if (wish != null && wish.text() != null && wish.text().isBlank()) {
            throw Refusal.invalid("translate.text", "There is no text to send");
        }
    }

    /** A template is in the language that it was approved in, and so is what fills it in. */
    private static @Nullable String target(Content content, Conversation conversation, Spoken spoken,
            @Nullable Wish wish) {
        if (content instanceof Content.Template template) {
            return template.language() == null ? null : template.language().replace('_', '-');
        }
        if (wish != null && wish.to() != null) {
            return wish.to();
        }
        return spoken.chosen() != null ? spoken.chosen() : conversation.language();
    }

    /**
     * What it is written in: what agents write in is known, unless it plainly is something else; absent where there is
     * nothing to tell it from, and so nothing to translate.
     */
    private @Nullable String written(Author author, Content content, @Nullable String to) {
        String own = author.kind() == AuthorKind.AGENT && author.id() != null
            ? readers.agent(UUID.fromString(author.id())).orElse(null) : null;
        Detected detection = detector.detect(Texts.reading(content), new Hint(own, own == null ? 0 : 1, null, List.of()));
        String detected = detection.language();
        if (detected == null) { // "Hello!" is said everywhere, and is still written in one's own language
            return Texts.reading(content).codePoints().anyMatch(Character::isLetter) ? own : null;
        }
        if (Tongue.same(detected, own)) {
            return own;
        }
        if (Tongue.same(detected, to) && detection.confidence() >= LIKELY) {
            return detected; // who writes in the customer's language need not be helped
        }
        if (detection.confidence() >= SURE && (own == null || detection.letters() >= ENOUGH_LETTERS)) {
            return detected;
        }
        boolean perhapsOwn = own != null && detection.alternatives().stream()
            .anyMatch(other -> Tongue.same(other.language(), own));
        return perhapsOwn ? own : null;
    }

    private static Ready given(Content content, @Nullable String from, String to, Wish wish) {
        Content sent = wish.content() != null ? filled(content, wish.content()) : reading(content, wish.text());
        boolean previewed = Boolean.TRUE.equals(wish.previewed());
        Translation received = new Translation(to, Texts.reading(sent), previewed ? "preview" : Translation.PERSON, null,
            null, List.of(), List.of(), Texts.single(sent) ? null : sent, null, null);
        String original = from == null || Tongue.same(from, to) ? "und" : from;
        return new Ready(sent, to, List.of(received, Originals.of(content, original)));
    }

    private static Content reading(Content content, @Nullable String text) {
        if (!Texts.single(content)) {
            throw Refusal.invalid("translate.text", "This has more than one text: say the whole of it as content");
        }
        return Texts.with(content, List.of(Objects.requireNonNull(text)));
    }

    /** Only the texts are the sender's to translate: ids, files and addresses stay those of what was written. */
    private static Content filled(Content content, Content translated) {
        List<String> texts = Texts.of(translated);
        if (!content.getClass().equals(translated.getClass()) || texts.size() != Texts.of(content).size()) {
            throw Refusal.invalid("translate.content", "This is not a translation of the content: it has other texts");
        }
        return Texts.with(content, texts);
    }

    @Override
    public void awaited(Message message, Conversation conversation, Waits waits) {
        Rules rule = rules.of(conversation.connectionId());
        Instant decide = rule.whenDown() == Rules.WhenDown.HOLD ? null
            : clock.instant().plusSeconds(rule.patienceSeconds());
        jobs.add(List.of(new Job.New(Kind.OUTBOUND, message.id(), conversation.id(), Stage.SEND, waits.from(),
            List.of(waits.to()), Purpose.OUTBOUND, decide)));
    }

    @Override
    public void chosen(UUID conversation, @Nullable String language) {
        languages.choose(conversation, language);
    }
}
