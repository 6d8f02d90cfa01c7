package io.serai.pipeline;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.RouteConfigurationsBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RouteTemplateDefinition;

/** One file's routes, running in Camel; all of them, or none. */
final class RunningRoutes {

    private static final long DRAIN_SECONDS = 20;

    private final CamelContext camel;
    private final Model model;
    private final ParsedRoutes parsed;
    private Set<String> routeIds = Set.of();

    private RunningRoutes(CamelContext camel, ParsedRoutes parsed) {
        this.camel = camel;
        this.model = camel.getCamelContextExtension().getContextPlugin(Model.class);
        this.parsed = parsed;
    }

    /** Starts every route of the file; if one does not start, takes the others back too. */
    static RunningRoutes start(CamelContext camel, ParsedRoutes parsed) throws RouteFileRefused {
        RunningRoutes running = new RunningRoutes(camel, parsed);
        Set<String> before = running.knownIds();
        for (String id : parsed.ids()) {
            if (before.contains(id)) {
                throw new RouteFileRefused("The id " + id + " is already taken by a route of Serai itself.");
            }
        }
        try {
            for (RouteBuilder builder : parsed.builders()) {
                if (builder instanceof RouteConfigurationsBuilder configurations) {
                    camel.addRoutesConfigurations(configurations);
                }
            }
            for (RouteBuilder builder : parsed.builders()) {
                camel.addRoutes(builder);
            }
            for (RouteBuilder builder : parsed.builders()) {
                camel.addTemplatedRoutes(builder);
            }
            running.remember(before);
            return running;
        } catch (Exception broken) {
            running.remember(before);
            running.stop();
            throw new RouteFileRefused(broken);
        }
    }

    ParsedRoutes parsed() {
        return parsed;
    }

    List<String> routeIds() {
        return List.copyOf(routeIds);
    }

    /** Lets messages under way finish, then forgets the routes, the templates and the error policies of the file. */
    void stop() {
        try {
            for (String id : routeIds) {
                camel.getRouteController().stopRoute(id, DRAIN_SECONDS, TimeUnit.SECONDS);
                camel.removeRoute(id);
                RouteDefinition left = model.getRouteDefinition(id);
                if (left != null) {
                    model.removeRouteDefinition(left);
                }
            }
            for (RouteBuilder builder : parsed.builders()) {
                for (RouteTemplateDefinition template : builder.getRouteTemplateCollection().getRouteTemplates()) {
                    model.removeRouteTemplateDefinition(template);
                }
                if (builder instanceof RouteConfigurationBuilder policies) {
                    for (RouteConfigurationDefinition policy
                            : policies.getRouteConfigurationCollection().getRouteConfigurations()) {
                        model.removeRouteConfiguration(policy);
                    }
                }
            }
        } catch (Exception stuck) {
            throw new IllegalStateException("The routes of " + parsed.file().path() + " could not be stopped", stuck);
        }
    }

    /** What the file brought is what is there now and was not before: templates make routes under ids of their own. */
    private void remember(Set<String> before) {
        routeIds = new LinkedHashSet<>(knownIds());
        routeIds.removeAll(before);
    }

    private Set<String> knownIds() {
        return model.getRouteDefinitions().stream().map(RouteDefinition::getId).collect(Collectors.toSet());
    }
}
