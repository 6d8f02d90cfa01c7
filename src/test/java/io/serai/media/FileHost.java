package io.serai.media;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A web server on loopback that may answer anything at all, lies and broken sentences included. */
final class FileHost implements AutoCloseable {

    private final ServerSocket socket;
    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    FileHost() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException busy) {
            throw new IllegalStateException(busy);
        }
        Thread.ofVirtual().name("file-host").start(this::accept);
    }

    interface Page {
        void answer(Request request, OutputStream out) throws IOException;
    }

    record Request(String path, Map<String, String> headers) {
    }

    String url(String path) {
        return "http://127.0.0.1:" + socket.getLocalPort() + path;
    }

    int port() {
        return socket.getLocalPort();
    }

    FileHost at(String path, Page page) {
        pages.put(path, page);
        return this;
    }

    List<Request> requests(String path) {
        return requests.stream().filter(request -> request.path().equals(path)).toList();
    }

    static Page file(byte[] bytes) {
        return (request, out) -> {
            head(out, "200 OK", Map.of("Content-Length", String.valueOf(bytes.length)));
            out.write(bytes);
        };
    }

    static Page status(String status, Map<String, String> headers) {
        return (request, out) -> {
            Map<String, String> all = new TreeMap<>(headers);
            all.put("Content-Length", "0");
            head(out, status, all);
        };
    }

    static Page redirect(String to) {
        return status("302 Found", Map.of("Location", to));
    }

    /** One answer after the other, the last one again and again. */
    static Page first(Page first, Page then) {
        boolean[] gone = new boolean[1];
        return (request, out) -> {
            Page page;
            synchronized (gone) {
                page = gone[0] ? then : first;
                gone[0] = true;
            }
            page.answer(request, out);
        };
    }

    static void head(OutputStream out, String status, Map<String, String> headers) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + "\r\n");
        headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        out.write(head.append("Connection: close\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            var lines = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
            String first = lines.readLine();
            if (first == null) {
                return;
            }
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (String line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
                headers.put(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 1).strip());
            }
            Request request = new Request(first.split(" ")[1], headers);
            requests.add(request);
            pages.getOrDefault(request.path(), status("404 Not Found", Map.of())).answer(request, client.getOutputStream());
        } catch (IOException gone) {
            // The other side had enough.
        }
    }
}
