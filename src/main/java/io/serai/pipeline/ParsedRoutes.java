package io.serai.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.OptionalIdentifiedDefinition;
import org.apache.camel.model.TemplatedRouteDefinition;
import org.apache.camel.support.PluginHelper;

/**
 * A route file after parsing and before it runs: the ids and URL paths it would take.
 *
 * <p>Camel silently replaces a route by a later one of the same id, and a URL path likewise; so both are looked at
 * before anything is handed over.
 */
record ParsedRoutes(RouteFile file, List<RouteBuilder> builders, Set<String> ids, List<UrlClaim> urls) {

    static ParsedRoutes parse(CamelContext camel, RouteFile file) throws RouteFileRefused {
        if (file.isBlank()) {
            return new ParsedRoutes(file, List.of(), Set.of(), List.of());
        }
        try {
            List<RouteBuilder> builders = new ArrayList<>();
            for (RoutesBuilder builder : PluginHelper.getRoutesLoader(camel).findRoutesBuilders(file.asResource())) {
                RouteBuilder routes = (RouteBuilder) builder;
                routes.configureRoutes(camel);
                builders.add(routes);
            }
            List<UrlClaim> urls = new ArrayList<>();
            builders.forEach(builder -> urls.addAll(UrlClaim.in(camel, builder)));
            ParsedRoutes parsed = new ParsedRoutes(file, builders, distinctIds(builders), urls);
            parsed.requireDistinctUrls();
            return parsed;
        } catch (RouteFileRefused refused) {
            throw refused;
        } catch (Exception broken) {
            throw new RouteFileRefused(broken);
        }
    }

    /** Refuses this file if the other one already has an id or a path of it. */
    void requireNothingOf(ParsedRoutes other) throws RouteFileRefused {
        for (String id : ids) {
            if (other.ids.contains(id)) {
                throw new RouteFileRefused("The id " + id + " is already taken by " + other.file.path() + ".");
            }
        }
        for (UrlClaim url : urls) {
            // Whatever the method: stopping a route makes Camel forget its path with all methods.
            if (other.urls.stream().anyMatch(taken -> taken.path().equals(url.path()))) {
                throw new RouteFileRefused("The URL path " + url.path() + " is already taken by " + other.file.path() + ".");
            }
        }
    }

    private void requireDistinctUrls() throws RouteFileRefused {
        for (int i = 0; i < urls.size(); i++) {
            if (urls.get(i).isConnections()) {
                throw new RouteFileRefused("The URL path " + urls.get(i).path() + " is where connections' webhooks arrive: "
                    + "take one with a further part, such as /webhooks/custom/orders.");
            }
            if (urls.subList(0, i).stream().anyMatch(urls.get(i)::collidesWith)) {
                throw new RouteFileRefused("The URL path " + urls.get(i).path() + " appears twice in this file.");
            }
        }
    }

    /** Ids of routes, of templates and of routes made from templates; those Camel makes up itself never collide. */
    private static Set<String> distinctIds(List<RouteBuilder> builders) throws RouteFileRefused {
        Set<String> seen = new LinkedHashSet<>();
        for (RouteBuilder builder : builders) {
            List<String> ids = Stream.of(
                            builder.getRouteCollection().getRoutes().stream()
                                    .filter(OptionalIdentifiedDefinition::hasCustomIdAssigned)
                                    .map(OptionalIdentifiedDefinition::getId),
                            builder.getRouteTemplateCollection().getRouteTemplates().stream()
                                    .map(OptionalIdentifiedDefinition::getId),
                            builder.getTemplatedRouteCollection().getTemplatedRoutes().stream()
                                    .filter(route -> route.getRouteId() != null)
                                    .map(TemplatedRouteDefinition::getRouteId))
                    .flatMap(stream -> stream).toList();
            for (String id : ids) {
                if (!seen.add(id)) {
                    throw new RouteFileRefused("The id " + id + " appears twice in this file.");
                }
            }
        }
        return seen;
    }
}
