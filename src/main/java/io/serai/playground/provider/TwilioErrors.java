package io.serai.playground.provider;

import java.util.Map;

/** Refusals as Twilio words them: https://www.twilio.com/docs/api/errors. */
final class TwilioErrors {

    private static final Map<String, Integer> STATUS =
            Map.of("20003", 401, "20404", 404, "20429", 429, "20500", 500, "20503", 503, "20005", 403);

    private static final Map<String, String> MESSAGES = Map.ofEntries(
            Map.entry("20003", "Authenticate"),
            Map.entry("20404", "The requested resource was not found"),
            Map.entry("20429", "Too Many Requests"),
            Map.entry("21211", "The 'To' number is not a valid phone number."),
            Map.entry("21603", "A 'From' phone number is required."),
            Map.entry("21604", "A 'To' phone number is required."),
            Map.entry("21610", "Attempt to send to unsubscribed recipient"),
            Map.entry("21617", "The concatenated message body exceeds the 1600 character limit"),
            Map.entry("21619", "A text message body or media urls must be specified."),
            Map.entry("21620", "Invalid media URL(s)"),
            Map.entry("21623", "Number of media files exceeds allowed limit"),
            Map.entry("21656", "The ContentVariables Parameter is invalid"),
            Map.entry("21655", "The ContentSid is Invalid"),
            Map.entry("63007", "Twilio could not find a Channel with the specified From address"),
            Map.entry("63016", "Failed to send freeform message because you are outside the allowed window."));

    private TwilioErrors() {
    }

    static Refusal of(String code) {
        return of(code, MESSAGES.getOrDefault(code, "Request failed"));
    }

    /** {@code code} may also be a bare HTTP status. */
    static Refusal of(String code, String message) {
        boolean bare = code.matches("[45]\\d\\d");
        int status = bare ? Integer.parseInt(code) : STATUS.getOrDefault(code, 400);
        String number = code.equals("429") ? "20429" : bare ? "20" + code : code.split("/")[0];
        return new Refusal(Answer.json(status, Json.object().put("code", Integer.parseInt(number))
                .put("message", message).put("more_info", "https://www.twilio.com/docs/errors/" + number)
                .put("status", status)));
    }
}
