package io.serai.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextSplitTest {

    @Test
    void leavesAShortTextAlone() {
        assertThat(TextSplit.CHARACTERS.split("Hello  there\n\nyou", 40)).containsExactly("Hello  there\n\nyou");
    }

    @Test
    void givesNoMessageForABlankText() {
        assertThat(TextSplit.CHARACTERS.split(" \n\t ", 40)).isEmpty();
    }

    @Test
    void cutsBetweenParagraphsBeforeLinesBeforeSentencesBeforeWords() {
        assertThat(TextSplit.CHARACTERS.split("First part of it.\n\nSecond. Then\nmore", 30))
            .containsExactly("First part of it.", "Second. Then\nmore");
        assertThat(TextSplit.CHARACTERS.split("One. Two is here\nthree four five", 20))
            .containsExactly("One. Two is here", "three four five");
        assertThat(TextSplit.CHARACTERS.split("This is one. And this is two", 20))
            .containsExactly("This is one.", "And this is two");
        assertThat(TextSplit.CHARACTERS.split("alpha beta gamma delta", 12)).containsExactly("alpha beta", "gamma delta");
    }

    @Test
    void usesTheWholeLimitWhenAWordEndsThere() {
        assertThat(TextSplit.CHARACTERS.split("alpha beta", 5)).containsExactly("alpha", "beta");
    }

    @Test
    void cutsAWordThatIsLongerThanTheLimit() {
        assertThat(TextSplit.CHARACTERS.split("abcdefghij", 4)).containsExactly("abcd", "efgh", "ij");
    }

    @Test
    void countsBytesWhereTheChannelDoes() {
        assertThat(TextSplit.BYTES.length("äß€😀")).isEqualTo(11);
        assertThat(TextSplit.BYTES.split("ääää", 5)).containsExactly("ää", "ää");
        assertThat(TextSplit.CHARACTERS.split("ääää", 5)).containsExactly("ääää");
    }

    @ParameterizedTest
    @ValueSource(strings = {"👩‍👩‍👧‍👦", "🇸🇾", "👍🏽", "e\u0301", "❤️", "\r\n", "각"})
    void keepsWhatPeopleSeeAsOneCharacterWhole(String character) {
        for (int before = 0; before < 40; before++) {
            String text = "x".repeat(before) + character + "y".repeat(40);
            List<String> messages = TextSplit.BYTES.split(text, 40);
            assertThat(character.isBlank() || messages.stream().anyMatch(message -> message.contains(character)))
                .as("%d before", before).isTrue();
        }
    }

    @Test
    void cutsACharacterThatIsLongerThanTheLimitBetweenCodePoints() {
        String family = "👩‍👩‍👧‍👦";
        List<String> messages = TextSplit.BYTES.split(family, 10);
        assertThat(String.join("", messages)).isEqualTo(family);
        assertThat(messages).allSatisfy(message -> assertThat(TextSplit.BYTES.length(message)).isLessThanOrEqualTo(10));
    }

    @ParameterizedTest
    @EnumSource
    void losesNothingButWhiteSpaceAndKeepsTheLimitWhateverTheText(TextSplit unit) {
        List<String> pieces = List.of("a", "ß", "€", "😀", "👩‍👩‍👧‍👦", "🇸🇾", "مرحبا", "你好。", " ", "\n", "\n\n", ". ", "e\u0301", "\u200D", "\uFE0F");
        Random random = new Random(7);
        for (int round = 0; round < 400; round++) {
            String text = random.ints(random.nextInt(300), 0, pieces.size()).mapToObj(pieces::get)
                .collect(Collectors.joining());
            int limit = 4 + random.nextInt(100);
            List<String> messages = unit.split(text, limit);
            assertThat(messages).allSatisfy(message -> {
                assertThat(unit.length(message)).isBetween(1, limit);
                assertThat(message).isNotBlank();
            });
            assertThat(withoutSpace(String.join("", messages))).isEqualTo(withoutSpace(text));
        }
    }

    @Test
    void shortensWithAnEllipsisOnlyWhereSomethingIsMissing() {
        assertThat(TextSplit.CHARACTERS.shorten("Opening hours", 13)).isEqualTo("Opening hours");
        assertThat(TextSplit.CHARACTERS.shorten("Opening hours", 12)).isEqualTo("Opening hou…");
        assertThat(TextSplit.CHARACTERS.shorten("Opening hours", 9)).isEqualTo("Opening…");
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s", "");
    }
}
