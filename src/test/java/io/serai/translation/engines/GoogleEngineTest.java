package io.serai.translation.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.cloud.translate.v3.TranslateTextRequest;
import com.google.protobuf.Any;
import com.google.protobuf.Duration;
import com.google.rpc.RetryInfo;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import io.serai.translation.EngineAnswer;
import io.serai.translation.EngineFailure;
import io.serai.translation.EngineRequest;
import io.serai.translation.FailureCode;
import io.serai.translation.Formality;
import io.serai.translation.GlossaryTerms;
import io.serai.translation.TranslationEngine;
import io.serai.translation.TranslationSettings;
import io.serai.translation.chain.ChainForTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Google's own client, against a server of its published service definition. */
class GoogleEngineTest extends TranslationEngineContract {

    private GoogleStandIn google;
    private final List<GoogleEngine> opened = new ArrayList<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void startServer() throws IOException {
        google = new GoogleStandIn();
    }

    @AfterEach
    void stop() {
        opened.forEach(GoogleEngine::close);
        google.close();
    }

    @Override
    protected TranslationEngine engine() {
        return engine(Map.of());
    }

    private GoogleEngine engine(Map<String, String> more) {
        Map<String, String> values = new HashMap<>(Map.of("google.project-id", "shop-1", "google.endpoint", google.endpoint(),
            "google.plaintext", "true", "google.timeout", "5s"));
        values.putAll(more);
        TranslationSettings settings = ChainForTests.settings(values);
        GoogleEngine engine = new GoogleEngine(settings.google(),
            new EngineSheets(settings).traits("google", "google", -1, true, false, true));
        opened.add(engine);
        return engine;
    }

    private static EngineFailure failure(TranslationEngine engine) {
        return catchThrowableOfType(EngineFailure.class, () -> engine.translate(request("en", "es", "secret words")));
    }

    @Test
    void asksAsTheServiceIsDocumented() throws EngineFailure {
        List<EngineAnswer> answers = engine().translate(request("en", "es", "a &lt; b", "two"));

        TranslateTextRequest asked = google.requests.element();
        assertThat(asked.getParent()).isEqualTo("projects/shop-1/locations/global");
        assertThat(asked.getContentsList()).containsExactly("a &lt; b", "two");
        assertThat(asked.getMimeType()).isEqualTo("text/html");
        assertThat(asked.getSourceLanguageCode()).isEqualTo("en");
        assertThat(asked.getTargetLanguageCode()).isEqualTo("es");
        assertThat(asked.getModel()).isEmpty();
        assertThat(answers).extracting(EngineAnswer::text).containsExactly("[es] a &lt; b", "[es] two");
    }

    @Test
    void choosesTheModelAndAppliesTheGlossaryOfThePair() throws EngineFailure {
        GoogleEngine engine = engine(Map.of("google.location", "us-central1", "google.model", "general/translation-llm"));
        GlossaryTerms terms = new GlossaryTerms("v7", List.of(), Map.of("google", "shop-terms"));

        EngineAnswer answer = engine.translate(new EngineRequest(List.of("hi"), "en", "es", Formality.DEFAULT, terms)).getFirst();

        TranslateTextRequest asked = google.requests.element();
        assertThat(asked.getModel()).isEqualTo("projects/shop-1/locations/us-central1/models/general/translation-llm");
        assertThat(asked.getGlossaryConfig().getGlossary())
            .isEqualTo("projects/shop-1/locations/us-central1/glossaries/shop-terms");
        assertThat(answer.text()).isEqualTo("[glossary] hi");
    }

    @Test
    void speaksGooglesNamesOfLanguages() throws EngineFailure {
        TranslationEngine engine = engine();
        engine.refresh();

        assertThat(engine.supports("nb", "he")).isTrue();
        assertThat(engine.supports("en", "zu")).as("only as a source").isFalse();
        assertThat(engine.supports("zu", "en")).isTrue();
        engine.translate(request("nb", "zh-Hant", "x"));
        engine.translate(request("fil", "zh", "x"));
        engine.translate(request("en", "he", "x"));
        assertThat(google.requests).extracting(TranslateTextRequest::getTargetLanguageCode).containsExactly("zh-TW", "zh-CN", "iw");
        assertThat(google.requests).extracting(TranslateTextRequest::getSourceLanguageCode).containsExactly("no", "tl", "en");
    }

    @Test
    void findsLanguages() throws EngineFailure {
        assertThat(engine().translate(request(null, "en", "x")).getFirst().from()).isEqualTo("zh-Hant");
        assertThat(engine().detect("olá")).isEqualTo(new EngineAnswer.Detected("pt", 0.75));
    }

    @ParameterizedTest
    @CsvSource({"UNAVAILABLE, connection refused, UNAVAILABLE", "INTERNAL, oops, UNAVAILABLE",
        "RESOURCE_EXHAUSTED, Quota exceeded for requests per minute, THROTTLED",
        "RESOURCE_EXHAUSTED, Daily Limit Exceeded, QUOTA", "PERMISSION_DENIED, Daily Limit Exceeded, QUOTA",
        "PERMISSION_DENIED, Cloud Translation API has not been used in this project, UNAUTHORISED",
        "UNAUTHENTICATED, Request had invalid authentication credentials, UNAUTHORISED",
        "DEADLINE_EXCEEDED, too slow, TIMEOUT", "NOT_FOUND, no such glossary, CONFIG",
        "INVALID_ARGUMENT, Target language is invalid., UNSUPPORTED_PAIR", "INVALID_ARGUMENT, Text is too long., TOO_LONG",
        "INVALID_ARGUMENT, something else, INVALID"})
    void saysWhatAStatusMeans(Status.Code status, String said, FailureCode meaning) {
        google.fails(status.toStatus().withDescription(said));

        EngineFailure failure = failure(engine());
        assertThat(failure.code()).isEqualTo(meaning);
        assertThat(failure.detail()).isEqualTo(status.name());
        assertThat(failure.getMessage()).doesNotContain(said, "secret");
        assertThat(google.requests).as("tries once").hasSize(1);
    }

    @Test
    void passesOnHowLongGoogleWantsToBeLeftAlone() {
        google.fails(StatusProto.toStatusRuntimeException(com.google.rpc.Status.newBuilder().setCode(8).setMessage("slow down")
            .addDetails(Any.pack(RetryInfo.newBuilder().setRetryDelay(Duration.newBuilder().setSeconds(17)).build())).build()));

        assertThat(failure(engine()).retryAfter()).hasSeconds(17);
    }

    @Test
    void givesUpAServerThatHangs() {
        google.hangs();

        assertThat(failure(engine(Map.of("google.timeout", "200ms"))).code()).isEqualTo(FailureCode.TIMEOUT);
    }

    @Test
    void saysThatNobodyListens() {
        GoogleEngine engine = engine(Map.of("google.timeout", "2s"));
        google.close();

        assertThat(failure(engine).code()).isEqualTo(FailureCode.UNAVAILABLE);
    }

    @Test
    void takesNoAnswerThatHasTooFewTexts() {
        google.loses();

        assertThat(failure(engine()).code()).isEqualTo(FailureCode.UNPARSEABLE);
    }

    @Test
    void saysThatCredentialsCannotBeRead() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.json"), "{\"type\": \"nothing\"}");

        for (String credentials : List.of(broken.toString(), folder.resolve("absent.json").toString(), "{not json")) {
            EngineFailure failure = failure(engine(Map.of("google.plaintext", "false", "google.credentials", credentials)));
            assertThat(failure.code()).isEqualTo(FailureCode.CONFIG);
            assertThat(failure.getMessage()).contains("credentials").doesNotContain(folder.toString());
        }
    }

    /** Over TLS, which the stand-in does not speak: what is left out of Google's libraries is not needed on this way. */
    @Test
    void opensTheRealWayWithTheKeyOfAServiceAccount() throws NoSuchAlgorithmException {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(2048);
        String key = "-----BEGIN PRIVATE KEY-----\\n" + Base64.getEncoder().encodeToString(
            keys.generateKeyPair().getPrivate().getEncoded()) + "\\n-----END PRIVATE KEY-----\\n";
        String account = """
            {"type": "service_account", "project_id": "shop-1", "private_key_id": "1", "private_key": "%s",
             "client_email": "serai@shop-1.iam.gserviceaccount.com", "client_id": "1",
             "token_uri": "https://localhost:9/token"}""".formatted(key);

        EngineFailure failure = failure(engine(Map.of("google.plaintext", "false", "google.credentials", account,
            "google.timeout", "3s")));
        assertThat(failure.code()).isIn(FailureCode.UNAVAILABLE, FailureCode.TIMEOUT);
    }
}
