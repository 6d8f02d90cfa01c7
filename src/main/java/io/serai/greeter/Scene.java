package io.serai.greeter;

import io.serai.bots.Answer;
import io.serai.bots.Answer.Handoff;
import io.serai.model.Contact;
import io.serai.model.Content;
import io.serai.model.Conversation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One answer of the greeter in the making.
 *
 * @param asksForPerson whether the customer asks for a person in plain words
 */
record Scene(Situation situation, Texts texts, Customer customer, Input input, boolean asksForPerson) {

    /** @param fields of the conversation, what an earlier answer or a form said */
    record Customer(Contact contact, Map<String, String> fields, @Nullable String language) {

        static Customer of(Conversation conversation) {
            return new Customer(conversation.contact(), conversation.fields(), conversation.language());
        }
    }

    Offering offering() {
        return new Offering(situation.abilities(), texts);
    }

    boolean means(String word) {
        return input.tap().equals(tap(word)) || texts.means(word, input.words())
            || texts.lines().containsKey("option-" + word) && Plain.words(texts.say("option-" + word)).equals(input.words());
    }

    /** The id of a button of ours. */
    static String tap(String what) {
        return "greeter:" + what;
    }

    Answer say(Progress progress, Content... content) {
        return new Answer(List.of(content), null, progress.memory());
    }

    Answer say(Progress progress, String text) {
        return say(progress, new Content.Text(text));
    }

    Answer handOver(Progress progress, String text, Handoff handoff) {
        return new Answer(List.of(new Content.Text(text)), handoff, progress.at(Progress.At.HANDED_OVER).memory());
    }

    Answer goodbye(Progress progress) {
        return say(progress.at(Progress.At.DONE), texts.say("bye"));
    }

    String hello() {
        return situation.greeting() != null ? situation.greeting() : texts.say("hello", Map.of("bot", situation.bot()));
    }
}
