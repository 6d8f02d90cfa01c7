package io.serai.connectors.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.connectors.ProviderHttp.ProviderResponse;
import io.serai.connectors.ProviderJson;
import io.serai.connectors.SendFailure;
import io.serai.connectors.Unparseable;
import io.serai.model.Failure;
import io.serai.model.FailureCode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Twilio's errors mean. Its own code decides, and only where there is none, or an unknown one, the HTTP status.
 *
 * @see <a href="https://www.twilio.com/docs/api/errors">Twilio: errors</a>
 */
final class TwilioErrors {

    private static final long LONGEST_WAIT = Duration.ofDays(1).toSeconds();
    /** The daily limit (63038) is lifted at midnight of the account's time zone, which we do not know. */
    private static final Duration UNTIL_TOMORROW = Duration.ofHours(1);

    private static final List<Row> TABLE = List.of(
        new Row(FailureCode.WINDOW_CLOSED, false,
            "WhatsApp refused the message: the 24-hour window is closed. Send a template.", "63016"),
        new Row(FailureCode.THROTTLED, true, "Twilio asks to send more slowly. It is tried again.",
            "63018", "63017", "20429"),
        new Row(FailureCode.THROTTLED, true, "The day's limit of messages is used up. It is tried again.", "63038"),
        new Row(FailureCode.UNAVAILABLE, true, "WhatsApp or Twilio has a fault of its own. It is tried again.",
            "63009", "63010", "63012", "30008"),
        new Row(FailureCode.UNAUTHORISED, true,
            "Twilio no longer accepts the account's SID and auth token. Connect the account anew; the message waits.",
            "20003", "63001", "63020"),
        new Row(FailureCode.RECIPIENT_GONE, false,
            "The customer cannot be reached: no WhatsApp at this address, or they no longer take messages.",
            "63003", "63024", "63032", "63033", "21211"),
        new Row(FailureCode.RECIPIENT_GONE, false, "The customer blocked you.", "63014"),
        new Row(FailureCode.OPTED_OUT, false, "The customer asked to be sent no more messages (STOP).", "21610"),
        new Row(FailureCode.MEDIA, false,
            "WhatsApp could not load the file: it is too large, of a type it does not take, or cannot be fetched.", "63019"),
        new Row(FailureCode.REJECTED, false, "The message breaks WhatsApp's rules{said}.", "63013"),
        new Row(FailureCode.INVALID, false, "WhatsApp does not take this content{said}.", "63005", "63021", "63026"),
        new Row(FailureCode.INVALID, false, "The template and its variables do not match{said}.",
            "63022", "63027", "63028", "21656"),
        new Row(FailureCode.REJECTED, false, "WhatsApp paused or disabled the template. Use another one.", "63040", "63041"),
        new Row(FailureCode.INVALID, false, "The text is longer than 1600 characters.", "21617"),
        new Row(FailureCode.CONFIG, false,
            "Twilio has no WhatsApp sender with the number of this connection. Check its setting 'from'.", "63007"),
        new Row(FailureCode.CONFIG, false,
            "This is Twilio's sandbox, and the customer has not joined it. They send its join code first.", "63015"),
        new Row(FailureCode.CONFIG, false, "Twilio's set-up of the sender is not right{said}.", "63030"));

    private static final Map<String, Row> ROWS = rows();

    private TwilioErrors() {
    }

    /** The failure that an answer reports; empty when it reports none. */
    static Optional<SendFailure> in(ProviderResponse response) {
        JsonNode body = json(response.body());
        boolean fine = response.status() >= 200 && response.status() < 300;
        String code = ProviderJson.text(body, fine ? "error_code" : "code");
        if (fine && code == null) {
            return Optional.empty();
        }
        String said = ProviderJson.text(body, fine ? "error_message" : "message");
        Failure failure = failure(ROWS.getOrDefault(String.valueOf(code), ofStatus(response.status())), code, said,
            response.status());
        return Optional.of(new SendFailure(failure, wait(response, code)));
    }

    /** The failure that a status callback reports. */
    static Failure failure(@Nullable String code, @Nullable String said) {
        return failure(ROWS.getOrDefault(String.valueOf(code), ofStatus(0)), code, said, 0);
    }

    private static Failure failure(Row row, @Nullable String code, @Nullable String said, int status) {
        String words = said == null ? "" : ": " + said.strip().replaceFirst("\\.$", "");
        String provider = code != null ? code : status == 0 ? null : "HTTP " + status;
        return new Failure(row.failure, row.sentence.replace("{said}", words), row.retryable,
            provider == null ? null : new Failure.Provider(provider, null));
    }

    private static Row ofStatus(int status) {
        if (status == 429) {
            return row("20429");
        }
        if (status >= 500 || status == 408) {
            return row("30008");
        }
        if (status == 401) {
            return row("20003");
        }
        if (status == 404 || status >= 300 && status < 400) {
            return new Row(FailureCode.CONFIG, false,
                "Nobody answers for Twilio at this address. Check api-url and account-sid.");
        }
        return new Row(FailureCode.REJECTED, false, "WhatsApp or Twilio refused the message{said}.");
    }

    private static @Nullable Duration wait(ProviderResponse response, @Nullable String code) {
        String asked = response.headers().get("retry-after");
        if (asked != null && asked.strip().matches("\\d{1,9}")) {
            return Duration.ofSeconds(Math.min(Long.parseLong(asked.strip()), LONGEST_WAIT));
        }
        return "63038".equals(code) ? UNTIL_TOMORROW : null;
    }

    private static JsonNode json(byte[] body) {
        try {
            return body.length == 0 ? ProviderJson.object() : ProviderJson.parse(body);
        } catch (Unparseable e) {
            return ProviderJson.object();
        }
    }

    private static Row row(String code) {
        return ROWS.getOrDefault(code, TABLE.getFirst());
    }

    private static Map<String, Row> rows() {
        Map<String, Row> rows = new HashMap<>();
        for (Row row : TABLE) {
            for (String code : row.codes) {
                if (rows.put(code, row) != null) {
                    throw new IllegalStateException("Twilio's error " + code + " is classified twice");
                }
            }
        }
        return Map.copyOf(rows);
    }

    private record Row(FailureCode failure, boolean retryable, String sentence, String... codes) {
    }
}
