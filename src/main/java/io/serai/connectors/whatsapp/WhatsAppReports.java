package io.serai.connectors.whatsapp;

import io.serai.connectors.ProviderJson;
import io.serai.model.Change;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What WhatsApp says about the account itself: restrictions, reviews, the quality of number and templates. */
final class WhatsAppReports {

    /** What keeps messages from going out, or soon will. */
    private static final Set<String> SEVERE = Set.of("ACCOUNT_VIOLATION", "ACCOUNT_RESTRICTION", "ACCOUNT_DELETED",
        "DISABLED_UPDATE", "DISABLED", "PARTNER_REMOVED", "PARTNER_APP_UNINSTALLED", "FLAGGED", "DOWNGRADE");

    private WhatsAppReports() {
    }

    static Change report(WhatsAppItem item) {
        return switch (item.field()) {
            case "account_update" -> said(item, "account", "The WhatsApp account: ", item.text("event"),
                item.text("ban_info", "waba_ban_state"), item.text("violation_info", "violation_type"),
                restrictions(item));
            case "account_review_update" -> said(item, "account-review", "The review of the WhatsApp account: ",
                item.text("decision"));
            case "phone_number_quality_update" -> said(item, "number-quality", "The number's quality: ",
                item.text("event"), limit(item));
            case "phone_number_name_update" -> said(item, "number-name", "The number's display name: ",
                item.text("decision"), item.text("rejection_reason"));
            case "message_template_status_update" -> said(item, "template-status", "The template " + template(item),
                item.text("event"), reason(item));
            case "message_template_quality_update" -> said(item, "template-quality",
                "The quality of the template " + template(item), item.text("new_quality_score"));
            case "template_category_update" -> said(item, "template-category",
                "The category of the template " + template(item), item.text("new_category"));
            default -> said(item, item.field().replace('_', '-'), "WhatsApp: ", item.text("event"),
                item.text("alert_info", "alert_type"), item.text("username"), item.text("status"));
        };
    }

    /** An error that WhatsApp reports for the number as a whole. */
    static Change error(WhatsAppItem item) {
        return said(item, "error", "WhatsApp reports an error: ", item.text("code"), item.text("title"),
            item.text("error_data", "details"));
    }

    private static Change said(WhatsAppItem item, String kind, String about, @Nullable String... words) {
        String what = Stream.of(words).filter(word -> word != null && !word.isBlank() && !word.equals("NONE"))
            .distinct().collect(Collectors.joining(", "));
        boolean template = kind.startsWith("template");
        boolean lifted = Stream.of(words).anyMatch("REINSTATE"::equals);
        boolean severe = !template && !lifted && (Stream.of(words).anyMatch(word -> word != null
            && SEVERE.contains(word)) || kind.equals("account-review") && "REJECTED".equals(words[0]));
        return new Change.ConnectionReported(kind, about + (what.isEmpty() ? "changed" : what), severe, item.time());
    }

    private static String template(WhatsAppItem item) {
        return ProviderJson.textOr("?", item.content(), "message_template_name") + " ("
            + ProviderJson.textOr("?", item.content(), "message_template_language") + "): ";
    }

    private static @Nullable String reason(WhatsAppItem item) {
        String reason = item.text("reason");
        return reason == null ? item.text("disable_info", "disable_date") : reason.toLowerCase(Locale.ROOT);
    }

    private static @Nullable String limit(WhatsAppItem item) {
        String limit = item.text("current_limit");
        return limit == null ? null : "limit " + limit;
    }

    private static @Nullable String restrictions(WhatsAppItem item) {
        Set<String> types = ProviderJson.list(item.content(), "restriction_info").stream()
            .map(each -> ProviderJson.textOr("", each, "restriction_type")).filter(type -> !type.isEmpty())
            .collect(Collectors.toCollection(TreeSet::new));
        return types.isEmpty() ? null : String.join(", ", types);
    }
}
