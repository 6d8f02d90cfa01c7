package io.serai.bots.socketio;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param heartbeat  how often a client is asked whether it is still there
 * @param patience   how long it may take to say so
 * @param forName    how long a client may stay without saying who it is
 * @param transcript how long to wait for what was said before, ere the customer is put into the queue without it
 * @param clients    clients at once, on this gateway
 */
@ConfigurationProperties("serai.socketio")
record SocketIoSettings(@DefaultValue("25s") Duration heartbeat, @DefaultValue("20s") Duration patience,
        @DefaultValue("30s") Duration forName, @DefaultValue("3s") Duration transcript, @DefaultValue("10000") int clients) {
}
