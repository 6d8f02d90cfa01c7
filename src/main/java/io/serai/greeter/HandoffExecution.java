package io.serai.greeter;

import io.serai.bots.Answer;
import io.serai.bots.Answer.Handoff;
import io.serai.greeter.Progress.At;
import io.serai.greeter.Situation.Desk;
import io.serai.model.Content.Prompt.Option;
import io.serai.routing.Question;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The dialogue {@code execute_handoff}: asks what the queue needs, or takes a message where nobody is there, tells how
 * long it takes, and hands over. Pure.
 */
final class HandoffExecution {

    private final Questions questions = new Questions();

    /** To a queue: closed, with questions, or at once. */
    Answer go(Scene scene, Progress progress, Desk desk) {
        Progress wanted = progress.to(desk.id());
        return desk.open() || progress.message() ? ask(scene, wanted, desk, 0, "") : tellClosed(scene, wanted, desk, "");
    }

    private Answer tellClosed(Scene scene, Progress progress, Desk desk, String before) {
        List<Option> options = List.of(Offering.option(Scene.tap("message"), scene.texts().say("option-message")),
            Offering.option(Scene.tap("back"), scene.texts().say("option-back")));
        return scene.say(progress.at(At.CLOSED), scene.offering().offer(before + Outlook.closed(desk, scene.texts()), options));
    }

    /** They know that nobody is there. Whoever then simply writes what they want has left a message. */
    Optional<Answer> closed(Scene scene, Progress progress) {
        Desk desk = scene.situation().desk(progress.queue()).orElse(scene.situation().first());
        List<Option> options = List.of(Offering.option(Scene.tap("message"), scene.texts().say("option-message")),
            Offering.option(Scene.tap("back"), scene.texts().say("option-back")));
        String chosen = scene.input().choice(options, true).map(Option::id).orElse("");
        if (chosen.equals(Scene.tap("message")) || scene.means("message")) {
            return Optional.of(takeMessage(scene, progress));
        }
        if (chosen.equals(Scene.tap("back")) || scene.means("back") || scene.means("other")) {
            return Optional.empty();
        }
        if (scene.means("no")) {
            return Optional.of(scene.goodbye(progress));
        }
        return Optional.of(scene.asksForPerson() ? handOver(scene, progress, desk, "Asked for a person outside of the hours")
            : written(scene, progress.leaving(true)));
    }

    Answer takeMessage(Scene scene, Progress progress) {
        String queue = progress.queue() == null ? scene.situation().first().id() : progress.queue();
        return scene.say(progress.to(queue).leaving(true).at(At.WRITING), scene.texts().say("say-message"));
    }

    Answer written(Scene scene, Progress progress) {
        Desk desk = scene.situation().desk(progress.queue()).orElse(scene.situation().first());
        return ask(scene, progress.said(scene.input().text()), desk, 0, "");
    }

    /** @return empty where they go back to the menu */
    Optional<Answer> answered(Scene scene, Progress progress) {
        Desk desk = scene.situation().desk(progress.queue()).orElse(scene.situation().first());
        if (progress.question() >= desk.questions().size()) {
            return Optional.of(ask(scene, progress, desk, 0, "")); // the questions are others by now
        }
        Question question = desk.questions().get(progress.question());
        return switch (questions.understand(scene, question, progress)) {
            case Questions.Back back -> back(scene, progress, desk);
            case Questions.Elsewhere elsewhere -> Optional.empty();
            case Questions.AtOnce atOnce -> Optional.of(handOver(scene, progress, desk, "Asked for a person"));
            case Questions.Wrong wrong -> Optional.of(scene.say(progress.tried(),
                questions.ask(scene, question, wrong.sentence() + "\n")));
            case Questions.Given given -> Optional.of(ask(scene, progress.answered(question.name(), given.answer()), desk,
                progress.question() + 1, ""));
        };
    }

    private Optional<Answer> back(Scene scene, Progress progress, Desk desk) {
        int before = progress.question() - 1;
        if (before < 0) {
            return Optional.empty();
        }
        Question question = desk.questions().get(before);
        return Optional.of(scene.say(progress.answered(question.name(), null).asking(before),
            questions.ask(scene, question, "")));
    }

    /** The next question that is still open, or the handover when none is. */
    private Answer ask(Scene scene, Progress progress, Desk desk, int from, String before) {
        Progress now = progress;
        for (int place = from; place < desk.questions().size(); place++) {
            Question question = desk.questions().get(place);
            if (now.answers().containsKey(question.name())) {
                continue;
            }
            Optional<String> known = Known.answer(question, scene.customer());
            if (known.isEmpty()) {
                return scene.say(now.asking(place), questions.ask(scene, question, before));
            }
            now = now.answered(question.name(), known.get());
        }
        return handOver(scene, now, desk, now.message() ? "Left a message" : "Chose " + desk.name());
    }

    Answer handOver(Scene scene, Progress progress, Desk desk, String reason) {
        Map<String, String> fields = new LinkedHashMap<>(progress.answers());
        fields.values().removeIf(String::isBlank);
        String text = progress.message() ? scene.texts().say("message-taken") : Outlook.of(desk, scene.texts());
        return scene.handOver(progress.to(desk.id()), text, new Handoff(desk.id(), List.of(),
            scene.customer().language(), reason, blank(progress.said()), fields));
    }

    private static @Nullable String blank(String text) {
        return text.isBlank() ? null : text;
    }
}
