package io.serai.translation.detection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The messages and words of {@code samples.tsv}. */
final class Samples {

    static final Path FILE = Path.of("src/test/resources/io/serai/translation/detection/samples.tsv");

    private Samples() {
    }

    /** What a line is for. */
    enum Use {
        /** Messages the model is made from. */
        TRAIN,
        /** Words the model is made from. */
        WORDS,
        /** Messages it is judged by, which it is never made from. */
        TEST
    }

    /**
     * A line.
     *
     * @param language BCP 47; {@code zxx} for words that are the same in every language
     */
    record Sample(String language, Use use, String text) {

        static Sample of(String line) {
            String[] cells = line.split("\t", 3);
            return new Sample(cells[0], Use.valueOf(cells[1].toUpperCase(Locale.ROOT)), cells[2]);
        }
    }

    static List<Sample> read() throws IOException {
        return Files.readAllLines(FILE).stream().skip(1).map(Sample::of).toList();
    }

    static List<Sample> read(Use use) throws IOException {
        return read().stream().filter(sample -> sample.use() == use).toList();
    }
}
