package io.serai.connectors.meta;

import io.serai.connectors.meta.GraphErrors.Row;
import io.serai.model.FailureCode;
import java.util.List;

/**
 * Messenger and Instagram.
 *
 * @see <a href="https://developers.facebook.com/docs/messenger-platform/error-codes">Meta: error codes</a>
 */
final class PageErrorTable {

    static final List<Row> ROWS = List.of(
        new Row(FailureCode.UNAUTHORISED, true,
            "{product} no longer accepts the access token. Connect the account anew; the message waits.", "190"),
        new Row(FailureCode.UNAUTHORISED, true,
            "The app was removed from the account. Connect the account anew; the message waits.", "190/458"),
        new Row(FailureCode.UNAUTHORISED, true,
            "Meta wants the account's owner to confirm who they are. Then connect it anew; the message waits.",
            "190/459"),
        new Row(FailureCode.UNAUTHORISED, true,
            "The owner's password changed, so the token died. Connect the account anew; the message waits.", "190/460"),
        new Row(FailureCode.UNAUTHORISED, true,
            "The access token expired. Connect the account anew; the message waits.", "190/463", "190/467"),
        new Row(FailureCode.UNAUTHORISED, true,
            "The access token lacks a permission that {product} asks for. Grant it; the message waits.",
            "10", "200-299", "10/2534077", "100/33"),
        new Row(FailureCode.UNAUTHORISED, true,
            "The Instagram account does not let apps read its messages. Switch that on; the message waits.",
            "200/2534041"),
        new Row(FailureCode.WINDOW_CLOSED, false,
            "{product} refused the message: the time to answer is over. The customer has to write first.",
            "10/2018278", "10/2534022", "10/2018065"),
        new Row(FailureCode.RECIPIENT_GONE, false,
            "The customer cannot be reached: they blocked you, left, or never wrote to this account.",
            "551", "551/1545041", "200/1545041", "10/2018108", "100/2018001", "100/2534014", "9000001"),
        new Row(FailureCode.OPTED_OUT, false, "The customer stopped these notifications.", "10/1893015"),
        new Row(FailureCode.THROTTLED, true, "{product} asks to send more slowly. It is tried again.",
            "4", "17", "32", "613", "613/2534040", "9"),
        new Row(FailureCode.UNAVAILABLE, true, "{product} has a fault of its own. It is tried again.",
            "1", "2", "1200", "341"),
        new Row(FailureCode.UNKNOWN, false,
            "{product} reported a fault, but sent the message. It is not sent again.", "1/1357046"),
        new Row(FailureCode.REJECTED, false, "Another app answers this conversation now.", "/2018300", "100/2534037"),
        new Row(FailureCode.UNAVAILABLE, true,
            "An automated flow has the conversation. It is tried again.", "/2018321"),
        new Row(FailureCode.MEDIA, false, "{product} could not load the file{said}.", "100/2018008", "/2018074"),
        new Row(FailureCode.MEDIA, false, "{product} does not take files of this type.", "/2018047"),
        new Row(FailureCode.MEDIA, false, "{product} finds the file too large.", "/2018109"),
        new Row(FailureCode.MEDIA, false, "{product} could not take the video{said}.", "/2018294"),
        new Row(FailureCode.REJECTED, false, "{product} refused the message by its policy{said}.",
            "368", "10/1893063", "100/2534029", "613/2018338", "2022", "/2022"),
        new Row(FailureCode.REJECTED, false, "{product} does not tell this customer's profile.",
            "/2018218", "/2018247"),
        new Row(FailureCode.INVALID, false, "{product} does not understand the message{said}.", "100"));

    private PageErrorTable() {
    }
}
