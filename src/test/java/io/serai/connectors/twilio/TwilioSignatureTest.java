package io.serai.connectors.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.security.RequestValidator;
import io.serai.connectors.Unparseable;
import io.serai.connectors.WebhookRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioSignatureTest {

    private static final String TOKEN = "12345";
    /** The example of Twilio's documentation and SDKs. */
    private static final String URL = "https://mycompany.com/myapp.php?foo=1&bar=2";
    private static final String FORM = "CallSid=CA1234567890ABCDE&Caller=%2B14158675309&Digits=1234&From=%2B14158675309&To=%2B18005551212";
    private static final String SIGNATURE = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";
    private static final String SIGNATURE_WITH_PORT = "kvajT1Ptam85bY51eRf/AJRuM3w=";

    @Test
    void acceptsTheDocumentedExampleWithAndWithoutThePort() {
        assertThat(verify(URL, FORM, SIGNATURE)).isTrue();
        assertThat(verify(URL, FORM, SIGNATURE_WITH_PORT)).as("Twilio signed the port, we were not told it").isTrue();
        assertThat(verify(URL.replace(".com/", ".com:443/"), FORM, SIGNATURE)).as("and the other way about").isTrue();
        assertThat(verify(URL.replace(".com/", ".com:443/"), FORM, SIGNATURE_WITH_PORT)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "https://mycompany.com/myapp.php?foo=1&bar=3 | To=%2B18005551212",
        "https://mycompany.com/myapp.php?foo=1&bar=2 | To=%2B18005551213",
        "http://mycompany.com/myapp.php?foo=1&bar=2  | To=%2B18005551212",
        "https://mycompany.com/myapp.php?foo=1&bar=2 | To=%2B18005551212&Extra=",
        "https://mycompany.com/myapp.php?foo=1&bar=2 | To=%2B18005551212%20",
    })
    void refusesWhateverDiffers(String url, String lastField) {
        assertThat(verify(url, FORM.replace("To=%2B18005551212", lastField), SIGNATURE)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not base64!", "RSOYDt4T1cUTdK1PDd93/VVr8C8=", "AAAA"})
    void refusesAMissingOrBrokenSignature(String signature) {
        assertThat(verify(URL, FORM, signature)).isFalse();
    }

    @Test
    void refusesEverythingWhereThereIsNoToken() throws Unparseable {
        WebhookRequest request = request(URL, FORM, "application/x-www-form-urlencoded", SIGNATURE);
        assertThat(TwilioSignature.verify(request, "")).isFalse();
    }

    @Test
    void signsAsTwilioDoesInAnyScript() throws Unparseable {
        Map<String, String> fields = Map.of("Body", "Où? 👋🏽 مرحبا & a+b=c%  ", "Empty", "", "MessageSid", "SM1",
            "body", "names are told apart by case");
        String form = fields.entrySet().stream().map(field -> field.getKey() + "="
            + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8)).reduce((a, b) -> a + "&" + b).orElseThrow();
        String ours = TwilioSignature.sign(TOKEN, URL, form.getBytes(StandardCharsets.UTF_8));

        assertThat(new RequestValidator(TOKEN).validate(URL, fields, ours)).as("Twilio's own class agrees").isTrue();
        assertThat(verify(URL, form, ours)).isTrue();
    }

    /** twilio-node appends each distinct value, in order; twilio-java cannot express it. */
    @Test
    void appendsEachValueOfARepeatedFieldOnceAndInOrder() throws Unparseable {
        String once = TwilioSignature.sign(TOKEN, URL, "Tag=a&Tag=b".getBytes(StandardCharsets.UTF_8));

        assertThat(new RequestValidator(TOKEN).validate(URL, Map.of("Tag", "aTagb"), once)).isTrue();
        assertThat(verify(URL, "Tag=b&Tag=a&Tag=b", once)).isTrue();
    }

    @Test
    void acceptsAJsonBodyOnlyTogetherWithItsHashInTheSignedUrl() throws Exception {
        String body = "{\"MessageSid\":\"SM1\"}";
        String url = URL + "&bodySHA256=" + HexFormat.of().formatHex(sha256(body));
        String signature = TwilioSignature.sign(TOKEN, url, body.getBytes(StandardCharsets.UTF_8));

        assertThat(new RequestValidator(TOKEN).validate(url, body, signature)).as("Twilio's own class agrees").isTrue();
        assertThat(verifyJson(url, body, signature)).isTrue();
        assertThat(verifyJson(url, body.replace("SM1", "SM2"), signature)).as("another body").isFalse();
        assertThat(verifyJson(url.replace("foo=1", "foo=2"), body, signature)).as("another address").isFalse();
        assertThat(verifyJson(URL, body, TwilioSignature.sign(TOKEN, URL, new byte[0]))).as("no hash").isFalse();
    }

    @Test
    void aFormThatIsNoneIsRefusedNotAFault() {
        assertThat(verify(URL, "Body=%zz", SIGNATURE)).isFalse();
    }

    private static boolean verify(String url, String form, String signature) {
        return TwilioSignature.verify(request(url, form, "application/x-www-form-urlencoded", signature), TOKEN);
    }

    private static boolean verifyJson(String url, String body, String signature) {
        return TwilioSignature.verify(request(url, body, "application/json", signature), TOKEN);
    }

    private static WebhookRequest request(String url, String body, String type, String signature) {
        return new WebhookRequest(url, Map.of("content-type", List.of(type), "x-twilio-signature", List.of(signature)),
            body.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
