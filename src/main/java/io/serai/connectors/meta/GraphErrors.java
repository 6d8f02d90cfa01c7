package io.serai.connectors.meta;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.connectors.ProviderHttp.ProviderResponse;
import io.serai.connectors.ProviderJson;
import io.serai.connectors.SendFailure;
import io.serai.connectors.Unparseable;
import io.serai.model.Failure;
import io.serai.model.FailureCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the Graph API's errors mean. The provider's own code decides, and only where it says nothing does the HTTP
 * status: Meta answers 400 to an expired token, and 200 to some messages that it refused. Immutable.
 */
public final class GraphErrors {

    private final String product;
    private final Map<String, Row> rows = new HashMap<>();

    private GraphErrors(String product, List<Row> table) {
        this.product = product;
        for (Row row : table) {
            for (String code : row.codes()) {
                if (rows.put(code, row) != null) {
                    throw new IllegalStateException("Error " + code + " of " + product + " is classified twice");
                }
            }
        }
    }

    public static GraphErrors whatsApp() {
        return new GraphErrors("WhatsApp", WhatsAppErrorTable.ROWS);
    }

    /** @param product what the sentences call it: Messenger, Instagram */
    public static GraphErrors pages(String product) {
        return new GraphErrors(product, PageErrorTable.ROWS);
    }

    /** The failure that an answer reports; empty when it reports none. */
    public Optional<SendFailure> in(ProviderResponse response) {
        JsonNode error = errorOf(response.body());
        if (error.isMissingNode() && response.status() >= 200 && response.status() < 300) {
            return Optional.empty();
        }
        return Optional.of(new SendFailure(failure(error, response.status()), GraphWait.asked(response)));
    }

    /** The failure that an error in a webhook reports. */
    public Failure failure(JsonNode error) {
        return failure(error, 0);
    }

    private Failure failure(JsonNode error, int status) {
        String code = ProviderJson.text(error, "code");
        String subcode = ProviderJson.text(error, "error_subcode");
        Failure.Provider provider = code == null
            ? status == 0 ? null : new Failure.Provider("HTTP " + status, null) : new Failure.Provider(code, subcode);
        Row row = row(code, subcode);
        if (row == null) {
            row = ofStatus(status, error);
        }
        String sentence = row.sentence().replace("{product}", product);
        return new Failure(row.failure(), sentence.replace("{said}", said(error)), row.retryable(), provider);
    }

    private @Nullable Row row(@Nullable String code, @Nullable String subcode) {
        if (subcode != null && rows.containsKey(code + "/" + subcode)) {
            return rows.get(code + "/" + subcode);
        }
        if (subcode != null && rows.containsKey("/" + subcode)) {
            return rows.get("/" + subcode);
        }
        if (code != null && code.matches("2\\d\\d") && !rows.containsKey(code)) {
            return rows.get("200-299");
        }
        return rows.get(code == null ? "" : code);
    }

    private static Row ofStatus(int status, JsonNode error) {
        if (status == 429) {
            return new Row(FailureCode.THROTTLED, true, "{product} asks to send more slowly. It is tried again.");
        }
        if (status >= 500 || status == 408 || ProviderJson.flag(error, "is_transient")) {
            return new Row(FailureCode.UNAVAILABLE, true, "{product} has a fault of its own. It is tried again.");
        }
        if (status == 401) {
            return new Row(FailureCode.UNAUTHORISED, true,
                "{product} no longer accepts the access token. Connect the account anew.");
        }
        if (status == 413) {
            return new Row(FailureCode.MEDIA, false, "{product} finds the file too large.");
        }
        if (status == 404 || status >= 300 && status < 400) {
            return new Row(FailureCode.CONFIG, false,
                "Nobody answers for {product} at this address. Check api-url, api-version and the account's id.");
        }
        return new Row(FailureCode.REJECTED, false, "{product} refused the message{said}.");
    }

    /** Meta's own words, where it has some; they go to the agent, never into a log. */
    private static String said(JsonNode error) {
        String details = ProviderJson.text(error, "error_data", "details");
        String message = ProviderJson.text(error, "message");
        String said = details != null ? details : message != null ? message : ProviderJson.text(error, "title");
        return said == null ? "" : ": " + said.strip().replaceFirst("\\.$", "");
    }

    private static JsonNode errorOf(byte[] body) {
        try {
            return body.length == 0 ? ProviderJson.object().path("error") : errorOf(ProviderJson.parse(body));
        } catch (Unparseable e) {
            return ProviderJson.object().path("error");
        }
    }

    private static JsonNode errorOf(JsonNode body) {
        JsonNode error = body.path("error");
        return error.isObject() ? error : ProviderJson.object().path("error");
    }

    /** @param codes {@code code}, {@code code/subcode}, {@code /subcode} whatever the code, or the range 200-299 */
    record Row(FailureCode failure, boolean retryable, String sentence, String... codes) {
    }
}
