package io.serai.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.model.ConversationStatus;
import io.serai.model.Handler;
import io.serai.model.Phase;
import io.serai.problems.ProblemCode;
import io.serai.problems.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LifeTest {

    @Test
    void thePageShowsTheTable() throws IOException {
        assertThat(Files.readString(Path.of("src/docs/conversation-life.md"))).contains(table());
    }

    static String table() {
        String head = Arrays.stream(Phase.values()).map(Phase::spelling).collect(Collectors.joining(" | ", "| move | ", " |\n"))
            + "|---".repeat(Phase.values().length + 1) + "|\n";
        return Arrays.stream(Move.values()).map(LifeTest::line).collect(Collectors.joining("", head, ""));
    }

    private static String line(Move move) {
        return Arrays.stream(Phase.values()).map(phase -> Life.next(phase, move).map(Phase::spelling).orElse("—"))
            .collect(Collectors.joining(" | ", "| " + move.spelling() + " | ", " |\n"));
    }

    @ParameterizedTest
    @EnumSource
    void whateverIsRefusedIsRefusedWithAReasonForPeople(Move move) {
        Stream.of(Phase.values()).filter(phase -> Life.next(phase, move).isEmpty()).forEach(phase ->
            assertThatThrownBy(() -> Life.after(phase, move)).isInstanceOfSatisfying(Refusal.class, refusal -> {
                assertThat(refusal.code()).isEqualTo(ProblemCode.CONFLICT);
                assertThat(refusal.getMessage()).hasSizeGreaterThan(20).isNotEqualTo("This cannot be done now");
                assertThat(refusal.properties()).containsEntry("phase", phase).containsEntry("move", move.spelling());
            }));
    }

    @Test
    void aBotSpeaksOnlyWhileItHasTheConversation() {
        assertThat(Arrays.stream(Phase.values()).filter(phase -> Life.next(phase, Move.BOT_WRITES).isPresent()))
            .containsExactly(Phase.BOT);
    }

    @Test
    void whatIsOverGoesOnOnlyByReopening() {
        for (Phase over : new Phase[] {Phase.WRAP_UP, Phase.RESOLVED, Phase.CLOSED}) {
            assertThat(Arrays.stream(Move.values()).filter(move -> Life.next(over, move).filter(Phase::underWay).isPresent()))
                .allSatisfy(move -> assertThat(move.name()).startsWith("REOPEN"));
        }
    }

    @Test
    void everyPhaseIsReachedAndLeft() {
        for (Phase phase : Phase.values()) {
            assertThat(Arrays.stream(Phase.values()).filter(from -> from != phase).anyMatch(from -> leads(from, phase))).isTrue();
            assertThat(Arrays.stream(Phase.values()).filter(to -> to != phase).anyMatch(to -> leads(phase, to))).isTrue();
        }
    }

    private static boolean leads(Phase from, Phase to) {
        return Arrays.stream(Move.values()).anyMatch(move -> Life.next(from, move).filter(to::equals).isPresent());
    }

    @Test
    void statusAndHandlerFollowFromThePhase() {
        assertThat(Phase.HOLD.status()).isEqualTo(ConversationStatus.PENDING);
        assertThat(Phase.WRAP_UP.status()).isEqualTo(ConversationStatus.RESOLVED);
        assertThat(Phase.OFFERED.handler(Handler.BOT)).isEqualTo(Handler.QUEUE);
        assertThat(Phase.RESOLVED.handler(Handler.BOT)).isEqualTo(Handler.BOT);
        assertThat(Life.begin(true)).isEqualTo(Phase.BOT);
        assertThat(Life.begin(false)).isEqualTo(Phase.QUEUED);
    }
}
