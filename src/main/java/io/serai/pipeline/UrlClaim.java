package io.serai.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.model.TemplatedRouteDefinition;
import org.apache.camel.model.rest.RestDefinition;
import org.jspecify.annotations.Nullable;

/**
 * A URL path that a route would serve.
 *
 * @param path with its variables' names left out: {@code /hooks/{id}} and {@code /hooks/{name}} are the same place
 * @param methods upper case; none means all
 */
record UrlClaim(String path, Set<String> methods) {

    private static final String SCHEME = "platform-http:";

    boolean collidesWith(UrlClaim other) {
        return path.equals(other.path)
                && (methods.isEmpty() || other.methods.isEmpty() || !Collections.disjoint(methods, other.methods));
    }

    /** Whether no request would ever come here, because the door takes it for the webhook of a connection. */
    boolean isConnections() {
        return path.startsWith(WebhookDoor.PATH) && path.indexOf('/', WebhookDoor.PATH.length()) < 0;
    }

    static List<UrlClaim> in(CamelContext camel, RouteBuilder builder) {
        List<UrlClaim> claims = new ArrayList<>();
        for (RouteDefinition route : builder.getRouteCollection().getRoutes()) {
            of(camel, route, Map.of()).forEach(claims::add);
        }
        for (TemplatedRouteDefinition route : builder.getTemplatedRouteCollection().getTemplatedRoutes()) {
            RouteTemplateDefinition template = template(camel, builder, route.getRouteTemplateRef());
            if (template != null) {
                of(camel, template.getRoute(), parameters(template, route)).forEach(claims::add);
            }
        }
        for (RestDefinition rest : builder.getRestCollection().getRests()) {
            rest.getVerbs().forEach(verb -> claims.add(new UrlClaim(
                    normal(orEmpty(rest.getPath()) + "/" + orEmpty(verb.getPath())),
                    Set.of(verb.asVerb().toUpperCase(Locale.ROOT)))));
        }
        return claims;
    }

    private static Stream<UrlClaim> of(CamelContext camel, RouteDefinition route, Map<String, String> parameters) {
        String uri = route.getInput().getEndpointUri();
        if (uri == null || !uri.startsWith(SCHEME)) {
            return Stream.empty();
        }
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            uri = uri.replace("{{" + parameter.getKey() + "}}", parameter.getValue());
        }
        if (uri.contains("{{")) {
            uri = camel.resolvePropertyPlaceholders(uri);
        }
        String[] parts = uri.substring(SCHEME.length()).split("\\?", 2);
        return Stream.of(new UrlClaim(normal(parts[0]), methods(parts.length > 1 ? parts[1] : "")));
    }

    private static Set<String> methods(String query) {
        return Arrays.stream(query.split("&"))
                .filter(option -> option.startsWith("httpMethodRestrict="))
                .flatMap(option -> Arrays.stream(option.substring(option.indexOf('=') + 1).split(",|%2C")))
                .map(method -> method.strip().toUpperCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable RouteTemplateDefinition template(CamelContext camel, RouteBuilder builder, String id) {
        return builder.getRouteTemplateCollection().getRouteTemplates().stream()
                .filter(template -> id.equals(template.getId()))
                .findFirst()
                .orElseGet(() -> camel.getCamelContextExtension().getContextPlugin(Model.class).getRouteTemplateDefinition(id));
    }

    private static Map<String, String> parameters(RouteTemplateDefinition template, TemplatedRouteDefinition route) {
        Map<String, String> values = new HashMap<>();
        if (template.getTemplateParameters() != null) {
            template.getTemplateParameters().stream().filter(parameter -> parameter.getDefaultValue() != null)
                    .forEach(parameter -> values.put(parameter.getName(), parameter.getDefaultValue()));
        }
        if (route.getParameters() != null) {
            route.getParameters().forEach(parameter -> values.put(parameter.getName(), parameter.getValue()));
        }
        return values;
    }

    private static String normal(String path) {
        return ("/" + path).replaceAll("/{2,}", "/").replaceAll("(?<=.)/$", "").replaceAll("\\{[^/]*}", "{}");
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
