package io.serai.connectors.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.connectors.ConnectionSettings;
import io.serai.connectors.ProviderJson;
import io.serai.connectors.SendFailure;
import io.serai.connectors.TemplateInfo;
import io.serai.model.Content;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Content templates: which there are, and a filled-in one.
 *
 * @see <a href="https://www.twilio.com/docs/content/content-api-resources">Twilio: Content API</a>
 */
final class TwilioTemplates {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*([\\w.-]+)\\s*}}");
    private static final String FIRST = "/v1/ContentAndApprovals?PageSize=100";
    private static final int PAGES = 50;

    private TwilioTemplates() {
    }

    /**
     * A template's name is its ContentSid. Its variables are an object, {@code {"1": "Amina"}}, or the body's parameters,
     * each by its {@code parameter_name} or else by its place.
     */
    static void fill(ObjectNode form, Content.Template template) {
        form.put("ContentSid", template.name());
        ObjectNode variables = ProviderJson.object();
        JsonNode given = template.components() == null ? variables : template.components();
        if (given.isObject()) {
            given.properties().forEach(each -> variables.put(each.getKey(), each.getValue().asText()));
        }
        for (JsonNode component : given.isArray() ? given : ProviderJson.object()) {
            component.path("parameters").forEach(parameter -> variables.put(
                ProviderJson.textOr(String.valueOf(variables.size() + 1), parameter, "parameter_name"),
                ProviderJson.textOr("", parameter, "text")));
        }
        if (!variables.isEmpty()) {
            form.put("ContentVariables", new String(ProviderJson.bytes(variables), StandardCharsets.UTF_8));
        }
    }

    static List<TemplateInfo> all(TwilioApi api, ConnectionSettings connection) throws SendFailure {
        List<TemplateInfo> templates = new ArrayList<>();
        String next = FIRST;
        for (int page = 0; next != null && page < PAGES; page++) {
            JsonNode answer = api.content(connection, next);
            ProviderJson.list(answer, "contents").stream().map(TwilioTemplates::info).forEach(templates::add);
            next = path(ProviderJson.text(answer, "meta", "next_page_url"));
        }
        return templates;
    }

    /** Only where on the same host: the credentials go nowhere else. */
    private static @Nullable String path(@Nullable String url) {
        try {
            URI next = url == null ? null : URI.create(url);
            return next == null ? null : next.getRawPath() + (next.getRawQuery() == null ? "" : "?" + next.getRawQuery());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static TemplateInfo info(JsonNode content) {
        JsonNode types = content.path("types");
        JsonNode type = types.properties().stream().findFirst().<JsonNode>map(each -> each.getValue())
            .orElse(ProviderJson.object());
        JsonNode approval = content.path("approval_requests");
        String sid = ProviderJson.textOr("?", content, "sid");
        String body = ProviderJson.textOr(ProviderJson.textOr("", type, "title"), type, "body");
        Set<String> variables = new LinkedHashSet<>();
        VARIABLE.matcher(body).results().map(found -> found.group(1)).forEach(variables::add);
        content.path("variables").fieldNames().forEachRemaining(variables::add);
        List<String> buttons = new ArrayList<>();
        for (String options : new String[] {"actions", "items"}) {
            ProviderJson.list(type, options).forEach(option ->
                buttons.add(ProviderJson.textOr(ProviderJson.textOr("", option, "item"), option, "title")));
        }
        return new TemplateInfo(sid, ProviderJson.textOr(sid, content, "friendly_name"),
            ProviderJson.textOr("", content, "language"), ProviderJson.textOr("", approval, "category"),
            ProviderJson.textOr("unsubmitted", approval, "status"), ProviderJson.text(type, "header_text"), body,
            ProviderJson.text(type, "footer"), List.copyOf(variables), buttons, types);
    }
}
