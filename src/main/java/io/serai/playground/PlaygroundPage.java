package io.serai.playground;

import io.serai.accounts.PublicPages;
import io.serai.problems.Refusal;
import io.serai.web.ImportMap;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The playground's screen. Its files are packed outside {@code static}, so that without a playground nobody gets them.
 */
@RestController
@OnlyInPlayground
class PlaygroundPage {

    private final Playground playground;
    private final String html;

    PlaygroundPage(Playground playground, ImportMap map) {
        this.playground = playground;
        html = text().replace("<!-- import map -->", "<script type=\"importmap\">" + map.json() + "</script>");
    }

    private static String text() {
        try (InputStream file = PlaygroundPage.class.getResourceAsStream("/playground/index.html")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    @GetMapping(path = {"/playground", "/playground/"}, produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> page() {
        if (playground.provider().isEmpty()) {
            throw Refusal.notFound("page", "playground");
        }
        return ResponseEntity.ok().cacheControl(CacheControl.noCache())
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8")).body(html);
    }

    @Configuration(proxyBeanMethods = false)
    @OnlyInPlayground
    static class Files implements WebMvcConfigurer {

        @Override
        public void addResourceHandlers(ResourceHandlerRegistry registry) {
            registry.addResourceHandler("/playground/files/**").addResourceLocations("classpath:/playground/")
                    .setCacheControl(CacheControl.noCache());
        }

        @Bean
        PublicPages playgroundPages() {
            return PublicPages.of("/playground", "/playground/", "/playground/files/**");
        }
    }
}
