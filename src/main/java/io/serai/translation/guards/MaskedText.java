package io.serai.translation.guards;

import io.serai.translation.EngineTraits;
import io.serai.translation.Guard;
import io.serai.translation.Guard.Task;
import io.serai.translation.Guard.Verdict;
import java.util.List;

/** One text on its way through an engine. Immutable. */
final class MaskedText implements Guard.Masked {

    private final Layout layout;
    private final Task task;
    private final EngineTerms engineTerms;
    private final Marks marks;
    private final Restoration restoration;
    private final Pieces pieces;

    private MaskedText(Layout layout, Task task, EngineTerms engineTerms) {
        this.layout = layout;
        this.task = task;
        this.engineTerms = engineTerms;
        this.marks = Marks.of(task.engine().marks());
        this.restoration = new Restoration(layout, marks);
        this.pieces = new Pieces(layout);
    }

    static MaskedText of(String text, List<Span> spans, Task task, EngineTerms engineTerms) {
        boolean inPlainText = task.engine().marks() == EngineTraits.Marks.TOKEN;
        return new MaskedText(Layout.of(text, spans, span -> !task.withheld()
            && (isPlain(span) || inPlainText && span.kind() == Kind.MARK)), task, engineTerms);
    }

    /** Grammar hangs on a small number ("5 dogs"), so that engines see it; all others mean nothing to them. */
    private static boolean isPlain(Span span) {
        return span.kind() == Kind.NUMBER && span.text().length() <= 4
            && span.text().chars().allMatch(Character::isDigit);
    }

    @Override
    public String text() {
        return restoration.sent();
    }

    @Override
    public boolean hasWords() {
        return layout.hasWords();
    }

    @Override
    public Verdict restore(String answer) {
        Draft draft = restoration.draft(answer.strip());
        return draft == null || draft.text().isEmpty() ? Verdict.UNTRUSTED
            : new Examination(layout, task, draft, engineTerms).whole();
    }

    @Override
    public List<String> pieces() {
        return layout.parts().stream().allMatch(part -> part.span() == null) ? List.of()
            : pieces.texts().stream().map(marks::written).toList();
    }

    @Override
    public Verdict join(List<String> answers) {
        if (answers.size() != pieces.texts().size() || answers.stream().anyMatch(String::isBlank)) {
            return Verdict.UNTRUSTED;
        }
        Draft draft = pieces.draft(answers.stream().map(marks::read).toList());
        return new Examination(layout, task, draft, engineTerms).pieced();
    }
}
