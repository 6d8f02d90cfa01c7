package io.serai.translation.detection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What LibreOffice and Firefox say in every language (Mozilla Public License 2.0), out of Debian's language packages
 * unpacked into one folder each by {@code src/detection/translations.sh}. Plain sentences with word boundaries, which
 * Lingua's statistics have not; of software, not of chat, so they count for little.
 */
final class Translations {

    /** About so many letters of each language, so that none outweighs its neighbours. */
    private static final int LETTERS = 300_000;
    /** What stands in so many languages was not translated. */
    private static final int COMMON = 3;
    private static final int SHORTEST = 8;
    private static final int LONGEST = 300;
    /** Of Norwegian, few write Nynorsk. */
    private static final int NYNORSK = 5;
    private static final Map<String, String> SAME = Map.of("nb", "no", "nn", "no", "bs", "hr");
    private static final Pattern MARKUP =
        Pattern.compile("<[^>]*>|\\{[^}]*}|\\[[^]]*]|%\\w+|\\$[\\w(]+\\)?|&\\w+;|https?:\\S+|\\\\[nt]");
    private static final Pattern ACCELERATORS = Pattern.compile("[~_]");
    private static final Pattern WORD = Pattern.compile("\\p{L}{3}");

    private final Map<String, Set<String>> texts = new TreeMap<>();
    private final Map<String, Integer> languages = new HashMap<>();

    Translations(Path packages) throws IOException {
        try (Stream<Path> folders = Files.list(packages)) {
            for (Path folder : folders.sorted().toList()) {
                add(folder);
            }
        }
        texts.values().forEach(lines -> lines.forEach(line -> languages.merge(line, 1, Integer::sum)));
    }

    /** Sentences of the language, always the same ones; none if there is no package of it. */
    List<String> of(String language) {
        Set<String> english = language.equals("en") ? Set.of() : texts.getOrDefault("en", Set.of());
        List<String> lines = new ArrayList<>(texts.getOrDefault(language, Set.of()).stream()
            .filter(line -> languages.get(line) < COMMON && !english.contains(line)).sorted().toList());
        Collections.shuffle(lines, new Random(LETTERS));
        int letters = 0;
        int end = 0;
        while (end < lines.size() && letters < LETTERS) {
            letters += lines.get(end++).length();
        }
        return lines.subList(0, end);
    }

    private void add(Path folder) throws IOException {
        String name = folder.getFileName().toString();
        String tag = name.substring(name.indexOf("l10n-") + 5);
        String language = tag.split("-")[0];
        Set<String> lines = new LinkedHashSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted().toList()) {
                if (file.toString().endsWith(".mo")) {
                    lines.addAll(Catalogue.read(Files.readAllBytes(file)));
                } else if (file.toString().endsWith(".xpi")) {
                    lines.addAll(LanguagePack.read(file));
                }
            }
        }
        Set<String> all = texts.computeIfAbsent(SAME.getOrDefault(language, language), any -> new HashSet<>());
        lines.stream().map(Translations::plain)
            .filter(line -> line.length() >= SHORTEST && line.length() < LONGEST && WORD.matcher(line).find())
            .filter(line -> !language.equals("nn") || Math.floorMod(line.hashCode(), NYNORSK) == 0)
            .forEach(all::add);
    }

    private static String plain(String text) {
        String said = MARKUP.matcher(text).replaceAll(" ");
        return ACCELERATORS.matcher(said).replaceAll("").strip().replaceAll("\\s+", " ");
    }
}
