package io.serai.translation.detection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.translation.detection.Detected.Alternative;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a conversation takes up a language, keeps it and changes it. */
class ConversationLanguageTest {

    private final LanguageDetector detector = new LanguageDetector();

    @Test
    void knowsNothingBeforeAnythingIsSaid() {
        assertThat(ConversationLanguage.unknown().language()).isNull();
        assertThat(ConversationLanguage.unknown().confidence()).isZero();
    }

    @Test
    void takesUpTheLanguageOfTheFirstMessage() {
        ConversationLanguage spanish = heard("Hola, todavía no me ha llegado el paquete");

        assertThat(spanish.language()).isEqualTo("es");
        assertThat(spanish.confidence()).isGreaterThan(0.9);
    }

    @Test
    void namesNumbersLinksAndEmojiChangeNothing() {
        ConversationLanguage spanish = heard("Hola, todavía no me ha llegado el paquete");

        ConversationLanguage after = after(spanish, "👍👍", "12345", "#88-1293",
            "https://example.com/order?id=is-the-best", "jane.doe@example.com", "+27 82 555 0199",
            "Jane Mokoena", "ok", "{{first_name}}", "…", "");

        assertThat(after).isEqualTo(spanish);
    }

    @Test
    void borrowedWordsDoNotTurnIt() {
        ConversationLanguage spanish = heard("Hola, todavía no me ha llegado el paquete");

        assertThat(after(spanish, "thanks", "Sorry").language()).isEqualTo("es");
    }

    @Test
    void followsSomebodyWhoChangesLanguage() {
        ConversationLanguage spanish = heard("Hola", "todavía no me ha llegado el paquete",
            "lo pedí hace dos semanas y nadie contesta");

        ConversationLanguage english = after(spanish,
            "Sorry, could we go on in English please? I do not write Spanish well",
            "I ordered it two weeks ago and nobody answers");

        assertThat(english.language()).isEqualTo("en");
    }

    @Test
    void aDoubtfulMessageTurnsNothing() {
        ConversationLanguage norwegian = heard("Hei, jeg har ikke fått pakken ennå");
        Detected doubtful = new Detected("da", 0.6, List.of(new Alternative("no", 0.4)), 30);

        assertThat(norwegian.after(doubtful).after(doubtful).language()).isEqualTo("no");
    }

    @Test
    void aChoiceWinsOverWhateverIsHeard() {
        ConversationLanguage chosen = after(ConversationLanguage.unknown().choosing("xh"),
            "Where is my parcel? I have been waiting for two weeks.", "Nobody answers the phone at your office.");

        assertThat(chosen.language()).isEqualTo("xh");
        assertThat(chosen.confidence()).isEqualTo(1);
        assertThat(chosen.unchosen().language()).as("what was heard meanwhile").isEqualTo("en");
    }

    @Test
    void keepsAsJson() throws Exception {
        ObjectMapper json = new ObjectMapper();
        ConversationLanguage memory = after(ConversationLanguage.unknown().expecting("pt-BR").choosing("pt"),
            "quero cancelar");

        assertThat(json.readValue(json.writeValueAsString(memory), ConversationLanguage.class)).isEqualTo(memory);
        assertThat(json.readValue("{}", ConversationLanguage.class)).isEqualTo(ConversationLanguage.unknown());
    }

    private ConversationLanguage heard(String... messages) {
        return after(ConversationLanguage.unknown(), messages);
    }

    private ConversationLanguage after(ConversationLanguage before, String... messages) {
        ConversationLanguage language = before;
        for (String message : messages) {
            language = language.after(detector.detect(message, language.hint(List.of())));
        }
        return language;
    }
}
