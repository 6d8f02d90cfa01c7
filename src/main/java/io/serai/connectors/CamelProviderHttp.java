package io.serai.connectors;

import io.serai.model.FailureCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Producer;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.entity.mime.HttpMultipartMode;
import org.apache.hc.client5.http.entity.mime.InputStreamBody;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * HTTP to providers over Camel's http component, one pool for all of them: no redirects (a credential goes nowhere else),
 * no retries of its own (that is the outbox's affair), no cookies. Each time-out has a producer of its own.
 */
final class CamelProviderHttp implements ProviderHttp, AutoCloseable {

    private static final int MAX_ANSWER = 16 * 1024 * 1024;
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final TimeValue KEEP = TimeValue.ofSeconds(30);
    private static final ContentType TEXT = ContentType.TEXT_PLAIN.withCharset(StandardCharsets.UTF_8);

    private final CamelContext camel;
    private final PoolingHttpClientConnectionManager pool;
    private final HttpComponent component;
    private final DepartureWatch departures = new DepartureWatch();
    private final Map<Duration, Producer> producers = new ConcurrentHashMap<>();

    CamelProviderHttp(CamelContext camel) {
        this.camel = camel;
        this.pool = pool();
        this.component = new HttpComponent();
        component.setCamelContext(camel);
        component.setClientConnectionManager(pool);
        component.setHttpClientConfigurer(client -> client
            .setConnectionManagerShared(true)
            .setRequestExecutor(departures)
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAuthCaching());
        ServiceHelper.startService(component);
    }

    @Override
    public ProviderResponse exchange(ProviderRequest request) throws SendFailure {
        long deadline = System.nanoTime() + request.timeout().toNanos();
        departures.reset();
        try {
            Exchange exchange = exchangeOf(request);
            producers.computeIfAbsent(request.timeout(), this::producer).process(exchange);
            if (exchange.getException() != null) {
                throw exchange.getException();
            }
            Message answer = exchange.getMessage();
            return new ProviderResponse(answer.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class),
                headersOf(answer), bodyOf(answer, deadline));
        } catch (Exception e) {
            throw failure(request, e);
        }
    }

    @Override
    public void close() {
        producers.values().forEach(ServiceHelper::stopAndShutdownService);
        ServiceHelper.stopAndShutdownService(component);
        pool.close();
    }

    private Exchange exchangeOf(ProviderRequest request) throws IOException {
        Exchange exchange = new DefaultExchange(camel);
        Message message = exchange.getIn();
        request.headers().forEach(message::setHeader);
        message.setHeader(Exchange.HTTP_METHOD, request.method());
        message.setHeader(Exchange.HTTP_URI, request.url().toASCIIString());
        if (request.upload() != null) {
            message.setBody(multipart(request.upload()));
        } else if (request.body().length > 0) {
            message.setBody(request.body());
        }
        return exchange;
    }

    private static HttpEntity multipart(Upload upload) throws IOException {
        // As browsers do: a file name in any script goes as plain UTF-8. With a known size there is a Content-Length.
        MultipartEntityBuilder form = MultipartEntityBuilder.create().setMode(HttpMultipartMode.LEGACY)
            .setCharset(StandardCharsets.UTF_8);
        upload.fields().forEach((name, value) -> form.addTextBody(name, value, TEXT));
        return form.addPart(upload.field(), new InputStreamBody(upload.source().open(),
            ContentType.parse(upload.mimeType()), upload.fileName(), upload.size())).build();
    }

    private static Map<String, String> headersOf(Message answer) {
        Map<String, String> headers = new TreeMap<>();
        answer.getHeaders().forEach((name, value) -> {
            if (!name.startsWith("Camel") && value != null) {
                Object first = value instanceof Iterable<?> many ? many.iterator().next() : value;
                headers.putIfAbsent(name.toLowerCase(Locale.ROOT), String.valueOf(first));
            }
        });
        return headers;
    }

    private static byte[] bodyOf(Message answer, long deadline) throws IOException {
        InputStream stream = answer.getBody(InputStream.class);
        if (stream == null) {
            return new byte[0];
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try (stream) {
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                body.write(buffer, 0, read);
                if (body.size() > MAX_ANSWER) {
                    throw new IOException("the answer is larger than " + MAX_ANSWER + " bytes");
                }
                if (System.nanoTime() > deadline) {
                    throw new IOException("the answer trickled in for too long");
                }
            }
        }
        return body.toByteArray();
    }

    /** What was asked for may be asked again; what was to be done may have been done once it left. */
    private SendFailure failure(ProviderRequest request, Exception cause) {
        URI url = request.url();
        boolean done = departures.left() && !request.method().equals("GET");
        String reason = cause.getClass().getSimpleName() + (cause.getMessage() == null ? "" : ": " + cause.getMessage());
        SendFailure failure = new SendFailure(SendFailure.of(done ? FailureCode.UNKNOWN : FailureCode.UNAVAILABLE,
            done ? url.getHost() + " took the request but did not answer, so nobody knows what became of it"
                : url.getHost() + " cannot be reached (" + cause.getClass().getSimpleName() + ")", !done));
        failure.initCause(new IOException(reason));
        return failure;
    }

    private Producer producer(Duration timeout) {
        try {
            long millis = timeout.toMillis();
            Producer producer = component.createEndpoint("http://provider?throwExceptionOnFailure=false"
                + "&disableStreamCache=true"
                + "&connectionRequestTimeout=" + millis + "&responseTimeout=" + millis).createProducer();
            ServiceHelper.startService(producer);
            return producer;
        } catch (Exception e) {
            throw new IllegalStateException("Camel's http component does not start", e);
        }
    }

    private static PoolingHttpClientConnectionManager pool() {
        return PoolingHttpClientConnectionManagerBuilder.create()
            .setMaxConnTotal(400)
            .setMaxConnPerRoute(100)
            .setDefaultConnectionConfig(ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(CONNECT))
                // A connection that the provider closed meanwhile is found out before a request is lost on it.
                .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                .setTimeToLive(KEEP)
                .build())
            .build();
    }
}
