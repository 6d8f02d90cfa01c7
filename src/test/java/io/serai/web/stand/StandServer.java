package io.serai.web.stand;

import io.serai.accounts.InlineScripts;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;

/** What stands behind the inbox's files: the API in memory, its socket, the media, and the policy that pages get. */
@TestConfiguration(proxyBeanMethods = false)
@EnableWebSocket
class StandServer implements WebMvcConfigurer {

    /** After the socket's mapping, before the files'. */
    @Bean
    SimpleUrlHandlerMapping api(World world) {
        return new SimpleUrlHandlerMapping(Map.of("/api/v1/**", new FakeApi(world)), 5);
    }

    @Bean
    ServletRegistrationBean<FakeMedia> media(World world) {
        return new ServletRegistrationBean<>(new FakeMedia(world), "/media/*");
    }

    @Bean
    WebSocketConfigurer sockets(FakeSocket socket) {
        return registry -> registry.addHandler(socket, "/api/v1/events/socket");
    }

    /** The same directives as the product's, which a test against the product itself holds to. */
    @Bean
    Filter contentPolicy(List<InlineScripts> scripts) {
        String policy = "default-src 'none'; script-src 'self' '" + scripts.getFirst().hashes().getFirst()
                + "'; style-src 'self'; "
                + "img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self'; base-uri 'none'; "
                + "form-action 'self'; "
                + "frame-ancestors 'none'; require-trusted-types-for 'script'";
        return (request, response, chain) -> {
            ((HttpServletResponse) response).setHeader("Content-Security-Policy", policy);
            ((HttpServletResponse) response).setHeader("X-Content-Type-Options", "nosniff");
            chain.doFilter(request, response);
        };
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        // As the sources lie, so that tests of modules find them by the same relative path in a browser and in node.
        registry.addResourceHandler("/src/test/resources/inbox/**").addResourceLocations("classpath:/inbox/");
        registry.addResourceHandler("/src/main/resources/static/inbox/**")
                .addResourceLocations("classpath:/static/inbox/");
    }
}
