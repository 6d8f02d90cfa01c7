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
     * @param languages BCP 47; several where the same text is as good in each; {@code zxx} for words of every language
     */
    record Sample(List<String> languages, Use use, String text) {

        static Sample of(String line) {
            String[] cells = line.split("\t", 3);
            return new Sample(List.of(cells[0].split("\\|")), Use.valueOf(cells[1].toUpperCase(Locale.ROOT)), cells[2]);
        }
    }

    static List<Sample> read() throws IOException {
        return Files.readAllLines(FILE).stream().skip(1).map(Sample::of).toList();
    }

    static List<Sample> read(Use use) throws IOException {
        return read().stream().filter(sample -> sample.use() == use).toList();
    }
}
