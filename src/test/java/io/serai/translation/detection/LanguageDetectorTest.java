package io.serai.translation.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.translation.detection.Samples.Use;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class LanguageDetectorTest {

    private final LanguageDetector detector = new LanguageDetector();

    @Test
    void isRightOnMessagesItWasNotMadeFrom() throws IOException {
        Accuracy accuracy = Accuracy.of(Samples.read(Use.TEST), text -> detector.detect(text).language());

        assertThat(accuracy.share()).as("%s", accuracy).isGreaterThan(0.95);
        assertThat(accuracy.shortShare()).as("%s", accuracy).isGreaterThan(0.92);
    }
}
