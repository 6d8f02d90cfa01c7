package io.serai.translation.guards;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.translation.EngineTraits.Marks;
import io.serai.translation.GlossaryTerms.Match;
import io.serai.translation.GlossaryTerms.Term;
import io.serai.translation.Guard.Masked;
import io.serai.translation.Guard.Task;
import io.serai.translation.Guard.Verdict;
import io.serai.translation.Text;
import io.serai.translation.UsedTerm;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {

    private final SpanGuard guard = new SpanGuard();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Order AB-12 costs R250 today.         | Order XQ1QX costs XQ2QX today.
        I would like 5 of them                | I would like 5 of them
        This is *very* good                   | This is *very* good
        *All of it is bold*                   | All of it is bold
        🎉 Thank you! 👍🏽                    | Thank you!
        Write to a@b.example, not x@y.example | Write to XQ1QX, not XQ2QX
        My XQ1QX arrived                      | My XQ1QX arrived
        我要R250谢谢                           | 我要 XQ1QX 谢谢
        See https://example.com/a.            | See XQ1QX.
        Thanks.no problem                     | Thanks.no problem
        """)
    void hidesWhatMustNotChange(String text, String sent) {
        assertThat(token(text).text()).isEqualTo(sent);
    }

    @Test
    void showsSpansAsTheEngineWantsThem() {
        String text = "Pay R250 & <b>go</b>\nto *her*";
        assertThat(guard.protect(Text.of(text), Tasks.task("en", "de", Marks.XML)).text())
            .isEqualTo("Pay <x id=\"1\"/> &amp; <x id=\"2\"/>go<x id=\"3\"/>\nto <x id=\"4\"/>her<x id=\"5\"/>");
        assertThat(guard.protect(Text.of("Pay R250\nnow & here"), Tasks.task("en", "de", Marks.HTML)).text())
            .isEqualTo("Pay <span translate=\"no\" id=\"1\">1</span><br>now &amp; here");
    }

    @Test
    void textsThatDifferOnlyInWhatIsProtectedLookTheSame() {
        assertThat(token("Your order AB-12 of R250 is on its way").text())
            .isEqualTo(token("Your order ZX-99 of €13,00 is on its way").text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"😊", "https://example.com/a", "+27 82 123 4567", "R250 👍", "12", "…!?", "*`x`*",
        "{{name}} {{order}}", "٣٤٥"})
    void nothingToTranslateIsSentNowhere(String text) {
        assertThat(token(text).hasWords()).isFalse();
    }

    @Test
    void personalDataThatIsWithheldIsNotSentInAnyForm() {
        Task task = Tasks.withheld("en", "de");
        Masked masked = guard.protect(Text.of("I am 41, card 4111 1111 1111 1111, mail a@b.example or +27 82 123 4567"), task);

        assertThat(masked.text()).doesNotContain("41", "a@b", "27");
        assertThat(String.join(" ", masked.pieces())).doesNotContain("41", "a@b", "27");
    }

    @Test
    void theCallersNamesStayAsTheyAre() {
        Masked masked = guard.protect(new Text("Rose likes roses and Rose", List.of("Rose")),
            Tasks.task("en", "de", Marks.TOKEN));

        assertThat(masked.text()).isEqualTo("XQ1QX likes roses and XQ2QX");
        assertThat(masked.restore("XQ1QX mag Rosen und XQ2QX").text()).isEqualTo("Rose mag Rosen und Rose");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Zahle XQ1QX an XQ2QX.          | Zahle R250 an AB-12.          | clean
        Zahle xq1qx an X Q 2 Q X.      | Zahle R250 an AB-12.          | repaired
        Zahle [XQ1QX] an Ｘq٢QХ.        | Zahle R250 an AB-12.          | repaired
        Zahle XQ1QX XQ1QX an XQ2QX.    | Zahle R250 an AB-12.          | repaired
        An XQ2QX zahle XQ1QX.          | An AB-12 zahle R250.          | clean
        Zahle XQ1QX an XQ2QX, nicht 3. | Zahle R250 an AB-12, nicht 3. | span-added
        """)
    void putsSpansBackOrSaysWhatIsWrong(String answer, String text, String outcome) {
        Verdict verdict = token("Pay R250 to AB-12.").restore(answer);

        assertThat(verdict.text()).isEqualTo(text);
        switch (outcome) {
            case "clean" -> assertThat(verdict.confidence()).isNull();
            case "repaired" -> assertThat(verdict).returns(0.9, Verdict::confidence)
                .returns(List.of(), Verdict::warnings);
            default -> assertThat(verdict.warnings()).containsExactly(outcome);
        }
    }

    @Test
    void amountsThatChangePlacesAreAnotherMessage() {
        assertThat(token("R250 now, R300 later, by 12.5.2024").restore("Bis XQ3QX: XQ1QX jetzt, XQ2QX später")
            .warnings())
            .isEmpty();
        assertThat(token("R250 now, R300 later").restore("XQ2QX jetzt, XQ1QX später").warnings())
            .containsExactly("spans-moved");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zahle XQ1QX an.", "Zahle XQ1QX an XQ1QX.", "Zahle XQ1QX an XQ3QX.",
        "Zahle XQ eins QX an XQ2QX.",
        "Zahle XQ1QX an XQ2QX oder XQ1QX.", ""})
    void whatIsDamagedIsShownToNobodyButTranslatedInPieces(String answer) {
        Masked masked = token("Pay R250 to AB-12.");

        assertThat(masked.restore(answer).text()).isNull();
        assertThat(masked.pieces()).containsExactly("Pay", "to");
        assertThat(masked.join(List.of("Zahle.", "an")))
            .returns("Zahle R250 an AB-12.", Verdict::text).returns(List.of("in-pieces"), Verdict::warnings)
                .returns(0.5, Verdict::confidence);
    }

    @Test
    void smallNumbersAreComparedAlthoughTheyAreSent() {
        Masked masked = token("2 of 10 shirts");

        assertThat(masked.restore("2 von 10 Hemden").confidence()).isNull();
        assertThat(masked.restore("٢ von ١٠ Hemden").text()).isEqualTo("2 von 10 Hemden");
        assertThat(masked.restore("10 von 2 Hemden").warnings()).containsExactly("spans-moved");
        assertThat(masked.restore("2 von 11 Hemden").text()).isNull();
        assertThat(masked.restore("zwei von 10 Hemden").text()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        untranslated       | de | Where is my order, please?                  | Where is my order, please?
        cut-off            | de | I ordered two shirts a week ago and nothing came. | Ich habe
        cut-off            | de | It is too small (the blue one, I mean).     | Es ist zu klein (das blaue, meine
        runaway            | de | Thank you                                   | Ich möchte mich an dieser Stelle noch einmal ganz herzlich für alles bedanken
        repetition         | de | Where is it?                                | Wo ist es wo ist es wo ist es wo ist es wo ist es
        wrong-script       | ru | Where is my order?                          | Wo ist meine Bestellung?
        wrong-script       | am | Where is my order?                          | أين طلبي؟
        placeholder-leaked | de | Where is it?                                | Wo ist <x id="1"/> es?
        lines-lost         | de | One.\\nTwo.                                 | Eins. Zwei.
        """)
    void outputThatIsNoTranslationIsMarked(String warning, String to, String text, String answer) {
        Masked masked = guard.protect(Text.of(text.replace("\\n", "\n")), Tasks.task("en", to, Marks.TOKEN));
        Verdict verdict = masked.restore(answer);

        assertThat(verdict.warnings()).contains(warning);
        assertThat(verdict.confidence()).isLessThan(0.9);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        de | Thank you very much, Amina Naidoo!   | Vielen Dank, Amina Naidoo!
        de | OK                                   | OK
        de | Hotel Taxi                           | Hotel Taxi
        zh | Where is my order? I paid last week. | 我的订单在哪里？我上周付了款。
        ja | It does not work on my iPhone        | iPhoneで動きません
        de | hahahahahahaha, that is good         | hahahahahahaha, das ist gut
        sr | Where is my order?                   | Gde je moja porudžbina?
        """)
    void goodTranslationsAreNotDoubted(String to, String text, String answer) {
        assertThat(guard.protect(Text.of(text), Tasks.task("en", to, Marks.TOKEN)).restore(answer))
            .returns(answer, Verdict::text).returns(List.of(), Verdict::warnings);
    }

    @Test
    void termsArePutInWithTheCapitalsOfTheirPlace() {
        Task task = Tasks.withTerms("en", "de", Marks.TOKEN, new Term("checkout", "Kasse", Match.WORD, false),
            new Term("order", "bestellung", Match.STEM, false), Term.word("Serai", null));
        Masked masked = guard.protect(Text.of("Orders at the CHECKOUT of serai"), task);
        Verdict verdict = masked.restore("XQ1QX an der XQ2QX von XQ3QX");

        assertThat(masked.text()).isEqualTo("XQ1QX at the XQ2QX of XQ3QX");
        assertThat(verdict.text()).isEqualTo("Bestellung an der KASSE von serai");
        assertThat(verdict.terms()).containsExactly(new UsedTerm(0, "Orders", "Bestellung"),
            new UsedTerm(18, "CHECKOUT", "KASSE"), new UsedTerm(28, "serai", "serai"));
    }

    @Test
    void aTextThatIsATermIsTranslated() {
        Masked masked = guard.protect(Text.of("Checkout"), Tasks.withTerms("en", "de", Marks.TOKEN,
            Term.word("checkout", "Kasse")));

        assertThat(masked.hasWords()).isTrue();
        assertThat(masked.restore(masked.text()).text()).isEqualTo("Kasse");
    }

    @Test
    void whatAnEngineAppliesByItselfIsOnlyLookedFor() {
        Task task = Tasks.withOwnGlossary("en", "de", Term.word("order", "Auftrag"), Term.word("Serai", null));
        Masked masked = guard.protect(Text.of("Your order at Serai"), task);

        assertThat(masked.text()).startsWith("Your order at <span");
        assertThat(masked.restore(masked.text().replace("Your order at", "Ihr Auftrag bei")))
            .returns(List.of(), Verdict::warnings)
            .returns(List.of(new UsedTerm(4, "order", "Auftrag"), new UsedTerm(16, "Serai", "Serai")), Verdict::terms);
        assertThat(masked.restore(masked.text().replace("Your order at", "Ihre Bestellung bei")).warnings())
            .containsExactly("glossary-missed");
    }

    /** Nested repetitions, openings without an end: what makes careless patterns slow or deep. */
    @Test
    @Timeout(20)
    void hostileTextsTakeNoTimeAndNoDepth() {
        for (String bit : List.of("a", "1", "a.", "1 ", "A-", "(1) ", "😀", "*", "`", "<a ", "{{", "a@a.", "http://",
            "1,2-3.4/", "#1",
                "X1", "&a", "a_1-", "XQ1")) {
            Masked masked = token(bit.repeat(10_000 / bit.length()));
            masked.restore(masked.text());
            masked.join(masked.pieces());
        }
    }

    private Masked token(String text) {
        return guard.protect(Text.of(text), Tasks.task("en", "de", Marks.TOKEN));
    }
}
