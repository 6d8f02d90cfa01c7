package io.serai.bots.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.bots.BotKind.InvalidBot;
import io.serai.bots.BotSettings;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpBotsTest {

    private final HttpBots bots = new HttpBots(new ObjectMapper(), Clock.systemUTC());

    /** Made with OpenSSL from the specification's example secret, id, time and body. */
    @Test
    void signsAsTheSpecificationSays() {
        assertThat(new WebhookSignature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").sign("msg_p5jXN8AQM9LWM0D4loKWxJek",
            1614265330, "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8)))
            .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @ParameterizedTest
    @CsvSource({"url,file:///etc/passwd", "url,ftp://bot.example.com", "url,https://", "url,https://me:pw@bot.example.com",
        "url,not an address", "secret,whsec_%%%", "timeout,soon", "timeout,0s", "timeout,5m"})
    void refusesSettingsThatCannotWork(String name, String value) {
        assertThatThrownBy(() -> bots.check(bot(name, value))).isInstanceOf(InvalidBot.class)
            .hasMessageContaining(name).hasMessageNotContaining(name.equals("secret") ? "%%%" : "\n");
    }

    @ParameterizedTest
    @CsvSource({"url,http://localhost:9000/x?y=z", "secret,any text", "timeout,5s", "timeout,"})
    void takesSettingsThatCan(String name, String value) {
        assertThatCode(() -> bots.check(bot(name, value))).doesNotThrowAnyException();
    }

    private static BotSettings bot(String name, String value) {
        Map<String, String> values = new HashMap<>(Map.of("url", "https://bot.example.com", "secret", "s"));
        values.put(name, value == null ? "" : value);
        return new BotSettings("faq", "http", "FAQ", true, null, null, values);
    }
}
