package io.serai.bots.socketio;

import io.socket.engineio.server.EngineIoServer;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** The polls of the Socket.IO server. Requests that want a WebSocket go to {@link Wires}. */
@Controller
class SocketIoEndpoint {

    /** In the query as the server behind sees it: the origin that was called. */
    static final String OWN = "serai.own";

    private final EngineIoServer server;
    private final BotSockets sockets;

    SocketIoEndpoint(EngineIoServer server, BotSockets sockets) {
        this.server = server;
        this.sockets = sockets;
    }

    @RequestMapping(path = {"/socket.io", "/socket.io/"}, method = {RequestMethod.GET, RequestMethod.POST},
        headers = "!Upgrade")
    void poll(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String connection = request.getParameter("sid");
        if (connection != null && request.getMethod().equals("GET")) {
            sockets.polled(connection);
        }
        server.handleRequest(new Poll(request), response);
    }

    /** The query with what we add to it, after what the client may have said of the same name; the body whole. */
    private static final class Poll extends HttpServletRequestWrapper {

        private final HttpServletRequest request;
        private byte @Nullable [] body;

        Poll(HttpServletRequest request) {
            super(request);
            this.request = request;
        }

        @Override
        public String getQueryString() {
            return request.getQueryString() + "&" + OWN + "="
                + URLEncoder.encode(SocketGate.own(request), StandardCharsets.UTF_8);
        }

        /** The server behind reads a body that comes in pieces beyond the end of its array. */
        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (body == null) {
                body = request.getInputStream().readNBytes(SocketGate.LARGEST);
            }
            return new Whole(new ByteArrayInputStream(body));
        }

        @Override
        public int getContentLength() {
            return body == null ? super.getContentLength() : body.length;
        }
    }

    private static final class Whole extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        Whole(ByteArrayInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            return bytes.read(into, offset, Math.min(length, into.length - offset));
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("It is here already");
        }
    }
}
