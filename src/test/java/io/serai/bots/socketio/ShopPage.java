package io.serai.bots.socketio;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import io.serai.testing.Chromium;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A shop's page, on an origin of its own, with a bot that hands over as the documents of these bots say it is done. */
final class ShopPage implements AutoCloseable {

    /** The documented snippet; only the address is another, and what the bot would draw is noted down. */
    private static final String SNIPPET = """
        ([address, ConversationID, BotID, transports, auth, history]) => {
          window.heard = [];
          window.asked = [];
          const socket = io.connect(address + '/live_agent', {autoConnect: false, transports, reconnectionDelay: 1500,
              reconnectionDelayMax: 1500, randomizationFactor: 0, auth, query: auth});
          window.socket = socket;
          // first time connecting to the main socket !
          socket.on('startConversation', function() {
             window.asked.push('startConversation');
             socket.emit('username', {
                 "ConversationID": ConversationID,
                 "BotID": BotID
             });
          });
          // receiving a message !
          socket.on('to_user', function(data) {
             let text = data.message;
             window.heard.push(text);
          });
          // send messages to clients !
          socket.on('messages', function(data) {
             window.asked.push('messages');
             let messages = history
             socket.emit('messages_to_client', {
                 "messages": messages,
                 "bot_id": BotID
             });
          });
          // disconnecting socket !
          socket.on('disconnect_socket', function(data) {
             window.asked.push('disconnect_socket');
             socket.disconnect();
          });
          window.say = message => {
            if (!socket.connected) return false;
            socket.emit('from_user', {
                 "message": message,
                 "ConversationID": ConversationID,
                 "BotID": BotID
            });
            return true;
          };
          socket.connect();
        }""";

    private final HttpServer server;
    private final Page page;

    ShopPage(int version) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        byte[] body = "<!doctype html><title>A shop</title>".getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        page = Chromium.browser().newPage(new Browser.NewPageOptions());
        page.navigate("http://localhost:" + server.getAddress().getPort() + "/");
        page.addScriptTag(new Page.AddScriptTagOptions().setContent(ClientPackages.script(version)));
    }

    void connect(int port, String conversation, String bot, List<String> transports, Map<String, String> auth,
            List<Map<String, String>> history) {
        page.evaluate(SNIPPET, List.of("http://localhost:" + port, conversation, bot, transports, auth, history));
    }

    @SuppressWarnings("unchecked")
    List<String> heard() {
        return (List<String>) page.evaluate("window.heard");
    }

    @SuppressWarnings("unchecked")
    List<String> asked() {
        return (List<String>) page.evaluate("window.asked");
    }

    boolean isConnected() {
        return (boolean) page.evaluate("window.socket.connected");
    }

    boolean say(String text) {
        return (boolean) page.evaluate("text => window.say(text)", text);
    }

    /** As when the network goes away: nobody says goodbye to the namespace. */
    void drop() {
        page.evaluate("window.socket.io.engine.close()");
    }

    String transport() {
        return (String) page.evaluate("window.socket.io.engine.transport.name");
    }

    @Override
    public void close() {
        page.close();
        server.stop(0);
    }
}
