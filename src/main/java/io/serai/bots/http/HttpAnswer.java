package io.serai.bots.http;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectReader;
import io.serai.bots.Answer;
import io.serai.bots.Answer.Handoff;
import io.serai.bots.BotFailure;
import io.serai.model.Content;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a bot answered, as it may be spelled; what says nothing at all is no answer. */
@JsonIgnoreProperties(ignoreUnknown = true)
record HttpAnswer(@Nullable List<@Nullable Said> messages, @Nullable Handoff handoff) {

    private static final int MOST_MESSAGES = 10;

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Said(@Nullable Content content) {
    }

    /** No text of the bot's is in a failure's message: it may quote the customer. */
    static Answer read(byte[] body, ObjectReader json) throws BotFailure {
        HttpAnswer answer;
        try {
            answer = json.readValue(new String(body, StandardCharsets.UTF_8), HttpAnswer.class);
        } catch (IOException nonsense) {
            throw new BotFailure("its answer is not what an answer must be", true);
        }
        if (answer == null || answer.messages == null && answer.handoff == null) {
            throw new BotFailure("its answer has neither messages nor handoff", true);
        }
        List<@Nullable Said> messages = answer.messages == null ? List.of() : answer.messages;
        if (messages.size() > MOST_MESSAGES) {
            throw new BotFailure("its answer has more than " + MOST_MESSAGES + " messages", true);
        }
        if (messages.stream().anyMatch(said -> said == null || said.content() == null)) {
            throw new BotFailure("a message of its answer has no content", true);
        }
        return new Answer(messages.stream().map(Said::content).toList(), answer.handoff, null);
    }
}
