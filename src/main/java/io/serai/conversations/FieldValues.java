package io.serai.conversations;

import static io.serai.conversations.OutboundRules.demand;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Custom fields: what is declared in {@code fields} must be of its kind; others may hold any text. */
@Component
class FieldValues {

    private static final int MOST = 100;
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_VALUE = 2_000;

    private final JdbcClient jdbc;

    FieldValues(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Declared(String name, String kind, List<String> options) {
    }

    void check(String entity, Map<String, @Nullable String> values) {
        demand(values.size() <= MOST, "fields", "At most " + MOST + " fields");
        Map<String, Declared> declared = jdbc.sql("select name, kind, options from fields where entity = ?").param(entity)
            .query((row, number) -> new Declared(row.getString("name"), row.getString("kind"),
                JsonColumns.strings(row, "options")))
            .list().stream().collect(Collectors.toMap(Declared::name, field -> field));
        values.forEach((name, value) -> {
            demand(!name.isBlank() && name.length() <= LONGEST_NAME, "fields",
                "A field's name has 1 to " + LONGEST_NAME + " characters");
            if (value != null && !value.isBlank()) {
                demand(value.length() <= LONGEST_VALUE, "fields." + name, "At most " + LONGEST_VALUE + " characters");
                check(name, value, declared.get(name));
            }
        });
    }

    private static void check(String name, String value, @Nullable Declared field) {
        String kind = field == null ? "text" : field.kind();
        switch (kind) {
            case "number" -> demand(value.matches("[+-]?\\d{1,18}([.]\\d{1,9})?"), "fields." + name, "This is not a number");
            case "date" -> demand(isDate(value), "fields." + name, "This is not a date such as 2026-03-31");
            case "choice" -> demand(field.options().contains(value), "fields." + name,
                "One of " + String.join(", ", field.options()));
            default -> { }
        }
    }

    private static boolean isDate(String value) {
        try {
            LocalDate.parse(value);
            return true;
        } catch (DateTimeParseException wrong) {
            return false;
        }
    }
}
