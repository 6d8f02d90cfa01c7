package io.serai.web;

import io.serai.accounts.InlineScripts;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.web.server.Compression;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** How files reach the browser: compressed, cached for ever where their path names a version. */
@Configuration(proxyBeanMethods = false)
@Order(-10)
class WebConfiguration implements WebMvcConfigurer {

    private static final CacheControl FOREVER = CacheControl.maxAge(Duration.ofDays(365)).immutable();

    private final InboxFiles files = new InboxFiles();

    @Bean
    InboxFiles inboxFiles() {
        return files;
    }

    @Bean
    ImportMap importMap() {
        return new ImportMap();
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler(files.base() + "**").addResourceLocations(InboxFiles.LOCATION)
                .setCacheControl(FOREVER);
        registry.addResourceHandler("/webjars/**").addResourceLocations("classpath:/META-INF/resources/webjars/")
                .setCacheControl(FOREVER);
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableWebServerFactory> compression() {
        Compression compression = new Compression();
        compression.setEnabled(true);
        compression.setMinResponseSize(DataSize.ofKilobytes(1));
        compression.setMimeTypes(new String[] {"text/html", "text/css", "text/javascript", "application/javascript",
            "application/json", "image/svg+xml"});
        return factory -> factory.setCompression(compression);
    }

    /** Lets the one inline script of the page past the content policy. */
    @Bean
    InlineScripts inboxScripts(ImportMap map) {
        return new InlineScripts(List.of(map.hash()));
    }
}
