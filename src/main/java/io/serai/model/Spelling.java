package io.serai.model;

import java.util.Locale;

/** How the constants of this model are spelled in JSON and in the database: {@code HUMAN_AGENT} is {@code human-agent}. */
final class Spelling {

    private Spelling() {
    }

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> E parse(Class<E> type, String spelling) {
        for (E constant : type.getEnumConstants()) {
            if (of(constant).equals(spelling)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("'" + spelling + "' is not a " + type.getSimpleName());
    }
}
