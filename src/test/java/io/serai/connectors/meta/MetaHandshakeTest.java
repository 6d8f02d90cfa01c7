package io.serai.connectors.meta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetaHandshakeTest {

    @Test
    void echoesTheChallengeToWhoKnowsTheToken() {
        assertThat(MetaHandshake.answer(query("subscribe", "open-sesame", "1158201444"), "open-sesame"))
            .contains("1158201444");
    }

    @ParameterizedTest
    @CsvSource(value = {
        "subscribe, wrong, 1158201444",
        "subscribe, open-sesame, <script>alert(1)</script>",
        "subscribe, open-sesame, 12%3Cb",
        "subscribe, open-sesame, ''",
        "unsubscribe, open-sesame, 1158201444",
        "-, open-sesame, 1158201444",
        "subscribe, -, 1158201444",
        "subscribe, open-sesame, -",
    }, nullValues = "-")
    void refusesEverythingElse(String mode, String token, String challenge) {
        assertThat(MetaHandshake.answer(query(mode, token, challenge), "open-sesame")).isEmpty();
    }

    @Test
    void noTokenMatchesABlankOne() {
        assertThat(MetaHandshake.answer(query("subscribe", "", "1"), "")).isEmpty();
    }

    private static Map<String, String> query(String mode, String token, String challenge) {
        Map<String, String> query = new HashMap<>();
        query.put("hub.mode", mode);
        query.put("hub.verify_token", token);
        query.put("hub.challenge", challenge);
        query.values().removeIf(java.util.Objects::isNull);
        return query;
    }
}
