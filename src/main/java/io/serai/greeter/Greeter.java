package io.serai.greeter;

import io.serai.bots.Answer;
import io.serai.bots.BotKind;
import io.serai.bots.BotSettings;
import io.serai.bots.Turn;
import io.serai.greeter.Scene.Customer;
import io.serai.greeter.Tongues.Tongue;
import java.util.List;
import org.springframework.stereotype.Component;

/** The kind {@code greeter}: receives customers, and brings them to the right person. */
@Component
class Greeter implements BotKind {

    static final String KIND = "greeter";

    private final Reception reception;
    private final Phrases phrases;
    private final Tongues tongues;
    private final Dialogue dialogue = new Dialogue();

    Greeter(Reception reception, Phrases phrases, Tongues tongues) {
        this.reception = reception;
        this.phrases = phrases;
        this.tongues = tongues;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<Setting> settings() {
        return List.of(
            new Setting("queues", "Queues", "Whom customers can choose to talk to; its own queue where none is named.",
                false, false),
            new Setting("greeting", "Greeting", "Its first words, instead of those it has in every language.", false, false),
            new Setting("language", "Language", "What it speaks while the customer's language is not known.", false, false));
    }

    @Override
    public Answer answer(BotSettings bot, Turn turn) {
        Input input = Input.of(turn.message().content());
        Tongue tongue = tongues.of(bot, turn, input.text());
        Scene scene = new Scene(reception.situation(bot, turn.conversation()), tongue.texts(),
            Customer.of(turn.conversation()), input, phrases.askForPerson(input.text()));
        return tongue.spoken(dialogue.next(scene, Progress.of(turn.memory())));
    }
}
