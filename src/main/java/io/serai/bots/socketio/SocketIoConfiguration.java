package io.serai.bots.socketio;

import io.serai.accounts.PublicPaths;
import io.socket.engineio.server.EngineIoServer;
import io.socket.engineio.server.EngineIoServerOptions;
import io.socket.socketio.server.SocketIoServer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** The Socket.IO server, on the port of everything else. */
@Configuration(proxyBeanMethods = false)
class SocketIoConfiguration {

    @Bean(destroyMethod = "shutdown")
    EngineIoServer engineIoServer(SocketIoSettings settings, SocketTimer timer) {
        EngineIoServerOptions options = EngineIoServerOptions.newFromDefault().setCorsHandlingDisabled(true)
            .setPingInterval(settings.heartbeat().toMillis()).setPingTimeout(settings.patience().toMillis());
        options.setScheduledExecutorService(timer.threads());
        return OldClients.understoodBy(new EngineIoServer(options));
    }

    @Bean
    SocketIoServer socketIoServer(EngineIoServer server) {
        return new SocketIoServer(server);
    }

    /** Before all else: what is refused here costs nothing. */
    @Bean
    FilterRegistrationBean<SocketGate> socketGate(KnownBots bots) {
        FilterRegistrationBean<SocketGate> gate = new FilterRegistrationBean<>(new SocketGate(bots));
        gate.addUrlPatterns("/socket.io", "/socket.io/*");
        gate.setOrder(Ordered.HIGHEST_PRECEDENCE + 20);
        gate.setAsyncSupported(true);
        return gate;
    }

    @Bean
    PublicPaths socketIoPaths() {
        return PublicPaths.of("/socket.io", "/socket.io/**");
    }
}
