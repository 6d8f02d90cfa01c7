package io.serai.greeter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.bots.Answer;
import io.serai.bots.Answer.Handoff;
import io.serai.connectors.ConnectorDescriptor.Abilities;
import io.serai.connectors.ConnectorDescriptor.PromptLimit;
import io.serai.greeter.Situation.Desk;
import io.serai.model.Contact;
import io.serai.model.Content;
import io.serai.model.Content.Prompt;
import io.serai.model.PromptKind;
import io.serai.routing.Question;
import io.serai.routing.Question.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The greeter's two dialogues, told as conversations. */
class DialogueTest {

    private static final TextBook BOOK = TextBook.read(Path.of("nowhere"));
    private static final Phrases PHRASES = PhraseFile.read(Path.of("nowhere"));
    private static final Question EMAIL = question("email", Kind.EMAIL, true);
    private static final Question ORDER = question("order", Kind.ORDER, false);
    private static final Desk SUPPORT = open("support", "Support", List.of());
    private static final Desk SALES = open("sales", "Sales", List.of());

    private final Dialogue dialogue = new Dialogue();
    private ObjectNode memory = JsonNodeFactory.instance.objectNode();
    private List<Desk> desks = List.of(SUPPORT, SALES);
    private boolean humanSupport = true;
    private @Nullable Abilities abilities = abilities(Map.of());
    private String language = "en";
    private Map<String, String> fields = Map.of();
    private @Nullable Handoff handoff;

    private static Question question(String name, Kind kind, boolean required) {
        return new Question(name, kind, null, null, required, null);
    }

    private static Desk open(String id, String name, List<Question> questions) {
        return new Desk(id, name, questions, true, null, null, 0, null);
    }

    private static Abilities abilities(Map<String, PromptLimit> prompts) {
        return new Abilities(4096, "characters", Map.of(), Map.of(), prompts, false, false, false, false, false, false, false,
            false, false);
    }

    private String says(String text) {
        return says(new Content.Text(text));
    }

    private String taps(String id) {
        return says(new Content.Choice(id, null, null, "button"));
    }

    private String says(Content content) {
        Answer answer = answer(content);
        return answer.messages().stream().map(DialogueTest::text).reduce((one, other) -> one + "\n---\n" + other).orElse("");
    }

    private Answer answer(Content content) {
        Input input = Input.of(content);
        Contact contact = new Contact(UUID.randomUUID(), null, null, null, fields, List.of(), List.of());
        Scene scene = new Scene(new Situation("Ada", humanSupport, null, null, desks, abilities), BOOK.in(language),
            new Scene.Customer(contact, Map.of(), language), input, PHRASES.askForPerson(input.text()));
        Answer answer = dialogue.next(scene, Progress.of(memory));
        memory = java.util.Objects.requireNonNull(answer.memory());
        handoff = answer.handoff();
        return answer;
    }

    private static String text(Content content) {
        return switch (content) {
            case Content.Text text -> text.text();
            case Prompt prompt -> prompt.text() + " " + prompt.options().stream().map(Prompt.Option::title).toList();
            default -> throw new AssertionError(content);
        };
    }

    @Test
    void offersNumberedLinesWhereNothingCanBeTapped() {
        assertThat(says("Hello, where is my parcel?")).isEqualTo("""
            Hello! I am Ada.

            Whom would you like to talk to?

            1. Support
            2. Sales
            3. Leave a message

            Answer with a number or a word.""");
        assertThat(says("1")).startsWith("You are next. A person answers as soon as somebody is free.");
        assertThat(handoff).isEqualTo(new Handoff("support", List.of(), "en", "Chose Support",
            "Hello, where is my parcel?", Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", " 2. ", "２", "٢", "2️⃣", "Sales", "sales please", "SÁLES!", "sal", "the sales"})
    void understandsTheNumberAndTheWord(String answer) {
        says("Hi");
        says(answer);
        assertThat(handoff).isNotNull().extracting(Handoff::queue).isEqualTo("sales");
    }

    @Test
    void understandsTheTap() {
        says("Hi");
        taps("greeter:to:sales");
        assertThat(handoff).isNotNull().extracting(Handoff::queue).isEqualTo("sales");
    }

    @Test
    void aQueueThatIsNamedAtOnceNeedsNoMenu() {
        says("Sales");
        assertThat(handoff).isNotNull().extracting(Handoff::queue).isEqualTo("sales");
    }

    @Test
    void asksAgainAndAfterThreeMisunderstandingsAPersonLooksAtIt() {
        says("Hi");
        assertThat(says("Perhaps")).startsWith("Sorry, I did not understand that.");
        assertThat(says("7")).startsWith("Sorry, I did not understand that.");
        says("Why do you not answer me?");
        assertThat(handoff).isEqualTo(new Handoff("support", List.of(), "en", "The greeter could not help",
            "Hi\nPerhaps\n7\nWhy do you not answer me?", Map.of()));
    }

    @Test
    void bringsToAPersonWhoAsksForOneInPlainWords() {
        desks = List.of(SUPPORT);
        says("I want to talk to a human");
        assertThat(handoff).isNotNull().extracting(Handoff::queue).isEqualTo("support");
    }

    @Test
    void whoAsksForAPersonAndMayChooseChoosesOnce() {
        assertThat(says("agent please")).contains("1. Support");
        assertThat(handoff).isNull();
        says("JUST GIVE ME A HUMAN");
        assertThat(handoff).isNotNull().extracting(Handoff::queue).isEqualTo("support");
    }

    @Test
    void withOneQueueItAsksWhetherAPersonIsWanted() {
        desks = List.of(SUPPORT);
        assertThat(says("Hi")).contains("Would you like to talk to a person?", "1. Talk to a person", "3. Not now");
        assertThat(says("no thanks")).isEqualTo("All right. Write whenever you need us.");
        assertThat(says("Hi again")).startsWith("Hello again!");
        says("yes");
        assertThat(handoff).isNotNull();
    }

    @Test
    void asksWhatTheQueueNeedsAndChecksIt() {
        desks = List.of(open("support", "Support", List.of(EMAIL, ORDER)), SALES);
        says("Hi");
        assertThat(says("Support")).isEqualTo("What is your e-mail address?\n\nWrite “back” to go back.");
        assertThat(says("skip")).startsWith("That is no e-mail address.");
        assertThat(says("ada at example")).startsWith("That is no e-mail address.");
        assertThat(says("ada@example.com")).isEqualTo("What is your order number?\n\nWrite “skip” or “back” if you like.");
        assertThat(says("no idea which number you mean by that, sorry, really, none at all")).startsWith("That does not look");
        says("#A-1234");
        assertThat(handoff).isNotNull().extracting(Handoff::fields)
            .isEqualTo(Map.of("email", "ada@example.com", "order", "#A-1234"));
    }

    @Test
    void skipsAndGoesBackAndLetsNobodyFailAtAQuestion() {
        desks = List.of(open("support", "Support", List.of(EMAIL, ORDER)), SALES);
        says("Support");
        says("ada@example.com");
        assertThat(says("Back")).startsWith("What is your e-mail address?");
        says("eve@example.com");
        says("skip");
        assertThat(handoff).isNotNull().extracting(Handoff::fields).isEqualTo(Map.of("email", "eve@example.com"));

        says("Support");
        says("x");
        says("x");
        assertThat(says("x")).startsWith("What is your order number?");
    }

    @Test
    void changesTheirMind() {
        desks = List.of(open("support", "Support", List.of(EMAIL)), SALES);
        says("Support");
        assertThat(says("back")).startsWith("Whom would you like to talk to?");
        says("Support");
        assertThat(says("another department")).startsWith("Whom would you like to talk to?");
        says("Support");
        taps("greeter:to:sales");
        assertThat(handoff).isNotNull().extracting(Handoff::queue).isEqualTo("sales");
        says("Support");
        assertThat(says("Cancel!")).isEqualTo("All right. Write whenever you need us.");
        assertThat(handoff).isNull();
    }

    @Test
    void changesTheirMindWhileTheyWait() {
        says("Support");
        assertThat(says("another department")).startsWith("Whom would you like to talk to?");
        says("Sales");
        assertThat(handoff).isNotNull().extracting(Handoff::queue).isEqualTo("sales");
        assertThat(says("cancel")).isEqualTo("All right, you no longer wait.");
        assertThat(says("Hello?")).startsWith("Hello again!");
    }

    @Test
    void whoInsistsIsAskedNothingMore() {
        desks = List.of(open("support", "Support", List.of(EMAIL, ORDER)));
        assertThat(says("agent")).startsWith("What is your e-mail address?");
        says("I want to speak to a person!");
        assertThat(handoff).isNotNull().extracting(Handoff::reason).isEqualTo("Asked for a person");
    }

    @Test
    void doesNotAskWhatIsKnown() {
        fields = Map.of("email", "ada@example.com");
        desks = List.of(open("support", "Support", List.of(EMAIL, ORDER)), SALES);
        assertThat(says("Support")).startsWith("What is your order number?");
        says("77");
        assertThat(handoff).isNotNull().extracting(Handoff::fields).isEqualTo(Map.of("email", "ada@example.com", "order", "77"));
    }

    @Test
    void putsAChoiceOfTheQueueToTheCustomer() {
        Question size = new Question("size", Kind.CHOICE, Map.of("default", "Which size?", "es", "¿Qué talla?"),
            List.of("Small", "Large"), false, null);
        desks = List.of(open("support", "Support", List.of(size)));
        language = "es";
        abilities = abilities(Map.of("quick-replies", new PromptLimit(13, 20, 1000)));
        says("hola");
        assertThat(says("sí")).isEqualTo("¿Qué talla? [Small, Large, Omitir, Volver]");
        says("2");
        assertThat(handoff).isNotNull().extracting(Handoff::fields).isEqualTo(Map.of("size", "Large"));
    }

    @Test
    void tellsThePositionAndTheExpectedWait() {
        desks = List.of(new Desk("support", "Support", List.of(), true, null, null, 2, Duration.ofSeconds(250)), SALES);
        assertThat(says("Support")).isEqualTo("You are number 3 in the queue. A person answers in about 5 min. "
            + "Write “cancel” if you no longer want to wait.");
    }

    @Test
    void outsideOfTheHoursItSaysSoAndTakesAMessage() {
        ZonedDateTime monday = ZonedDateTime.parse("2026-11-23T09:00:00+01:00[Europe/Madrid]");
        desks = List.of(new Desk("support", "Soporte", List.of(EMAIL), false, monday, null, 0, null));
        language = "es";
        says("Hola");
        assertThat(says("1")).startsWith("Ahora no hay nadie. Volvemos: lunes, 23 noviembre, 09:00.")
            .contains("1. Dejar un mensaje", "2. Volver");
        assertThat(says("Dejar un mensaje")).isEqualTo("Escriba su mensaje. Responderemos en cuanto volvamos.");
        assertThat(says("Mi pedido no llegó")).startsWith("¿Cuál es su correo electrónico?");
        assertThat(says("ada@example.com")).startsWith("¡Gracias! Tenemos su mensaje");
        assertThat(handoff).isEqualTo(new Handoff("support", List.of(), "es", "Left a message", "Hola\nMi pedido no llegó",
            Map.of("email", "ada@example.com")));
    }

    @Test
    void whoeverSimplyWritesWhatTheyWantHasLeftAMessage() {
        desks = List.of(new Desk("support", "Support", List.of(), false, null, "We sleep.", 0, null));
        says("Hi");
        assertThat(says("1")).startsWith("We sleep.");
        assertThat(says("My parcel did not arrive")).startsWith("Thank you!");
        assertThat(handoff).isNotNull().extracting(Handoff::summary).isEqualTo("Hi\nMy parcel did not arrive");
    }

    @Test
    void withoutHumanSupportItPromisesNobody() {
        humanSupport = false;
        assertThat(says("agent")).isEqualTo("Hello! I am Ada.\n\nSorry, nobody can take over this chat right now.");
        assertThat(handoff).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "buttons:3:20 | BUTTONS", "buttons:2:20,quick-replies:13:20 | QUICK_REPLIES", "buttons:3:5,list:10:24 | LIST",
        "buttons:3:5 |", "link:3:60 |"})
    void offersInTheBestWayThatTheChannelHas(String prompts, @Nullable PromptKind kind) {
        abilities = abilities(java.util.Arrays.stream(prompts.split(",")).map(one -> one.split(":")).collect(
            java.util.stream.Collectors.toMap(one -> one[0],
                one -> new PromptLimit(Integer.parseInt(one[1]), Integer.parseInt(one[2]), 0))));
        Content offered = answer(new Content.Text("Hi")).messages().getFirst();
        assertThat(offered instanceof Prompt prompt ? prompt.kind() : null).isEqualTo(kind);
    }

    @Test
    void everyLanguageIsUnderstoodInItsOwnWords() {
        assertThat(BOOK.languages().keySet()).allSatisfy(one -> {
            language = one;
            memory = JsonNodeFactory.instance.objectNode();
            desks = List.of(open("support", "Support", List.of(ORDER)), SALES);
            Texts texts = BOOK.in(one);
            says("Support");
            says(texts.say("option-back"));
            assertThat(Progress.of(memory).at()).isEqualTo(Progress.At.CHOOSING);
            says("1");
            says(texts.say("option-skip"));
            assertThat(handoff).isNotNull();
            says("?");
            says(texts.say("option-message"));
            assertThat(Progress.of(memory).at()).isEqualTo(Progress.At.WRITING);
            says(texts.cancel());
            assertThat(Progress.of(memory).at()).isEqualTo(Progress.At.DONE);
        });
    }

    @Test
    void survivesWhateverIsSaid() {
        desks = List.of(open("support", "Support", List.of(EMAIL, ORDER)), SALES);
        java.util.Random random = new java.util.Random(7);
        List<String> words = List.of("", "1", "2", "9", "back", "skip", "cancel", "agent", "no", "message", "a@b.cd", "{x}",
            "'; drop table", "\u202E", "x".repeat(3000), "Support", "yes", "[](", "$1");
        IntStream.range(0, 5_000).forEach(n -> {
            String said = words.get(random.nextInt(words.size()));
            assertThat(random.nextBoolean() ? says(said) : taps("greeter:" + said)).isNotBlank().doesNotContain("drop table");
            assertThat(memory.toString()).hasSizeLessThan(5_000);
        });
    }
}
