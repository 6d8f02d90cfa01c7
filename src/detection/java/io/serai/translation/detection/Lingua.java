package io.serai.translation.detection;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Lingua's n-gram statistics (Apache License 2.0), which its jar carries as
 * {@code {"language": …, "ngrams": {"1/27": "abc abd …"}}}: how often the last letter follows the others.
 */
final class Lingua implements AutoCloseable {

    private static final List<String> ORDERS = List.of("unigrams", "bigrams", "trigrams", "quadrigrams", "fivegrams");
    /** Rarer n-grams would fill the table and hardly ever be met. */
    private static final double RAREST = 5e-6;

    private final ZipFile jar;
    private final JsonFactory json = new JsonFactory();

    Lingua(Path jar) throws IOException {
        this.jar = new ZipFile(jar.toFile());
    }

    @Override
    public void close() throws IOException {
        jar.close();
    }

    /** How often each n-gram occurs in the language, per letter; empty if Lingua does not know it. */
    Map<String, Double> frequencies(String language) throws IOException {
        Map<String, Double> all = new HashMap<>();
        for (String order : ORDERS) {
            ZipEntry file = jar.getEntry("language-models/" + language + "/" + order + ".json");
            if (file != null) {
                try (InputStream in = jar.getInputStream(file); JsonParser parser = json.createParser(in)) {
                    all.putAll(read(parser, all));
                }
            }
        }
        return all;
    }

    private static Map<String, Double> read(JsonParser parser, Map<String, Double> shorter) throws IOException {
        Map<String, Double> found = new HashMap<>();
        while (parser.nextToken() != null) {
            if (parser.currentToken() == JsonToken.VALUE_STRING && parser.currentName().contains("/")) {
                double chance = fraction(parser.currentName());
                for (String ngram : parser.getText().split(" ")) {
                    double before = ngram.length() == 1 ? 1
                        : shorter.getOrDefault(ngram.substring(0, ngram.length() - 1), 0.0);
                    if (before * chance > RAREST) {
                        found.put(ngram, before * chance);
                    }
                }
            }
        }
        return found;
    }

    private static double fraction(String text) {
        int slash = text.indexOf('/');
        return Double.parseDouble(text.substring(0, slash)) / Double.parseDouble(text.substring(slash + 1));
    }
}
