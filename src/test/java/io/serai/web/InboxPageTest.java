package io.serai.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.web.stand.Stand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How the inbox reaches the browser. */
class InboxPageTest {

    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]+)\"");

    private static Stand stand;
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        stand = Stand.start(0);
    }

    @AfterAll
    static void stop() {
        stand.close();
    }

    @Test
    void namesEveryFileOfItsStartAndEveryOneIsThere() throws Exception {
        HttpResponse<String> page = get("/inbox/");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-cache");
        List<String> links = links(page.body());
        assertThat(links).hasSizeGreaterThan(20).anyMatch(link -> link.endsWith("/elements/serai-list.js"));
        for (String link : links) {
            assertThat(get(link)).as(link).satisfies(file -> {
                assertThat(file.statusCode()).isEqualTo(200);
                assertThat(file.headers().firstValue("Cache-Control").orElseThrow())
                        .contains("immutable", "max-age=31536000");
            });
        }
    }

    @Test
    void startsWithinItsBudget() throws Exception {
        long bytes = 0;
        Set<String> files = Set.copyOf(links(get("/inbox/").body()).stream().filter(link -> !link.endsWith(".svg"))
                .toList());
        for (String link : files) {
            bytes += gzipped(get(link).body());
        }
        assertThat(files.size()).as("requests for scripts and styles").isLessThanOrEqualTo(40);
        assertThat(bytes).as("gzipped bytes of scripts and styles").isLessThan(120_000);
    }

    @Test
    void sendsFilesCompressed() throws Exception {
        String script = links(get("/inbox/").body()).stream().filter(link -> link.endsWith("serai-list.js"))
                .findFirst().orElseThrow();
        HttpResponse<byte[]> answer = http.send(HttpRequest.newBuilder(URI.create(stand.url() + script))
                .header("Accept-Encoding", "gzip").build(), BodyHandlers.ofByteArray());
        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
    }

    @Test
    void letsExactlyItsImportMapPastTheContentPolicy() throws Exception {
        HttpResponse<String> page = get("/inbox/");
        String map = page.body().replaceAll("(?s).*<script type=\"importmap\">(.*?)</script>.*", "$1");
        String hash = java.util.Base64.getEncoder().encodeToString(ImportMap.sha256(map.getBytes()));
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow()).contains("'sha256-" + hash
                + "'");
        assertThat(page.body().replace("<script type=\"importmap\">", "").replace("<script type=\"module\" src=", ""))
                .doesNotContain("<script").doesNotContain("style=").doesNotContain(" on");
    }

    @Test
    void startsAtTheRoot() throws Exception {
        HttpResponse<String> answer = get("/");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/inbox/");
    }

    @Test
    void takesVersionsFromTheJarsThatAreThere() {
        assertThat(new ImportMap().resolve("lit-html/directives/repeat.js").orElseThrow())
                .matches("/webjars/lit-html/[0-9.]+/directives/repeat.js");
        assertThat(new ImportMap().resolve("left-pad")).isEmpty();
    }

    private static List<String> links(String html) {
        return LINK.matcher(html).results().map(match -> match.group(1)).distinct().toList();
    }

    private static long gzipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes());
        }
        return bytes.size();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(stand.url() + path)).build(), BodyHandlers.ofString());
    }
}
