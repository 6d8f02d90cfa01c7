package io.serai.inbox;

import io.serai.settings.SeraiSettings;
import java.net.URI;
import java.security.Principal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.security.core.Authentication;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.server.HandshakeInterceptor;

/** The socket's place. A page of another origin gets no socket, whatever cookies its browser holds. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class EventSocketConfiguration implements WebSocketConfigurer {

    private final EventSocketHandler handler;
    private final SeraiSettings settings;

    EventSocketConfiguration(EventSocketHandler handler, SeraiSettings settings) {
        this.handler = handler;
        this.settings = settings;
    }

    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        URI publicUrl = URI.create(settings.publicUrl());
        registry.addHandler(handler, "/api/v1/events/socket")
            .setAllowedOrigins(publicUrl.getScheme() + "://" + publicUrl.getAuthority())
            .addInterceptors(new KeepCaller());
    }

    /** The request that opens the socket is gone when hello comes: what it proved is kept. */
    private static final class KeepCaller implements HandshakeInterceptor {

        @Override
        public boolean beforeHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
                Map<String, Object> attributes) {
            Principal principal = request.getPrincipal();
            if (principal instanceof Authentication known && known.getPrincipal() instanceof io.serai.accounts.Caller caller) {
                attributes.put(SocketGreeting.CALLER, caller);
                String bearer = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
                if (bearer != null) {
                    attributes.put(SocketGreeting.TOKEN, bearer.replaceFirst("(?i)^Bearer\\s+", ""));
                } else if (request instanceof ServletServerHttpRequest servlet
                        && servlet.getServletRequest().getSession(false) != null) {
                    attributes.put(SocketGreeting.SESSION, servlet.getServletRequest().getSession(false).getId());
                }
            }
            return true;
        }

        @Override
        public void afterHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
                @Nullable Exception failure) {
            // nothing is left to do
        }
    }
}
