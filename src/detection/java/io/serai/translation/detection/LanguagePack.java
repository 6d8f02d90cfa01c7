package io.serai.translation.detection;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A language pack of Firefox: a zip of Fluent and properties files. */
final class LanguagePack {

    /** {@code name = text}, {@code .attribute = text} and {@code [variant] text}. */
    private static final Pattern TEXT =
        Pattern.compile("(?m)^(?:\\s*\\.?[\\w.-]+\\s*=|\\s+\\*?\\[\\w+])[ \\t]*(\\S.*)$");

    private LanguagePack() {
    }

    static List<String> read(Path file) throws IOException {
        List<String> found = new ArrayList<>();
        try (ZipFile pack = new ZipFile(file.toFile())) {
            for (ZipEntry entry : pack.stream().filter(LanguagePack::said).toList()) {
                try (InputStream in = pack.getInputStream(entry)) {
                    Matcher texts = TEXT.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                    while (texts.find()) {
                        found.add(texts.group(1));
                    }
                }
            }
        }
        return found;
    }

    /** Developers' tools speak English in every language. */
    private static boolean said(ZipEntry entry) {
        String name = entry.getName();
        return (name.endsWith(".ftl") || name.endsWith(".properties")) && !name.contains("devtools");
    }
}
