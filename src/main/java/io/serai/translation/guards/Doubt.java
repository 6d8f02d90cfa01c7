package io.serai.translation.guards;

import java.util.Locale;

/** What may be wrong with a translation; the spelling is part of the API. */
enum Doubt {
    /** The engine damaged what must not change: the text around it was translated bit by bit. */
    IN_PIECES(0.5),
    /** Amounts or numbers changed their order. */
    SPANS_MOVED(0.7),
    /** A number, a link or the like that the original does not have. */
    SPAN_ADDED(0.5),
    UNTRANSLATED(0.2),
    CUT_OFF(0.4),
    RUNAWAY(0.3),
    REPETITION(0.2),
    WRONG_SCRIPT(0.3),
    PLACEHOLDER_LEAKED(0.2),
    LINES_LOST(0.8),
    /** A term that the engine was to apply by itself is not there. */
    GLOSSARY_MISSED(0.8);

    private final double trust;

    Doubt(double trust) {
        this.trust = trust;
    }

    /** What confidence is multiplied by. */
    double trust() {
        return trust;
    }

    String spelling() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
