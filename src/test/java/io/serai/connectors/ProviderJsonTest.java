package io.serai.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderJsonTest {

    @Test
    void keepsTextInAnyScriptAndEveryDigit() throws Unparseable {
        JsonNode read = parse("""
            {"a":"\\u05e9\\u05dc\\u05d5\\u05dd \\ud83d\\udc4b\\ud83c\\udffd a\\/b","n":12345678901234567890.1234567890123456789}""");
        assertThat(ProviderJson.text(read, "a")).isEqualTo("שלום 👋🏽 a/b");
        assertThat(new String(ProviderJson.bytes(read), StandardCharsets.UTF_8))
            .isEqualTo("{\"a\":\"שלום 👋🏽 a/b\",\"n\":12345678901234567890.1234567890123456789}");
    }

    @Test
    void replacesOnlyWhatNoDatabaseHolds() throws Unparseable {
        JsonNode read = parse("{\"a\\u0000\":[\"x\\u0000y\",\"\\ud83d\",\"\\udc4b!\",\"\\ud83d\\udc4b\"]}");
        assertThat(read.toString()).isEqualTo("{\"a\uFFFD\":[\"x\uFFFDy\",\"\uFFFD\",\"\uFFFD!\",\"👋\"]}");
        ProviderJson.bytes(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "{", "{}x", "{\"a\":}", "[1,2", "\"\\x\"", "\u0001"})
    void refusesWhatIsNotJsonWithoutQuotingIt(String body) {
        assertThatThrownBy(() -> parse(body)).isInstanceOf(Unparseable.class);
        assertThatThrownBy(() -> parse("{\"secret\": oops}")).isInstanceOf(Unparseable.class)
            .hasMessageNotContaining("oops").hasMessageNotContaining("secret");
    }

    @Test
    void refusesInvalidUtf8AndEndlessNesting() {
        assertThatThrownBy(() -> ProviderJson.parse(new byte[] {'"', (byte) 0xC3, '"'})).isInstanceOf(Unparseable.class);
        assertThatThrownBy(() -> parse("[".repeat(100_000))).isInstanceOf(Unparseable.class);
        assertThatThrownBy(() -> parse("[".repeat(5_000) + "]".repeat(5_000))).isInstanceOf(Unparseable.class);
    }

    @Test
    void takesStringsAndNumbersAlike() throws Unparseable {
        JsonNode read = parse("""
            {"n":42,"s":"42","d":"1.5","t":"true","b":true,"e":"","z":null,"o":{},"x":"1e99999999","big":1e400}""");
        assertThat(ProviderJson.number(read, "n")).isEqualTo(42);
        assertThat(ProviderJson.number(read, "s")).isEqualTo(42);
        assertThat(ProviderJson.number(read, "d")).isNull();
        assertThat(ProviderJson.decimal(read, "d")).isEqualTo(1.5);
        assertThat(ProviderJson.decimal(read, "x")).isNull();
        assertThat(ProviderJson.decimal(read, "big")).isNull();
        assertThat(ProviderJson.number(read, "big")).isNull();
        assertThat(ProviderJson.text(read, "n")).isEqualTo("42");
        assertThat(ProviderJson.flag(read, "t")).isTrue();
        assertThat(ProviderJson.flag(read, "b")).isTrue();
        assertThat(ProviderJson.flag(read, "n")).isFalse();
        for (String nothing : new String[] {"e", "z", "o", "missing"}) {
            assertThat(ProviderJson.text(read, nothing)).isNull();
        }
        assertThat(ProviderJson.text(read, "o", "deeper", "still")).isNull();
    }

    @Test
    void readsEpochsInSecondsAndMilliseconds() throws Unparseable {
        JsonNode read = parse("{\"s\":\"1767225600\",\"ms\":1767225600123,\"bad\":\"soon\",\"neg\":-5,"
            + "\"max\":9223372036854775807}");
        assertThat(ProviderJson.instant(read, "s")).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(ProviderJson.instant(read, "ms")).isEqualTo(Instant.parse("2026-01-01T00:00:00.123Z"));
        assertThat(ProviderJson.instant(read, "bad")).isNull();
        assertThat(ProviderJson.instant(read, "neg")).isNull();
        assertThat(ProviderJson.instant(read, "max")).isNull();
    }

    @Test
    void givesTheSameIdForTheSameName() {
        Instant at = Instant.parse("2026-01-01T00:00:00Z");
        assertThat(StableIds.of(at, "shop", "wamid.1", "0")).isEqualTo(StableIds.of(at, "shop", "wamid.1", "0"));
        assertThat(StableIds.of(at, "shop", "wamid.1", "0")).isNotEqualTo(StableIds.of(at, "shop", "wamid.1", "1"));
        assertThat(StableIds.of(at, "a", "bc")).isNotEqualTo(StableIds.of(at, "ab", "c"));
        assertThat(StableIds.of(at, "x").version()).isEqualTo(7);
        assertThat(StableIds.of(at, "x").variant()).isEqualTo(2);
    }

    private static JsonNode parse(String json) throws Unparseable {
        return ProviderJson.parse(json.getBytes(StandardCharsets.UTF_8));
    }
}
