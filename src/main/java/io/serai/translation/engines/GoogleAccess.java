package io.serai.translation.engines;

import com.google.api.gax.core.FixedCredentialsProvider;
import com.google.api.gax.core.NoCredentialsProvider;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.cloud.translate.v3.TranslationServiceClient;
import com.google.cloud.translate.v3.TranslationServiceSettings;
import io.grpc.ManagedChannelBuilder;
import io.serai.translation.EngineFailure;
import io.serai.translation.FailureCode;
import io.serai.translation.TranslationSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Google's client with its credentials, made at the first use: looking for them can take seconds where Google's machines
 * are far. Calls are tried once; what follows a failure is the chain's to decide.
 */
final class GoogleAccess implements AutoCloseable {

    private static final String SCOPE = "https://www.googleapis.com/auth/cloud-translation";

    private final TranslationSettings.Google settings;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable TranslationServiceClient client;

    GoogleAccess(TranslationSettings.Google settings) {
        this.settings = settings;
    }

    TranslationServiceClient client() throws EngineFailure {
        lock.lock();
        try {
            if (client == null) {
                client = open();
            }
            return client;
        } catch (IOException unusable) {
            throw new EngineFailure(FailureCode.CONFIG, settings.credentials().isEmpty()
                ? "No Google credentials are found: set serai.translation.google.credentials"
                : "The Google credentials that are set cannot be read");
        } finally {
            lock.unlock();
        }
    }

    private TranslationServiceClient open() throws IOException {
        TranslationServiceSettings.Builder builder = TranslationServiceSettings.newBuilder().setEndpoint(settings.endpoint());
        if (settings.plaintext()) {
            builder.setCredentialsProvider(NoCredentialsProvider.create()).setTransportChannelProvider(
                TranslationServiceSettings.defaultGrpcTransportProviderBuilder()
                    .setChannelConfigurator(ManagedChannelBuilder::usePlaintext).build());
        } else {
            builder.setCredentialsProvider(FixedCredentialsProvider.create(credentials()));
        }
        builder.translateTextSettings().setSimpleTimeoutNoRetriesDuration(settings.timeout());
        builder.detectLanguageSettings().setSimpleTimeoutNoRetriesDuration(settings.timeout());
        builder.getSupportedLanguagesSettings().setSimpleTimeoutNoRetriesDuration(settings.timeout());
        return TranslationServiceClient.create(builder.build());
    }

    /** https://cloud.google.com/docs/authentication/application-default-credentials, unless something is set. */
    private GoogleCredentials credentials() throws IOException {
        String given = settings.credentials().strip();
        GoogleCredentials credentials;
        if (given.isEmpty()) {
            credentials = GoogleCredentials.getApplicationDefault();
        } else {
            try (InputStream json = given.startsWith("{") ? new ByteArrayInputStream(given.getBytes(StandardCharsets.UTF_8))
                    : Files.newInputStream(Path.of(given))) {
                credentials = GoogleCredentials.fromStream(json);
            }
        }
        return credentials.createScoped(SCOPE);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (client != null) {
                client.close();
            }
        } finally {
            lock.unlock();
        }
    }
}
