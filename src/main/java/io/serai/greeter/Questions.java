package io.serai.greeter;

import io.serai.model.Content;
import io.serai.model.Content.Prompt.Option;
import io.serai.routing.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Asks a question of a queue, and understands the answer. Pure. */
final class Questions {

    /** After so many wrong answers the question is left open: nobody is kept from a person by an order number. */
    private static final int PATIENCE = 3;

    /** What came of a question. */
    sealed interface Outcome {
    }

    /** @param answer empty where it was skipped */
    record Given(String answer) implements Outcome {
    }

    record Wrong(String sentence) implements Outcome {
    }

    /** To the question before. */
    record Back() implements Outcome {
    }

    /** To another queue. */
    record Elsewhere() implements Outcome {
    }

    /** They will not be asked any more. */
    record AtOnce() implements Outcome {
    }

    Content ask(Scene scene, Question question, String before) {
        String text = before + text(question, scene.texts());
        if (question.kind() == Question.Kind.CHOICE) {
            return scene.offering().offer(text, options(scene, question));
        }
        String hint = scene.texts().say(question.required() ? "ask-hint-required" : "ask-hint",
            Map.of("skip", lower(scene, "option-skip"), "back", lower(scene, "option-back")));
        return new Content.Text(text + "\n\n" + hint);
    }

    private static String lower(Scene scene, String key) {
        return scene.texts().say(key).toLowerCase(scene.texts().locale());
    }

    private static String text(Question question, Texts texts) {
        String own = question.text().getOrDefault(texts.locale().getLanguage(), question.text().get(Question.DEFAULT));
        return own != null ? own : texts.say("ask-" + question.kind().spelling());
    }

    private static List<Option> options(Scene scene, Question question) {
        List<Option> options = new ArrayList<>(IntStream.range(0, question.options().size())
            .mapToObj(n -> Offering.option(Scene.tap("answer:" + n), question.options().get(n))).toList());
        if (!question.required()) {
            options.add(Offering.option(Scene.tap("skip"), scene.texts().say("option-skip")));
        }
        options.add(Offering.option(Scene.tap("back"), scene.texts().say("option-back")));
        return options;
    }

    Outcome understand(Scene scene, Question question, Progress progress) {
        if (scene.means("back")) {
            return new Back();
        }
        if (scene.means("other")) {
            return new Elsewhere();
        }
        if (!question.required() && scene.means("skip")) {
            return new Given("");
        }
        if (question.kind() == Question.Kind.CHOICE) {
            Optional<Option> chosen = scene.input().choice(options(scene, question), true);
            if (chosen.isPresent()) {
                return chosen(chosen.get());
            }
        }
        Optional<String> valid = Validity.of(question, scene.input().text());
        if (scene.asksForPerson()) {
            return new AtOnce();
        }
        return valid.<Outcome>map(Given::new).orElseGet(() -> progress.tries() + 1 >= PATIENCE ? new Given("")
            : new Wrong(scene.texts().say("wrong-" + question.kind().spelling())));
    }

    private static Outcome chosen(Option option) {
        if (option.id().equals(Scene.tap("back"))) {
            return new Back();
        }
        return new Given(option.id().equals(Scene.tap("skip")) ? "" : option.title());
    }
}
