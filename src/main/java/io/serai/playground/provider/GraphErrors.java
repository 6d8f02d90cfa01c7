package io.serai.playground.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * Refusals as the Graph API words them: https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes and
 * https://developers.facebook.com/docs/messenger-platform/error-codes.
 */
final class GraphErrors {

    private record Known(int status, String message) {
    }

    private static final Map<String, Known> KNOWN = Map.ofEntries(
            known("0", 401, "We were unable to authenticate the app user."),
            known("1", 500, "An unknown error has occurred."),
            known("2", 503, "Service temporarily unavailable"),
            known("3", 500, "Application does not have the capability to make this API call."),
            known("10", 403, "Application does not have permission for this action"),
            known("190", 401, "Error validating access token: Session has expired."),
            known("200", 403, "Permissions error"),
            known("200/1545041", 400, "This person isn't receiving messages from you right now."),
            known("341", 503, "Application limit reached"),
            known("368", 403, "The action attempted has been deemed abusive or is otherwise disallowed"),
            known("551", 400, "This person isn't available right now."),
            known("1200", 503, "Temporary send message failure. Please try again later."),
            known("10/2018278", 400, "This message is sent outside of allowed window."),
            known("10/2534022", 400, "This message is sent outside of allowed window."),
            known("100/33", 400, "Unsupported request. Object does not exist, cannot be loaded due to missing "
                    + "permissions, or does not support this operation."),
            known("100/2018001", 400, "No matching user found"),
            known("100/2018008", 400, "Failed to fetch the file from the url"),
            known("100/2018047", 400, "Upload attachment failure."),
            known("100/2018109", 400, "Attachment size exceeds allowable limit"),
            known("130429", 400, "Rate limit hit"),
            known("130472", 400, "User's number is part of an experiment"),
            known("131000", 500, "Something went wrong"),
            known("131005", 403, "Access denied"),
            known("131008", 400, "Required parameter is missing"),
            known("131009", 400, "Parameter value is not valid"),
            known("131016", 503, "Service unavailable"),
            known("131021", 400, "Recipient cannot be sender"),
            known("131026", 400, "Message undeliverable"),
            known("131030", 400, "Recipient phone number not in allowed list"),
            known("131031", 403, "Business account has been locked"),
            known("131042", 400, "Business eligibility payment issue"),
            known("131047", 400, "Re-engagement message"),
            known("131048", 400, "Spam rate limit hit"),
            known("131049", 400, "This message was not delivered to maintain healthy ecosystem engagement."),
            known("131050", 400, "User has stopped marketing messages from this business"),
            known("131051", 400, "Unsupported message type"),
            known("131052", 400, "Media download error"),
            known("131053", 400, "Media upload error"),
            known("131056", 400, "(Business Account, Consumer Account) pair rate limit hit"),
            known("131057", 400, "Account in maintenance mode"),
            known("132000", 400, "Number of parameters does not match the expected number of params"),
            known("132001", 404, "Template name does not exist in the translation"),
            known("132005", 400, "Template hydrated text too long"),
            known("132012", 400, "Parameter format does not match format in the created template"),
            known("132015", 400, "Template is paused"),
            known("132016", 400, "Template is disabled"),
            known("133004", 503, "Server temporarily unavailable"));

    private GraphErrors() {
    }

    private static Map.Entry<String, Known> known(String code, int status, String message) {
        return Map.entry(code, new Known(status, message));
    }

    /**
     * {@code code} is a number, {@code code/subcode}, or {@code 429} and {@code 5xx}, which mean the HTTP status alone.
     */
    static Refusal of(String code) {
        return of(code, "");
    }

    /** Says what is wrong where: WhatsApp's {@code error_data.details}. */
    static Refusal of(String code, String details) {
        Known known = known(code);
        return new Refusal(Answer.json(known.status, body(code, "(#" + number(code) + ") " + known.message, details)));
    }

    /** Says what is wrong in the message itself, as the Graph API does for {@code 100}. */
    static Refusal saying(String code, String message) {
        return new Refusal(Answer.json(known(code).status, body(code, message, "")));
    }

    /** A parameter that the Graph API does not take. */
    static Refusal parameter(String message) {
        return saying("100", "(#100) " + message);
    }

    /** The {@code errors[]} element of a failed status. */
    static ObjectNode inStatus(String code) {
        String title = known(code).message;
        ObjectNode error = Json.object().put("code", number(code)).put("title", title).put("message", title)
                .put("href", "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/");
        error.set("error_data", Json.object().put("details", title + "."));
        return error;
    }

    private static Known known(String code) {
        Known known = KNOWN.get(code);
        if (known == null) {
            known = KNOWN.get(code.split("/")[0]);
        }
        if (known != null) {
            return known;
        }
        boolean status = code.equals("429") || code.matches("5\\d\\d") && !code.equals("551");
        return new Known(status ? Integer.parseInt(code) : 400, "Request failed");
    }

    private static int number(String code) {
        return switch (code) {
            case "429" -> 4;
            case "500", "502", "503", "504" -> 2;
            default -> Integer.parseInt(code.split("/")[0]);
        };
    }

    private static ObjectNode body(String code, String message, String details) {
        ObjectNode error = Json.object().put("message", message).put("type", "OAuthException")
                .put("code", number(code));
        int slash = code.indexOf('/');
        if (slash > 0) {
            error.put("error_subcode", Integer.parseInt(code.substring(slash + 1)));
        }
        if (!details.isEmpty()) {
            error.set("error_data", Json.object().put("messaging_product", "whatsapp").put("details", details));
        }
        error.put("fbtrace_id", "A" + ProviderIds.token(16));
        ObjectNode body = Json.object();
        body.set("error", error);
        return body;
    }
}
