package io.serai.connectors.meta;

import io.serai.connectors.meta.GraphErrors.Row;
import io.serai.model.FailureCode;
import java.util.List;

/** @see <a href="https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes">Meta: error codes</a> */
final class WhatsAppErrorTable {

    static final List<Row> ROWS = List.of(
        new Row(FailureCode.UNAUTHORISED, true,
            "WhatsApp no longer accepts the access token. Connect the account anew; the message waits.",
            "0", "190"),
        new Row(FailureCode.UNAUTHORISED, true,
            "The access token lacks a permission that WhatsApp asks for. Grant it; the message waits.",
            "3", "10", "200-299", "131005"),
        new Row(FailureCode.THROTTLED, true,
            "WhatsApp asks to send more slowly. It is tried again.", "4", "80007", "130429", "133016", "131064"),
        new Row(FailureCode.THROTTLED, true,
            "Too many messages to this customer in a short time. It is tried again.", "131056"),
        new Row(FailureCode.THROTTLED, true,
            "WhatsApp holds the number back because customers reported it as spam. It is tried again.", "131048"),
        new Row(FailureCode.UNAVAILABLE, true,
            "WhatsApp has a fault of its own. It is tried again.", "1", "2", "131000", "131016", "133004"),
        new Row(FailureCode.UNAVAILABLE, true,
            "WhatsApp is moving the number to a higher rate. It is tried again.", "131057"),
        new Row(FailureCode.MEDIA, true,
            "WhatsApp could not take the file{said}. It is tried again.", "131053"),
        new Row(FailureCode.MEDIA, false, "WhatsApp could not load the file{said}.", "131052"),
        new Row(FailureCode.WINDOW_CLOSED, false,
            "WhatsApp refused the message: the 24-hour window is closed. Send a template.", "131047", "470"),
        new Row(FailureCode.RECIPIENT_GONE, false,
            "WhatsApp cannot deliver to this customer: no WhatsApp, an old version, or they blocked you.", "131026"),
        new Row(FailureCode.REJECTED, false,
            "This is a test number, and the customer is not on its list of recipients.", "131030"),
        new Row(FailureCode.INVALID, false, "A number cannot write to itself.", "131021"),
        new Row(FailureCode.INVALID, false, "WhatsApp does not understand the message{said}.",
            "100", "131008", "131009", "131051", "137000"),
        new Row(FailureCode.INVALID, false,
            "WhatsApp does not send this to a customer whose phone number is hidden{said}.", "131062", "131063"),
        new Row(FailureCode.CONFIG, false,
            "The phone number is not registered with WhatsApp. Register it, then send again.", "131045"),
        new Row(FailureCode.INVALID, false, "The template and its variables do not match{said}.",
            "132000", "132005", "132008", "132012"),
        new Row(FailureCode.INVALID, false, "WhatsApp has no such template in this language.", "132001"),
        new Row(FailureCode.REJECTED, false, "The template breaks WhatsApp's rules{said}.", "132007"),
        new Row(FailureCode.REJECTED, false,
            "WhatsApp paused the template because of its quality. Use another one.", "132015"),
        new Row(FailureCode.REJECTED, false, "WhatsApp disabled the template. Use another one.", "132016"),
        new Row(FailureCode.REJECTED, false, "The form (Flow) is blocked or throttled at WhatsApp.",
            "132068", "132069"),
        new Row(FailureCode.CONFIG, false,
            "WhatsApp restricted the account. See the account's quality page at Meta.",
            "368", "131031", "130497", "131037"),
        new Row(FailureCode.CONFIG, false,
            "WhatsApp waits for a payment method. Settle it at Meta, then send again.", "131042", "131044"),
        new Row(FailureCode.REJECTED, false,
            "WhatsApp holds back marketing to this customer for now. Not before 24 hours.", "131049"),
        new Row(FailureCode.OPTED_OUT, false, "The customer stopped marketing messages from you.", "131050"),
        new Row(FailureCode.REJECTED, false,
            "The customer is part of an experiment of Meta's and gets no marketing.", "130472"));

    private WhatsAppErrorTable() {
    }
}
