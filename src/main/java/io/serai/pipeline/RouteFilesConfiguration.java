package io.serai.pipeline;

import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

@Configuration(proxyBeanMethods = false)
class RouteFilesConfiguration {

    @Bean
    RouteFiles routeFiles(CamelContext camel, RoutesSettings settings) {
        Path beside = Path.of(settings.directory());
        return new RouteFiles(camel, new RouteFolders(beside, new PathMatchingResourcePatternResolver()));
    }

    /**
     * After the start, because only then does adding a route also start it, so that a file whose route does not start
     * can be refused alone. A provider, because Camel asks for this bean while it is being created itself.
     */
    @Bean
    CamelContextConfiguration loadRouteFiles(ObjectProvider<RouteFiles> files) {
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext camel) {
                // Nothing: routes must be added to a running Camel.
            }

            @Override
            public void afterApplicationStart(CamelContext camel) {
                files.getObject().loadAll();
            }
        };
    }
}
