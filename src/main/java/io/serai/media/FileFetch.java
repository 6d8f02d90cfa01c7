package io.serai.media;

import io.serai.connectors.ChannelConnector;
import io.serai.connectors.ConnectionSettings;
import io.serai.connectors.Connectors;
import io.serai.connectors.MediaLocation;
import io.serai.connectors.SendFailure;
import io.serai.media.AttachmentRows.Stored;
import io.serai.media.ContentFiles.Incoming;
import io.serai.media.FetchFailure.Kind;
import io.serai.media.PendingFiles.Pending;
import io.serai.model.MediaSource;
import io.serai.settings.Connections;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Fetches one file of a provider: asks the connector where it is, downloads it, checks it, stores it. */
@Component
class FileFetch implements AutoCloseable {

    private final Connections connections;
    private final Connectors connectors;
    private final StoredMedia media;
    private final GuardedDownload download;

    FileFetch(Connections connections, Connectors connectors, StoredMedia media, MediaSettings settings) {
        this.connections = connections;
        this.connectors = connectors;
        this.media = media;
        this.download = new GuardedDownload(media.files(), settings.timeout());
    }

    /** What is to be fetched, and what it must be. */
    record Wanted(String connectionId, MediaSource source, String kind, @Nullable String declaredType,
            @Nullable String fileName, long max) {

        static Wanted of(Pending file, String kind, long max) {
            return new Wanted(file.connectionId(), file.source(), kind, file.declaredType(), file.fileName(), max);
        }
    }

    /** @param write what to commit together with the bytes, once they are on the disk; says whether they are wanted */
    void fetch(Wanted wanted, Predicate<Stored> write)
            throws FetchFailure, SendFailure, IOException {
        ConnectionSettings connection = connections.find(wanted.connectionId())
            .orElseThrow(() -> FetchFailure.later("the connection is disabled"));
        ChannelConnector connector = connectors.find(connection.channel())
            .orElseThrow(() -> FetchFailure.later("the channel is off"));
        try (Incoming received = download(wanted, connector, connection)) {
            Stored stored = media.inspect(received, wanted.fileName(), wanted.declaredType());
            if (!FileTypes.fits(wanted.kind(), stored.mimeType())) {
                throw FetchFailure.refused("it was said to be " + wanted.kind() + ", and is " + stored.mimeType());
            }
            media.store(received, () -> write.test(stored));
        }
    }

    @Override
    public void close() throws IOException {
        download.close();
    }

    /** An address lives for minutes: one that leads nowhere is asked for once more. */
    private Incoming download(Wanted wanted, ChannelConnector connector, ConnectionSettings connection)
            throws FetchFailure, SendFailure, IOException {
        MediaLocation location = connector.locate(wanted.source(), connection);
        try {
            return checked(location, wanted, connection);
        } catch (FetchFailure failure) {
            if (failure.kind() != Kind.GONE) {
                throw failure;
            }
            MediaLocation renewed = connector.locate(wanted.source(), connection);
            if (renewed.url().equals(location.url())) {
                throw failure;
            }
            return checked(renewed, wanted, connection);
        }
    }

    private Incoming checked(MediaLocation location, Wanted wanted, ConnectionSettings connection)
            throws FetchFailure, IOException {
        Incoming received = download.fetch(FetchRules.of(location, connection), wanted.max());
        Optional<String> promised = Optional.ofNullable(location.sha256())
            .or(() -> Optional.ofNullable(wanted.source().sha256()));
        if (promised.isPresent() && !promised.get().equalsIgnoreCase(received.sha256())) {
            received.close();
            throw FetchFailure.damaged("its bytes are not what the provider's checksum promises");
        }
        return received;
    }
}
