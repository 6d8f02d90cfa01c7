package io.serai.connectors;

import java.nio.file.Path;
import java.util.List;
import org.apache.camel.CamelContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ConnectorsConfiguration {

    /** Route files and descriptors lie in the same folders, so one setting says where. */
    @Bean
    ConnectorDescriptors connectorDescriptors(@Value("${serai.routes.directory:.}") String directory) {
        // Not a Path parameter: Spring would take "." for the root of the class path.
        return ConnectorDescriptors.load(Path.of(directory).resolve("connectors"));
    }

    @Bean
    Connectors connectors(List<ChannelConnector> connectors, ConnectorDescriptors descriptors) {
        return new InstalledConnectors(connectors, descriptors);
    }

    @Bean
    ProviderHttp providerHttp(CamelContext camel) {
        return new CamelProviderHttp(camel);
    }
}
