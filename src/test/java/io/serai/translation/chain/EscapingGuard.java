package io.serai.translation.chain;

import io.serai.translation.EngineTraits.Marks;
import io.serai.translation.Guard;
import io.serai.translation.Text;
import java.util.List;
import org.springframework.web.util.HtmlUtils;

/** Protects nothing and trusts everything; what looks like markup reaches an engine, and people, as text. */
final class EscapingGuard implements Guard {

    @Override
    public Masked protect(Text text, Task task) {
        boolean markup = task.engine().marks() != Marks.TOKEN;
        String sent = markup ? HtmlUtils.htmlEscape(text.text(), "UTF-8").replace("\n", "<br>") : text.text();
        boolean words = text.text().codePoints().anyMatch(Character::isLetter);
        return new Masked() {
            @Override
            public String text() {
                return sent;
            }

            @Override
            public boolean hasWords() {
                return words;
            }

            @Override
            public Verdict restore(String answer) {
                return new Verdict(markup ? HtmlUtils.htmlUnescape(answer.replaceAll("\\s*<br */?>\\s*", "\n")) : answer, null,
                    List.of());
            }
        };
    }
}
