package io.serai.translation;

import java.util.Locale;

/** How the reader is addressed, where the language and the engine know the difference. */
public enum Formality {
    DEFAULT, FORMAL, INFORMAL;

    public String spelling() {
        return name().toLowerCase(Locale.ROOT);
    }
}
