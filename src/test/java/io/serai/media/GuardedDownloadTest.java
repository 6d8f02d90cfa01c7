package io.serai.media;

import static io.serai.media.FileHost.file;
import static io.serai.media.FileHost.head;
import static io.serai.media.FileHost.redirect;
import static io.serai.media.FileHost.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.connectors.ConnectionSettings;
import io.serai.connectors.MediaLocation;
import io.serai.media.ContentFiles.Incoming;
import io.serai.media.FetchFailure.Kind;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedDownloadTest {

    private static final byte[] BYTES = "some bytes".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;
    private FileHost host;
    private ContentFiles files;
    private GuardedDownload download;

    @BeforeEach
    void open() {
        host = new FileHost();
        files = new ContentFiles(folder);
        download = new GuardedDownload(files, Duration.ofSeconds(5));
    }

    @AfterEach
    void close() throws Exception {
        host.close();
        download.close();
        assertThat(folder.resolve("incoming")).satisfiesAnyOf(
            incoming -> assertThat(incoming).doesNotExist(), incoming -> assertThat(incoming).isEmptyDirectory());
    }

    @Test
    void fetchesFromTheConnectionsOwnHostAndShowsWhatAuthorisesIt() throws Exception {
        host.at("/a", file(BYTES));
        assertThat(text(host.url("/a"))).isEqualTo("some bytes");
        assertThat(host.requests("/a").getFirst().headers()).containsEntry("Authorization", "Bearer secret");
    }

    @Test
    void followsARedirectButTellsTheSecretToNobodyElse() throws Exception {
        host.at("/a", redirect("http://edge.cdn.example.com:" + host.port() + "/b")).at("/b", file(BYTES));
        try (GuardedDownload looseDns = new GuardedDownload(files, Duration.ofSeconds(5), new AllIsLoopback())) {
            assertThat(text(looseDns, host.url("/a"), "edge.cdn.example.com")).isEqualTo("some bytes");
        }
        assertThat(host.requests("/b").getFirst().headers()).doesNotContainKey("Authorization");
    }

    @Test
    void doesNotFollowARedirectIntoAPrivateNetwork() {
        host.at("/a", redirect("http://localhost:" + host.port() + "/secret")).at("/secret", file(BYTES));
        assertRefused(host.url("/a"), "localhost", "private network");
        assertThat(host.requests("/secret")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.2/x", "https://127.0.0.2/x", "https://[::1]/x", "https://2130706434/x",
        "https://169.254.169.254/latest/meta-data", "https://10.0.0.1/x", "https://[::ffff:10.0.0.1]/x",
        "https://localhost/x"})
    void neverReachesIntoAPrivateNetworkEvenWhereTheHostIsAllowed(String url) {
        assertRefused(url, URI.create(url).getHost(), "private network");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example.org/x", "https://cdn.example.com.evil.org/x", "https://xcdn.example.com/x",
        "http://edge.cdn.example.com/x", "ftp://edge.cdn.example.com/x", "file:///etc/passwd", "https:///x", "https://0x7f.1/x",
        "https://edge.cdn.example.com@127.0.0.1/x", "https://user@edge.cdn.example.com/x"})
    void asksOnlyHostsOfTheChannelAndOnlySafely(String url) {
        assertThatThrownBy(() -> text(url)).isInstanceOf(FetchFailure.class)
            .extracting(failure -> ((FetchFailure) failure).kind()).isEqualTo(Kind.REFUSED);
    }

    @Test
    void checksEveryHopOfARedirect() {
        host.at("/a", redirect("https://evil.example.org/x"));
        assertThatThrownBy(() -> text(host.url("/a"))).hasMessageContaining("evil.example.org is not among the hosts");
        host.at("/loop", redirect(host.url("/loop")));
        assertThatThrownBy(() -> text(host.url("/loop"))).hasMessageContaining("redirects");
        assertThat(host.requests("/loop")).hasSize(6);
    }

    @Test
    void refusesWhatAnnouncesTooMuchWithoutReadingIt() {
        host.at("/a", (request, out) -> head(out, "200 OK", Map.of("Content-Length", "999999999")));
        assertThatThrownBy(() -> text(host.url("/a"))).hasMessageContaining("larger than 1000 bytes");
    }

    @Test
    void stopsReadingWhatNeverEnds() {
        host.at("/a", (request, out) -> {
            head(out, "200 OK", Map.of());
            while (true) {
                out.write(new byte[10_000]);
            }
        });
        assertThatThrownBy(() -> text(host.url("/a"))).hasMessageContaining("larger than 1000 bytes");
    }

    @Test
    void doesNotTakeAPartForTheWhole() {
        host.at("/a", (request, out) -> {
            head(out, "200 OK", Map.of("Content-Length", "500"));
            out.write(BYTES);
        });
        assertLater(host.url("/a"));
    }

    @Test
    void doesNotWaitForEverForWhatTricklesIn() throws Exception {
        CountDownLatch drop = new CountDownLatch(1);
        host.at("/a", (request, out) -> {
            head(out, "200 OK", Map.of());
            for (int i = 0; i < 100; i++) {
                out.write(1);
                out.flush();
                await(drop);
            }
        });
        try (GuardedDownload hasty = new GuardedDownload(files, Duration.ofMillis(400))) {
            assertThatThrownBy(() -> text(hasty, host.url("/a"))).isInstanceOf(FetchFailure.class)
                .extracting(failure -> ((FetchFailure) failure).kind()).isEqualTo(Kind.LATER);
        }
    }

    @Test
    void tellsApartWhatIsGoneAndWhatIsBusy() {
        host.at("/gone", status("410 Gone", Map.of())).at("/forbidden", status("403 Forbidden", Map.of()))
            .at("/busy", status("429 Too Many Requests", Map.of("Retry-After", "7")))
            .at("/down", status("503 Service Unavailable", Map.of()));
        assertThat(failure("/missing").kind()).isEqualTo(Kind.GONE);
        assertThat(failure("/gone").kind()).isEqualTo(Kind.GONE);
        assertThat(failure("/forbidden").kind()).isEqualTo(Kind.GONE);
        assertThat(failure("/busy").kind()).isEqualTo(Kind.LATER);
        assertThat(failure("/busy").retryAfter()).isEqualTo(Duration.ofSeconds(7));
        assertThat(failure("/down").kind()).isEqualTo(Kind.LATER);
    }

    private FetchFailure failure(String path) {
        try {
            text(host.url(path));
        } catch (FetchFailure failure) {
            return failure;
        } catch (Exception other) {
            throw new AssertionError(other);
        }
        throw new AssertionError("fetched");
    }

    private void assertRefused(String url, String allowed, String reason) {
        assertThatThrownBy(() -> text(download, url, allowed)).isInstanceOf(FetchFailure.class)
            .hasMessageContaining(reason)
            .extracting(failure -> ((FetchFailure) failure).kind()).isEqualTo(Kind.REFUSED);
    }

    private void assertLater(String url) {
        assertThatThrownBy(() -> text(url)).isInstanceOf(FetchFailure.class)
            .extracting(failure -> ((FetchFailure) failure).kind()).isEqualTo(Kind.LATER);
    }

    private String text(String url) throws Exception {
        return text(download, url);
    }

    private String text(GuardedDownload download, String url, String... mediaHosts) throws Exception {
        MediaLocation location = new MediaLocation(URI.create(url), Map.of("Authorization", "Bearer secret"),
            Set.of(".cdn.example.com"), Set.of("127.0.0.1"), null);
        ConnectionSettings connection = new ConnectionSettings("shop", "files",
            Map.of("api-url", host.url(""), "media-hosts", String.join(",", mediaHosts)));
        try (Incoming received = download.fetch(FetchRules.of(location, connection), 1_000)) {
            return Files.readString(received.file());
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(50, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class AllIsLoopback implements DnsResolver {
        @Override
        public InetAddress[] resolve(String name) {
            return new InetAddress[] {InetAddress.getLoopbackAddress()};
        }

        @Override
        public String resolveCanonicalHostname(String name) {
            return name;
        }
    }
}
