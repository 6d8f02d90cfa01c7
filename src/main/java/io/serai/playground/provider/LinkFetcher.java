package io.serai.playground.provider;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/**
 * Fetches what the business links to, as the originals do, but only from this machine: the stand-in never goes outside.
 */
final class LinkFetcher {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final HttpClient http;
    private final Reach reach;

    LinkFetcher(HttpClient http, Reach reach) {
        this.http = http;
        this.reach = reach;
    }

    /** @param file empty where the link leads elsewhere, or nowhere ({@code failed}) */
    record Fetched(Optional<StoredFile> file, boolean failed) {
    }

    Fetched fetch(String link) {
        try {
            URI uri = reach.of(link);
            if (uri.getHost() == null || uri.getScheme() == null || !uri.getScheme().startsWith("http")) {
                return new Fetched(Optional.empty(), true);
            }
            if (!uri.getHost().matches("127\\.0\\.0\\.1|localhost|\\[::1]")) {
                return new Fetched(Optional.empty(), false);
            }
            HttpResponse<byte[]> answer = http.send(HttpRequest.newBuilder(uri).timeout(PATIENCE).build(),
                    BodyHandlers.ofByteArray());
            String type = answer.headers().firstValue("content-type").orElse("application/octet-stream");
            String name = uri.getPath().substring(uri.getPath().lastIndexOf('/') + 1);
            return answer.statusCode() == 200
                    ? new Fetched(Optional.of(new StoredFile(answer.body(), type, name)), false)
                    : new Fetched(Optional.empty(), true);
        } catch (IOException | IllegalArgumentException unreachable) {
            return new Fetched(Optional.empty(), true);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Fetched(Optional.empty(), true);
        }
    }
}
