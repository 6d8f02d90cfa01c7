package io.serai.bots.socketio;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.server.HandshakeInterceptor;

/** Where the server's WebSockets are opened. {@link SocketGate} has let the site in. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class SocketIoWebSockets implements WebSocketConfigurer, HandshakeInterceptor {

    private final Wires wires;

    SocketIoWebSockets(Wires wires) {
        this.wires = wires;
    }

    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        registry.addHandler(wires, "/socket.io/", "/socket.io").addInterceptors(this).setAllowedOriginPatterns("*");
    }

    @Override
    public boolean beforeHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
            Map<String, Object> noted) {
        HttpServletRequest http = ((ServletServerHttpRequest) request).getServletRequest();
        noted.put(SocketIoEndpoint.OWN, SocketGate.own(http));
        return true;
    }

    @Override
    public void afterHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
            @Nullable Exception failure) {
        // nothing to undo
    }
}
