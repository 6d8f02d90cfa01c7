package io.serai.bots.socketio;

import io.socket.engineio.server.EngineIoServer;
import io.socket.engineio.server.EngineIoSocket;
import io.socket.engineio.server.parser.Packet;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Clients of the 2.x line take a CONNECT packet with data for an error, and the server sends its {@code sid} to them, too.
 * The packets are mended as they are about to be written.
 */
final class OldClients {

    private static final int THEIR_PROTOCOL = 3;
    private static final Pattern CONNECT_WITH_DATA = Pattern.compile("(0(?:/[^,]*,)?)\\{.*}", Pattern.DOTALL);

    private OldClients() {
    }

    /** Must hear of connections before the Socket.IO server does, which answers at once. */
    static EngineIoServer understoodBy(EngineIoServer server) {
        server.on("connection", args -> {
            EngineIoSocket connection = (EngineIoSocket) args[0];
            if (connection.getProtocolVersion() == THEIR_PROTOCOL) {
                connection.on("flush", packets -> ((Collection<?>) packets[0]).forEach(OldClients::mend));
            }
        });
        return server;
    }

    @SuppressWarnings("unchecked")
    private static void mend(Object written) {
        Packet<Object> packet = (Packet<Object>) written;
        if (Packet.MESSAGE.equals(packet.type) && packet.data instanceof String text) {
            Matcher connect = CONNECT_WITH_DATA.matcher(text);
            if (connect.matches()) {
                packet.data = connect.group(1);
            }
        }
    }
}
