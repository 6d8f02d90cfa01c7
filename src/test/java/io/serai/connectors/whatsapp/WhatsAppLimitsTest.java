package io.serai.connectors.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.connectors.ConnectorDescriptor.Abilities;
import io.serai.connectors.ConnectorDescriptor.PromptLimit;
import io.serai.connectors.ConnectorDescriptors;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhatsAppLimitsTest {

    private final Abilities abilities =
        ConnectorDescriptors.load(Path.of("connectors")).find("whatsapp").orElseThrow().abilities();

    @Test
    void theDescriptorPromisesWhatTheCodeKeeps() {
        assertThat(abilities.prompts()).containsEntry("buttons",
            new PromptLimit(WhatsAppPrompts.BUTTONS, WhatsAppPrompts.BUTTON_TITLE, WhatsAppPrompts.BODY));
        assertThat(abilities.prompts()).containsEntry("list",
            new PromptLimit(WhatsAppPrompts.ROWS, WhatsAppPrompts.ROW_TITLE, WhatsAppPrompts.LIST_BODY));
        assertThat(abilities.prompts()).containsEntry("link",
            new PromptLimit(1, WhatsAppPrompts.BUTTON_TITLE, WhatsAppPrompts.BODY));
        assertThat(abilities.prompts()).containsEntry("flow",
            new PromptLimit(1, WhatsAppPrompts.FLOW_TITLE, WhatsAppPrompts.BODY));
        assertThat(abilities.files()).hasSameSizeAs(WhatsAppFiles.LIMITS.keySet());
        WhatsAppFiles.LIMITS.forEach((kind, limit) -> {
            var promised = abilities.files().get(kind.equals("document") ? "file" : kind);
            assertThat(promised.maxBytes()).as(kind).isEqualTo(limit.maxBytes());
            assertThat(Set.copyOf(promised.types())).as(kind)
                .isEqualTo(limit.types().isEmpty() ? Set.of("*/*") : limit.types());
        });
    }

    @ParameterizedTest
    @CsvSource({
        "+5511987654321, +551187654321", "+551187654321, +5511987654321", "+551133334444, ",
        "+5215512345678, +525512345678", "+525512345678, +5215512345678",
        "+5491123456789, +541123456789", "+541123456789, +5491123456789",
        "+34600000001, ", "+55, ",
    })
    void knowsTheOtherSpellingOfANumber(String phone, String other) {
        assertThat(PhoneSpellings.others(phone)).isEqualTo(other == null ? List.of() : List.of(other));
    }

    @ParameterizedTest
    @CsvSource(value = {
        "US.13491208655302741918, US.13491208655302741918", "US.ENT.11815799212886844830, US.ENT.11815799212886844830",
        "us.1349, -", "USA.1349, -", "US1349, -", "US., -", "US.13-49, -", "34600000001, -", "-, -",
    }, nullValues = "-")
    void knowsAUserIdWhenItSeesOne(String text, String id) {
        assertThat(WhatsAppPeople.userId(text)).isEqualTo(id);
        assertThat(WhatsAppPeople.userId("US." + "a".repeat(128))).isNotNull();
        assertThat(WhatsAppPeople.userId("US." + "a".repeat(129))).isNull();
    }

    @ParameterizedTest
    @CsvSource(value = {
        "3q2+7wABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhs=, deadbeef000102030405060708090a0b0c0d0e0f101112131415161718191a1b",
        "DEADBEEF000102030405060708090a0b0c0d0e0f101112131415161718191a1b, "
            + "deadbeef000102030405060708090a0b0c0d0e0f101112131415161718191a1b",
        "3q2+7w==, -", "not a hash, -", "-, -",
    }, nullValues = "-")
    void readsAChecksumHoweverItIsSpelled(String given, String hex) {
        assertThat(WhatsAppMedia.sha256(given)).isEqualTo(hex);
    }
}
