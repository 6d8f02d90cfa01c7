package io.serai.bots.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.serai.bots.Answer;
import io.serai.bots.BotFailure;
import io.serai.bots.BotKind;
import io.serai.bots.BotSettings;
import io.serai.bots.Turn;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.stereotype.Component;

/**
 * Posts each message to the bot's URL and reads its answer. The URL is an administrator's; where else it may point to is
 * not followed, so that no answer leads to an address that nobody named.
 */
@Component
class HttpBots implements BotKind {

    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final int LARGEST_ANSWER = 256 * 1024;
    private static final Duration LONGEST = Duration.ofMinutes(2);
    /** What may pass by itself; every other refusal is final. */
    private static final Set<Integer> PASSING = Set.of(408, 425, 429);

    private final ObjectMapper json;
    private final ObjectReader reader;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER).connectTimeout(TO_CONNECT).build();

    HttpBots(ObjectMapper json, Clock clock) {
        this.json = json;
        this.reader = json.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "http";
    }

    @Override
    public List<Setting> settings() {
        return List.of(
            new Setting("url", "URL", "Where each message of a customer is posted to", true, false),
            new Setting("secret", "Secret", "Signs what is posted (whsec_… or any text)", true, true),
            new Setting("timeout", "Time limit", "How long it may take for an answer, such as 5s; at most 2m", false, false));
    }

    @Override
    public void check(BotSettings bot) throws InvalidBot {
        String which = "Bot '" + bot.id() + "': ";
        try {
            URI url = new URI(bot.require("url"));
            boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            if (!web || url.getHost() == null || url.getUserInfo() != null) {
                throw new InvalidBot(which + "url must be an http or https address without user name and password");
            }
        } catch (java.net.URISyntaxException wrong) {
            throw new InvalidBot(which + "url is no address");
        }
        try {
            new WebhookSignature(bot.require("secret"));
        } catch (IllegalArgumentException notBase64) {
            throw new InvalidBot(which + "what follows whsec_ in secret must be Base64");
        }
        checkTimeout(bot, which);
    }

    private static void checkTimeout(BotSettings bot, String which) throws InvalidBot {
        try {
            Duration limit = bot.optional("timeout").map(DurationStyle::detectAndParse).orElse(TO_CONNECT);
            if (limit.isNegative() || limit.isZero() || limit.compareTo(LONGEST) > 0) {
                throw new InvalidBot(which + "timeout must be more than 0 and at most 2m");
            }
        } catch (IllegalArgumentException wrong) {
            throw new InvalidBot(which + "timeout must be a time such as 5s");
        }
    }

    @Override
    public Answer answer(BotSettings bot, Turn turn) throws BotFailure, InterruptedException {
        try {
            HttpResponse<InputStream> response = http.send(request(bot, turn), BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                check(response.statusCode());
                byte[] bytes = body.readNBytes(LARGEST_ANSWER + 1);
                if (bytes.length > LARGEST_ANSWER) {
                    throw new BotFailure("its answer has more than " + LARGEST_ANSWER + " bytes", true);
                }
                return HttpAnswer.read(bytes, reader);
            }
        } catch (IOException broken) {
            throw new BotFailure("it cannot be reached (" + broken.getClass().getSimpleName() + ")", true);
        }
    }

    /** The id stays over all tries of a turn, so the bot may know a repetition; the time of the signature does not. */
    private HttpRequest request(BotSettings bot, Turn turn) {
        Map<String, Object> asked = new LinkedHashMap<>();
        asked.put("conversation", turn.conversation());
        asked.put("message", turn.message());
        asked.put("history", turn.history());
        byte[] body = bytes(asked);
        long now = clock.instant().getEpochSecond();
        return HttpRequest.newBuilder(URI.create(bot.require("url"))).POST(BodyPublishers.ofByteArray(body))
            .header("content-type", "application/json").header("accept", "application/json").header("user-agent", "Serai")
            .header("webhook-id", turn.id().toString()).header("webhook-timestamp", Long.toString(now))
            .header("webhook-signature", new WebhookSignature(bot.require("secret")).sign(turn.id().toString(), now, body))
            .build();
    }

    private byte[] bytes(Map<String, Object> asked) {
        try {
            return json.writeValueAsBytes(asked);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void check(int status) throws BotFailure {
        if (status / 100 == 3) {
            throw new BotFailure("it answered " + status + ": where it points to is not followed", false);
        }
        if (status != 200) {
            throw new BotFailure("it answered " + status, status >= 500 || PASSING.contains(status));
        }
    }
}
