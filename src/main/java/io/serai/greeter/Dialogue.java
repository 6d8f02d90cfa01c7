package io.serai.greeter;

import io.serai.bots.Answer;
import io.serai.greeter.Progress.At;
import java.util.Optional;

/**
 * What the greeter says next: its two dialogues are {@link HandoffOptions} and {@link HandoffExecution}. Pure: what it
 * knows is the scene and how far the customer is.
 */
final class Dialogue {

    private final HandoffExecution execution = new HandoffExecution();
    private final HandoffOptions options = new HandoffOptions(execution);

    Answer next(Scene scene, Progress progress) {
        if (!scene.situation().humanSupport()) {
            return alone(scene, progress);
        }
        boolean talking = progress.at() != At.NOWHERE && progress.at() != At.DONE && progress.at() != At.HANDED_OVER;
        if (talking && scene.means("cancel")) {
            return scene.goodbye(progress);
        }
        return HandoffOptions.desk(scene.situation(), scene.input().tap())
            .map(desk -> execution.go(scene, progress.leaving(false), desk))
            .orElseGet(() -> further(scene, progress));
    }

    private Answer further(Scene scene, Progress progress) {
        Optional<Answer> answer = switch (progress.at()) {
            case NOWHERE -> Optional.of(options.begin(scene, false));
            case DONE -> Optional.of(options.begin(scene, true));
            case HANDED_OVER -> Optional.of(back(scene, progress));
            case CHOOSING -> Optional.of(options.choose(scene, progress));
            case ASKED -> execution.answered(scene, progress);
            case CLOSED -> execution.closed(scene, progress);
            case WRITING -> Optional.of(execution.written(scene, progress));
        };
        return answer.orElseGet(() -> options.menu(scene, progress, ""));
    }

    /** From people, or from waiting for them. */
    private Answer back(Scene scene, Progress progress) {
        if (scene.means("cancel")) {
            return scene.say(progress.at(At.DONE), scene.texts().say("cancelled"));
        }
        return scene.means("other") || scene.means("back") ? options.menu(scene, progress, "") : options.begin(scene, true);
    }

    /** It may hand nobody over, and can do nothing else. */
    private static Answer alone(Scene scene, Progress progress) {
        String sorry = scene.situation().fallback() != null ? scene.situation().fallback() : scene.texts().say("no-person");
        return scene.say(progress.at(At.DONE), progress.at() == At.NOWHERE ? scene.hello() + "\n\n" + sorry : sorry);
    }
}
