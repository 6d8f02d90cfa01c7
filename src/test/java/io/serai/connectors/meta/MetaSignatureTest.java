package io.serai.connectors.meta;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.connectors.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetaSignatureTest {

    /** Published vector: key "sesame", body "hello world". */
    private static final String VECTOR = "f39034b29165ec6a5104d9aef27266484ab26c8caa7bca8bcb2dd02e8be61b17";

    @Test
    void acceptsThePublishedVectorInEitherCase() {
        assertThat(verify("hello world", "sha256=" + VECTOR, "sesame")).isTrue();
        assertThat(verify("hello world", "sha256=" + VECTOR.toUpperCase(), "sesame")).isTrue();
        assertThat(MetaSignature.sign("sesame", "hello world".getBytes(StandardCharsets.UTF_8)))
            .isEqualTo("sha256=" + VECTOR);
    }

    @Test
    void anyOfSeveralSecretsWillDo() {
        assertThat(verify("hello world", "sha256=" + VECTOR, "other", "sesame")).isTrue();
        assertThat(verify("hello world", "sha256=" + VECTOR, "other", "another")).isFalse();
        assertThat(verify("hello world", "sha256=" + VECTOR)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sha256=", "sha256=zz", "sha1=" + VECTOR, VECTOR, "sha256=" + VECTOR + "00",
        "sha256=f39034b29165ec6a5104d9aef27266484ab26c8caa7bca8bcb2dd02e8be61b18", "sha256=f39"})
    void refusesAnythingElse(String header) {
        assertThat(verify("hello world", header, "sesame")).isFalse();
    }

    @Test
    void refusesAChangedByteAndAnEmptySecret() {
        assertThat(verify("hello worle", "sha256=" + VECTOR, "sesame")).isFalse();
        assertThat(verify("hello world", MetaSignature.sign("x", "hello world".getBytes(StandardCharsets.UTF_8)), ""))
            .isFalse();
    }

    @Test
    void aMissingHeaderIsAWrongOne() {
        assertThat(MetaSignature.verify(new WebhookRequest("https://x", Map.of(), new byte[0]), List.of("sesame")))
            .isFalse();
    }

    private static boolean verify(String body, String header, String... secrets) {
        return MetaSignature.verify(new WebhookRequest("https://chat.example.com/webhooks/x",
            Map.of("x-hub-signature-256", List.of(header)), body.getBytes(StandardCharsets.UTF_8)), List.of(secrets));
    }
}
