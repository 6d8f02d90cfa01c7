package io.serai.translation.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.serai.translation.EngineFailure;
import io.serai.translation.FailureCode;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The program itself, as it is used where nothing is configured. */
class ApertiumProgramTest {

    private final ApertiumProgram program = new ApertiumProgram();

    @BeforeEach
    void isInstalled() {
        if (!"true".equals(System.getenv("CI"))) {
            Assumptions.assumeTrue(program.installed(), "apertium is not installed");
        }
    }

    @Test
    void translatesWhateverTheTextLooksLike() throws EngineFailure {
        assertThat(program.translate("the red house", "en", "es", Duration.ofSeconds(20))).isEqualToIgnoringCase("la casa roja");
        assertThat(program.translate("la casa; $(touch /tmp/x) `id` -u --help", "es", "en", Duration.ofSeconds(20)))
            .containsIgnoringCase("the house").contains("$(");
    }

    @Test
    void saysWhatGoesWrong() {
        assertThat(catchThrowableOfType(EngineFailure.class, () ->
            program.translate("house", "en", "de", Duration.ofSeconds(20))).code()).isEqualTo(FailureCode.UNAVAILABLE);
        assertThat(catchThrowableOfType(EngineFailure.class, () ->
            program.translate("house", "en", "es", Duration.ofMillis(1))).code()).isEqualTo(FailureCode.TIMEOUT);
    }
}
