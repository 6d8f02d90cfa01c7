package io.serai.visitors;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A shop's own web server, on another origin than Serai's, with the chat on every page. */
final class HostSite implements AutoCloseable {

    /** What a page may do to everything on it; the chat must not mind. */
    private static final String HOSTILE = """
        * { font: 40px/3 cursive !important; letter-spacing: 8px !important; color: lime !important; direction: rtl !important;
          text-transform: uppercase !important; background: magenta !important; position: static !important; z-index: 1 !important;
          transform: rotate(3deg) !important; box-sizing: content-box !important; text-align: center !important;
          visibility: visible !important; pointer-events: auto !important; opacity: .3 !important; overflow: hidden !important }
        div, button, p, section, header, textarea, form { display: table-cell !important; width: 20px !important; margin: 90px !important;
          padding: 60px !important; border: 9px dotted red !important; float: left !important }
        body { transform: scale(.5) !important; filter: blur(1px) !important }""";

    private final HttpServer server;
    private final int serai;

    HostSite(int seraiPort) {
        this.serai = seraiPort;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/", exchange -> {
            boolean hostile = exchange.getRequestURI().getPath().contains("hostile");
            String query = exchange.getRequestURI().getQuery();
            byte[] page = page(query == null ? "" : query, hostile).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            // A strict site: it lets in the chat's script and calls, and no inline anything.
            exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'self'; script-src http://localhost:" + serai
                + "; connect-src http://localhost:" + serai + " ws://localhost:" + serai + "; img-src http://localhost:" + serai
                + " blob: data:; media-src http://localhost:" + serai + "; style-src 'self' 'nonce-shop'");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
    }

    /** @param attributes of the chat, as a query: {@code connection=site&lang=ar} */
    String page(String attributes) {
        return "http://localhost:" + server.getAddress().getPort() + "/?" + attributes;
    }

    String hostilePage(String attributes) {
        return "http://localhost:" + server.getAddress().getPort() + "/hostile?" + attributes;
    }

    private String page(String attributes, boolean hostile) {
        String chat = attributes.isEmpty() ? "" : attributes.replaceAll("([\\w-]+)=([^&]*)&?", "$1=\"$2\" ");
        return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>A shop</title>"
            + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
            + (hostile ? "<style nonce=\"shop\">" + HOSTILE + "</style>" : "")
            + "<link rel=\"icon\" href=\"data:,\">"
            + "<script type=\"module\" src=\"http://localhost:" + serai + "/widget.js\"></script></head>"
            + "<body><main><h1>A shop</h1><p>Tea and more.</p></main><serai-chat " + chat + "></serai-chat></body></html>";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
