package io.serai.greeter;

import io.serai.bots.Answer;
import io.serai.greeter.Progress.At;
import io.serai.greeter.Situation.Desk;
import io.serai.model.Content.Prompt.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The dialogue {@code provide_handoff_options}: greets, offers whom to talk to, and understands what is chosen. Pure. */
final class HandoffOptions {

    /** After so many answers that were not understood a person looks at it. */
    private static final int PATIENCE = 3;
    private static final String TO = Scene.tap("to:");

    private final HandoffExecution execution;

    HandoffOptions(HandoffExecution execution) {
        this.execution = execution;
    }

    /** @param again whether they were here before */
    Answer begin(Scene scene, boolean again) {
        Progress fresh = scene.asksForPerson() ? Progress.NONE : Progress.NONE.said(scene.input().text());
        String hello = again ? scene.texts().say("hello-again") : scene.hello();
        Optional<Option> wanted = scene.input().choice(options(scene), false);
        if (wanted.isPresent()) {
            return chosen(scene, Progress.NONE, wanted.get());
        }
        if (scene.asksForPerson() && scene.situation().desks().size() == 1) {
            return execution.go(scene, fresh, scene.situation().first());
        }
        return menu(scene, fresh, hello + "\n\n");
    }

    Answer menu(Scene scene, Progress progress, String before) {
        boolean one = scene.situation().desks().size() == 1;
        return scene.say(progress.at(At.CHOOSING).leaving(false),
            scene.offering().offer(before + scene.texts().say(one ? "menu-one" : "menu-many"), options(scene)));
    }

    Answer choose(Scene scene, Progress progress) {
        Optional<Option> chosen = scene.input().choice(options(scene), true);
        if (chosen.isPresent()) {
            return chosen(scene, progress, chosen.get());
        }
        boolean yes = scene.situation().desks().size() == 1 && scene.texts().means("person", scene.input().words());
        if (scene.asksForPerson() || yes) {
            return execution.go(scene, progress, scene.situation().first());
        }
        if (scene.means("message")) {
            return execution.takeMessage(scene, progress);
        }
        if (scene.means("no")) {
            return scene.goodbye(progress);
        }
        return notUnderstood(scene, progress.said(scene.input().text()).tried());
    }

    private Answer notUnderstood(Scene scene, Progress progress) {
        if (progress.tries() >= PATIENCE) {
            return execution.handOver(scene, progress, scene.situation().first(), "The greeter could not help");
        }
        Answer menu = menu(scene, progress, scene.texts().say("not-understood") + "\n\n");
        return menu.remembering(new Progress(At.CHOOSING, progress.queue(), 0, progress.answers(), progress.tries(),
            progress.said(), false).memory());
    }

    private Answer chosen(Scene scene, Progress progress, Option option) {
        if (option.id().equals(Scene.tap("message"))) {
            return execution.takeMessage(scene, progress);
        }
        if (option.id().equals(Scene.tap("no"))) {
            return scene.goodbye(progress);
        }
        return desk(scene.situation(), option.id()).map(desk -> execution.go(scene, progress, desk))
            .orElseGet(() -> menu(scene, progress, ""));
    }

    /** The queue of a button of ours; one of an old menu serves as well. */
    static Optional<Desk> desk(Situation situation, String tap) {
        return tap.startsWith(TO) ? situation.desks().stream().filter(desk -> tap.equals(tap(desk))).findFirst()
            : Optional.empty();
    }

    private static String tap(Desk desk) {
        return TO + (desk.id() == null ? "" : desk.id());
    }

    private static List<Option> options(Scene scene) {
        List<Desk> desks = scene.situation().desks();
        Texts texts = scene.texts();
        List<Option> options = new ArrayList<>();
        desks.forEach(desk -> options.add(Offering.option(tap(desk),
            desks.size() == 1 ? texts.say("option-person") : desk.name())));
        options.add(Offering.option(Scene.tap("message"), texts.say("option-message")));
        if (desks.size() == 1) {
            options.add(Offering.option(Scene.tap("no"), texts.say("option-no")));
        }
        return options;
    }
}
