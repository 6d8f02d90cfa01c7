package io.serai.media;

import io.serai.media.ContentFiles.Incoming;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Fetches files from addresses that strangers chose. Every hop is checked, by name and by every address the name stands
 * for; the connection is made to those very addresses, so that no second look-up can lead elsewhere. What arrives is
 * bounded in size and in time, whatever it announces.
 */
final class GuardedDownload implements AutoCloseable {

    private static final int REDIRECTS = 5;
    private static final Duration SILENCE = Duration.ofSeconds(15);
    private static final List<Integer> MOVED = List.of(301, 302, 303, 307, 308);

    private final ContentFiles files;
    private final Duration timeout;
    private final CloseableHttpClient outside;
    private final CloseableHttpClient own;

    GuardedDownload(ContentFiles files, Duration timeout) {
        this(files, timeout, new OnlyPublic());
    }

    /** @param names looks up hosts other than the connection's own, and refuses what must not be reached */
    GuardedDownload(ContentFiles files, Duration timeout, DnsResolver names) {
        this.files = files;
        this.timeout = timeout;
        this.outside = client(names);
        this.own = client(SystemDefaultDnsResolver.INSTANCE);
    }

    /** The bytes, received whole; they must be closed. */
    Incoming fetch(FetchRules rules, long max) throws FetchFailure {
        long deadline = System.nanoTime() + timeout.toNanos();
        URI url = rules.location().url();
        for (int hop = 0; hop <= REDIRECTS; hop++) {
            rules.check(url);
            Object answer = get(url, rules, max, deadline);
            if (answer instanceof Incoming received) {
                return received;
            }
            url = (URI) answer;
        }
        throw FetchFailure.refused("more than " + REDIRECTS + " redirects");
    }

    @Override
    public void close() throws IOException {
        outside.close();
        own.close();
    }

    /** @return the bytes, or where they are said to be instead */
    private Object get(URI url, FetchRules rules, long max, long deadline) throws FetchFailure {
        HttpGet request = new HttpGet(url);
        if (rules.isAuthorised(url)) {
            rules.location().headers().forEach(request::setHeader);
        }
        try (ClassicHttpResponse response = (rules.isOwn(url.getHost()) ? own : outside)
                .executeOpen(null, request, null)) {
            int status = response.getCode();
            if (MOVED.contains(status)) {
                return redirect(url, response);
            }
            if (status != 200) {
                throw refusal(url.getHost(), status, response);
            }
            return receive(url.getHost(), response, max, deadline);
        } catch (Forbidden inside) {
            throw FetchFailure.refused(inside.getMessage());
        } catch (IOException broken) {
            throw FetchFailure.broken(url.getHost() + " did not give the file ("
                + broken.getClass().getSimpleName() + ")", broken);
        } finally {
            // Not read to its end: what else comes, however much, is not waited for.
            request.cancel();
        }
    }

    private Incoming receive(String host, ClassicHttpResponse response, long max, long deadline)
            throws FetchFailure, IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            throw FetchFailure.later(host + " gave no bytes");
        }
        if (entity.getContentLength() > max) {
            throw tooLarge(max);
        }
        try {
            return files.receive(new Timed(entity.getContent(), deadline), max);
        } catch (MediaStore.TooLarge endless) {
            throw tooLarge(max);
        }
    }

    private static FetchFailure tooLarge(long max) {
        return FetchFailure.refused("it is larger than " + max + " bytes");
    }

    private static URI redirect(URI from, ClassicHttpResponse response) throws FetchFailure {
        Header location = response.getFirstHeader("Location");
        try {
            return from.resolve(URI.create(location == null ? "" : location.getValue()));
        } catch (IllegalArgumentException nonsense) {
            throw FetchFailure.refused(from.getHost() + " redirects to no address");
        }
    }

    private static FetchFailure refusal(String host, int status, ClassicHttpResponse response) {
        String message = host + " answered " + status;
        return status == 401 || status == 408 || status == 425 || status == 429 || status >= 500
            ? FetchFailure.later(message, retryAfter(response)) : FetchFailure.gone(message);
    }

    /** As seconds; as a date, which nobody sends here, it counts as no wish. */
    private static @Nullable Duration retryAfter(ClassicHttpResponse response) {
        Header wish = response.getFirstHeader("Retry-After");
        return wish != null && wish.getValue().strip().matches("\\d{1,6}")
            ? Duration.ofSeconds(Long.parseLong(wish.getValue().strip())) : null;
    }

    private static CloseableHttpClient client(DnsResolver resolver) {
        Timeout silence = Timeout.of(SILENCE);
        return HttpClients.custom()
            .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(resolver).setMaxConnTotal(100).setMaxConnPerRoute(50)
                .setDefaultConnectionConfig(ConnectionConfig.custom().setConnectTimeout(Timeout.ofSeconds(5))
                    .setSocketTimeout(silence).setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS).build())
                .build())
            .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(silence)
                .setConnectionRequestTimeout(silence).build())
            .disableRedirectHandling().disableCookieManagement().disableAuthCaching().disableAutomaticRetries()
            .disableContentCompression().setUserAgent("Serai")
            .build();
    }

    /** One private address among public ones is one too many. */
    private static final class OnlyPublic implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            InetAddress[] addresses = InetAddress.getAllByName(host);
            for (InetAddress address : addresses) {
                if (!PublicAddresses.isPublic(address)) {
                    throw new Forbidden(host + " leads into a private network");
                }
            }
            return addresses;
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    private static final class Forbidden extends UnknownHostException {
        private Forbidden(String message) {
            super(message);
        }
    }

    /** A body that trickles in for ever is as endless as one that never ends. */
    private static final class Timed extends FilterInputStream {

        private final long deadline;

        private Timed(InputStream in, long deadline) {
            super(in);
            this.deadline = deadline;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (System.nanoTime() > deadline) {
                throw new IOException("the file trickled in for too long");
            }
            return super.read(buffer, offset, length);
        }
    }
}
