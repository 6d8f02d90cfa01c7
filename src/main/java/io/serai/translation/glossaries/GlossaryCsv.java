package io.serai.translation.glossaries;

import io.serai.problems.Refusal.FieldError;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.jspecify.annotations.Nullable;

/**
 * Glossaries as files: the header {@code from,to,source,target,match,case,note}, then a term a line. Lines that begin
 * with {@code #} are notes; {@code # title:}, {@code # connections:} and {@code # engine <id>:} say more of a file.
 */
final class GlossaryCsv {

    private static final String[] HEADER = {"from", "to", "source", "target", "match", "case", "note"};
    private static final Set<String> NEEDED = Set.of("from", "to", "source");
    private static final int MOST_ERRORS = 20;

    private GlossaryCsv() {
    }

    /**
     * @param errors by line, in plain words; where there are any, nothing of the file counts
     * @param notes  what the lines with {@code #} say, by what stands before the colon
     */
    record Parsed(List<Entry> entries, List<FieldError> errors, Map<String, String> notes) {
    }

    static Parsed parse(String csv) {
        String text = csv.startsWith("\uFEFF") ? csv.substring(1) : csv;
        Map<String, Entry> entries = new LinkedHashMap<>();
        List<FieldError> errors = new ArrayList<>();
        CSVFormat format = format(delimiter(text)).setHeader().setSkipHeaderRecord(true).setIgnoreHeaderCase(true)
            .setAllowMissingColumnNames(true).setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW).get();
        try (CSVParser parser = format.parse(new StringReader(text))) {
            List<String> missing = NEEDED.stream().filter(name -> !has(parser, name)).sorted().toList();
            if (!missing.isEmpty()) {
                return refused("The first line must name the columns; missing: " + String.join(", ", missing));
            }
            for (CSVRecord line : parser) {
                read(line, (int) parser.getCurrentLineNumber(), entries, errors);
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException | IllegalStateException broken) {
            return refused("This is not CSV: " + broken.getMessage());
        }
        if (entries.size() > GlossaryRules.MOST_TERMS) {
            return refused("A glossary has at most " + GlossaryRules.MOST_TERMS + " terms");
        }
        return new Parsed(List.copyOf(entries.values()), errors.subList(0, Math.min(errors.size(), MOST_ERRORS)),
            notes(text));
    }

    private static void read(CSVRecord line, int number, Map<String, Entry> entries, List<FieldError> errors) {
        String caseRule = value(line, "case");
        Entry entry = GlossaryRules.tidied(new Entry(null, value(line, "from"), value(line, "to"),
            value(line, "source"),
            value(line, "target"), value(line, "match"), "exact".equals(caseRule), value(line, "note")));
        for (FieldError error : GlossaryRules.errors(entry)) {
            errors.add(new FieldError("line " + number, error.field() + ": " + error.message()));
        }
        if (caseRule != null && !caseRule.isBlank() && !Set.of("exact", "ignore").contains(caseRule)) {
            errors.add(new FieldError("line " + number, "case: exact or ignore"));
        }
        if (entries.put(entry.key(), entry) != null) {
            errors.add(new FieldError("line " + number, "source: this term is there twice for the same languages"));
        }
    }

    private static Parsed refused(String message) {
        return new Parsed(List.of(), List.of(new FieldError("line 1", message)), Map.of());
    }

    private static boolean has(CSVParser parser, String name) {
        return parser.getHeaderNames().stream().anyMatch(header -> header.strip().equalsIgnoreCase(name));
    }

    private static @Nullable String value(CSVRecord line, String column) {
        return line.isMapped(column) && line.isSet(column) ? line.get(column) : null;
    }

    /** Spreadsheets of many countries part columns by semicolons. */
    private static char delimiter(String text) {
        String header = text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).findFirst().orElse("");
        return header.indexOf(',') < 0 && header.indexOf(';') >= 0 ? ';' : header.indexOf('\t') >= 0 ? '\t' : ',';
    }

    private static Map<String, String> notes(String text) {
        Map<String, String> notes = new HashMap<>();
        text.lines().filter(line -> line.startsWith("#") && line.contains(":")).forEach(line ->
            notes.put(line.substring(1, line.indexOf(':')).strip().toLowerCase(Locale.ROOT),
                line.substring(line.indexOf(':') + 1).strip()));
        return notes;
    }

    static String write(List<Entry> entries) {
        StringBuilder csv = new StringBuilder();
        try (var printer = format(',').setHeader(HEADER).get().print(csv)) {
            for (Entry entry : entries) {
                printer.printRecord(entry.from(), entry.to(), entry.source(), entry.target(), entry.match(),
                    Boolean.TRUE.equals(entry.caseSensitive()) ? "exact" : "ignore", entry.note());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return csv.toString();
    }

    private static CSVFormat.Builder format(char delimiter) {
        return CSVFormat.RFC4180.builder().setDelimiter(delimiter).setCommentMarker('#').setIgnoreEmptyLines(true)
            .setIgnoreSurroundingSpaces(true).setTrim(true);
    }
}
