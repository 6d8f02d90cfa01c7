package io.serai.translation.guards;

import io.serai.translation.EngineTraits;
import java.util.List;

/** How spans are shown to an engine so that it leaves them alone, and found again in what it answers. */
sealed interface Marks permits TokenMarks, TagMarks {

    /** What stands for a span; ids begin at 1. */
    String placeholder(int id);

    /** Text as the engine takes it. */
    String written(String text);

    /** Text as people read it. */
    String read(String answer);

    /**
     * Every placeholder, also those that the engine changed as long as it is clear which one it was; in their order.
     */
    List<Found> find(String answer);

    /** Whether a placeholder must stand alone, as a word does. */
    boolean apart();

    /** @param exact as it was sent */
    record Found(int start, int end, int id, boolean exact) {
    }

    static Marks of(EngineTraits.Marks wanted) {
        return switch (wanted) {
            case TOKEN -> TokenMarks.TOKENS;
            case XML -> TagMarks.XML;
            case HTML -> TagMarks.HTML;
        };
    }
}
