package io.serai.translation.guards;

import io.serai.translation.EngineTraits;
import io.serai.translation.EngineTraits.Marks;
import io.serai.translation.GlossaryTerms;
import io.serai.translation.Guard.Task;
import java.util.List;
import java.util.Map;

/** Tasks as the chain would give them. */
final class Tasks {

    private Tasks() {
    }

    static Task task(String from, String to, Marks marks) {
        return new Task(from, to, engine(marks, false), GlossaryTerms.NONE, false);
    }

    static Task withTerms(String from, String to, Marks marks, GlossaryTerms.Term... terms) {
        return new Task(from, to, engine(marks, false), new GlossaryTerms("general@1", List.of(terms), Map.of()),
            false);
    }

    static Task withOwnGlossary(String from, String to, GlossaryTerms.Term... terms) {
        return new Task(from, to, engine(Marks.HTML, true),
            new GlossaryTerms("general@1", List.of(terms), Map.of("made-up", "glossaries/1")), false);
    }

    static Task withheld(String from, String to) {
        return new Task(from, to, engine(Marks.TOKEN, false), GlossaryTerms.NONE, true);
    }

    private static EngineTraits engine(Marks marks, boolean ownGlossaries) {
        return new EngineTraits("made up", 50, 5_000, 5_000, false, false, ownGlossaries, marks, 0);
    }
}
