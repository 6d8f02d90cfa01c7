package io.serai.conversations;

import java.util.ArrayList;
import java.util.List;

/** SQL with its parameters, put together piece by piece; a value never becomes part of the text. */
record Sql(String text, List<Object> parameters) {

    static Sql of(String text, Object... parameters) {
        return new Sql(text, List.of(parameters));
    }

    static final Sql NOTHING = of("");

    Sql plus(Sql next) {
        List<Object> all = new ArrayList<>(parameters);
        all.addAll(next.parameters);
        return new Sql(text + next.text, all);
    }

    Sql plus(String next, Object... values) {
        return plus(of(next, values));
    }

    static Sql join(List<Sql> parts, String before, String between, String after) {
        Sql joined = of(before);
        for (int part = 0; part < parts.size(); part++) {
            joined = joined.plus(part == 0 ? "" : between).plus(parts.get(part));
        }
        return joined.plus(after);
    }
}
