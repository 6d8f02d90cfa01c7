package io.serai.connectors.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.connectors.ConnectionSettings;
import io.serai.connectors.ProviderJson;
import io.serai.connectors.SendFailure;
import io.serai.connectors.TemplateInfo;
import io.serai.connectors.meta.GraphApi;
import io.serai.model.Content;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Templates: which there are, and a filled-in one as WhatsApp wants it.
 *
 * <p>A variable of the body goes by its own name, {@code 1} or {@code customer}; one elsewhere says where it is:
 * {@code header.1}, {@code header.image} (a link), {@code button.0.1}. A sender may give all of them as parameters of
 * the body, by {@code parameter_name}: each is put where it belongs.
 *
 * @see <a href="https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates">Meta: templates</a>
 */
final class WhatsAppTemplates {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*([\\w.-]+)\\s*}}");
    private static final Pattern ELSEWHERE = Pattern.compile("(header|button\\.(\\d+))\\.([\\w-]+)");
    /** 100 pages of 100; an account has at most 6,000 templates. */
    private static final int PAGES = 100;

    private WhatsAppTemplates() {
    }

    static List<TemplateInfo> all(GraphApi graph, ConnectionSettings connection) throws SendFailure {
        List<TemplateInfo> templates = new ArrayList<>();
        String account = connection.optional("waba-id").orElse("");
        String after = account.isEmpty() ? null : "";
        for (int page = 0; after != null && page < PAGES; page++) {
            JsonNode answer = graph.get(connection, connection.require("access-token"), GraphApi.path(connection,
                account + "/message_templates?fields=name,language,category,status,components&limit=100"
                    + (after.isEmpty() ? "" : "&after=" + URLEncoder.encode(after, StandardCharsets.UTF_8))));
            ProviderJson.list(answer, "data").forEach(template -> templates.add(info(template)));
            boolean more = answer.path("paging").has("next");
            after = more ? ProviderJson.text(answer, "paging", "cursors", "after") : null;
        }
        return templates;
    }

    /** The object {@code template} of a send. */
    static ObjectNode body(Content.Template template) {
        ObjectNode body = ProviderJson.object().put("name", template.name());
        body.putObject("language").put("code", template.language());
        if (template.components() != null && template.components().isArray()) {
            ArrayNode components = body.putArray("components");
            template.components().forEach(component -> place(component, components));
        }
        return body;
    }

    private static void place(JsonNode component, ArrayNode components) {
        ObjectNode own = component.isObject() ? component.deepCopy() : ProviderJson.object();
        ArrayNode staying = own.arrayNode();
        component.path("parameters").forEach(parameter -> {
            var named = ELSEWHERE.matcher(ProviderJson.textOr("", parameter, "parameter_name"));
            if (named.matches()) {
                ObjectNode target = component(components, named.group(2));
                ((ArrayNode) target.path("parameters")).add(parameter(parameter, named.group(3)));
            } else {
                staying.add(parameter);
            }
        });
        if (!staying.isEmpty() || !component.has("parameters")) {
            components.add(component.has("parameters") ? own.set("parameters", staying) : own);
        }
    }

    /** The header, or the button of an index, made where it is not there yet. */
    private static ObjectNode component(ArrayNode components, @Nullable String button) {
        for (JsonNode each : components) {
            boolean same = button == null ? "header".equals(each.path("type").asText())
                : button.equals(each.path("index").asText(null));
            if (same) {
                return (ObjectNode) each;
            }
        }
        ObjectNode made = components.addObject().put("type", button == null ? "header" : "button");
        if (button != null) {
            made.put("sub_type", "url").put("index", button);
        }
        made.putArray("parameters");
        return made;
    }

    private static JsonNode parameter(JsonNode given, String name) {
        String value = ProviderJson.textOr("", given, "text");
        if (Set.of("image", "video", "document").contains(name)) {
            ObjectNode media = ProviderJson.object().put("type", name);
            media.putObject(name).put("link", value);
            return media;
        }
        ObjectNode text = ProviderJson.object().put("type", "text");
        return (name.matches("\\d+") ? text : text.put("parameter_name", name)).put("text", value);
    }

    private static TemplateInfo info(JsonNode template) {
        Set<String> variables = new LinkedHashSet<>();
        List<String> buttons = new ArrayList<>();
        String header = null;
        String body = "";
        String footer = null;
        for (JsonNode component : ProviderJson.list(template, "components")) {
            String text = ProviderJson.text(component, "text");
            switch (ProviderJson.textOr("", component, "type").toUpperCase(Locale.ROOT)) {
                case "HEADER" -> header = header(component, text, variables);
                case "BODY" -> {
                    body = text == null ? "" : text;
                    names(body).forEach(variables::add);
                }
                case "FOOTER" -> footer = text;
                case "BUTTONS" -> buttons(component, buttons, variables);
                default -> { }
            }
        }
        String name = ProviderJson.textOr("?", template, "name");
        return new TemplateInfo(name, name, ProviderJson.textOr("", template, "language"),
            ProviderJson.textOr("", template, "category"), ProviderJson.textOr("", template, "status"), header, body,
            footer, List.copyOf(variables), buttons, template.withArray("/components"));
    }

    /** A header is a text with at most one variable, or a file, which is a variable itself. */
    private static @Nullable String header(JsonNode component, @Nullable String text, Set<String> variables) {
        String format = ProviderJson.textOr("TEXT", component, "format").toLowerCase(Locale.ROOT);
        if (Set.of("image", "video", "document").contains(format)) {
            variables.add("header." + format);
        }
        names(text == null ? "" : text).forEach(name -> variables.add("header." + name));
        return text;
    }

    private static void buttons(JsonNode component, List<String> titles, Set<String> variables) {
        int index = 0;
        for (JsonNode button : ProviderJson.list(component, "buttons")) {
            titles.add(ProviderJson.textOr("", button, "text"));
            for (String name : names(ProviderJson.textOr("", button, "url"))) {
                variables.add("button." + index + "." + name);
            }
            index++;
        }
    }

    private static List<String> names(String text) {
        return VARIABLE.matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
    }
}
