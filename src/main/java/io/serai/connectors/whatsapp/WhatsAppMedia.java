package io.serai.connectors.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.connectors.ConnectionSettings;
import io.serai.connectors.MediaLocation;
import io.serai.connectors.OutboundCommand.Files;
import io.serai.connectors.ProviderHttp.Upload;
import io.serai.connectors.ProviderJson;
import io.serai.connectors.SendFailure;
import io.serai.connectors.meta.GraphApi;
import io.serai.model.Attachment;
import io.serai.model.Failure;
import io.serai.model.FailureCode;
import io.serai.model.MediaSource;
import java.net.URI;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Files to and from WhatsApp.
 *
 * @see <a href="https://developers.facebook.com/docs/whatsapp/cloud-api/reference/media">Meta: media</a>
 */
final class WhatsAppMedia {

    /** Where Meta keeps what customers send; these may see the token. */
    private static final Set<String> HOSTS =
        Set.of(".fbcdn.net", ".whatsapp.net", "lookaside.fbsbx.com", "graph.facebook.com");

    private final GraphApi graph;

    WhatsAppMedia(GraphApi graph) {
        this.graph = graph;
    }

    /** An address lives five minutes, so a new one is asked for; the one from the webhook is only a last resort. */
    MediaLocation locate(MediaSource source, ConnectionSettings connection) throws SendFailure {
        String url = source.url();
        String sha256 = source.sha256();
        if (source.mediaId() != null) {
            JsonNode file = described(source.mediaId(), connection);
            url = ProviderJson.text(file, "url");
            sha256 = sha256 == null ? sha256(ProviderJson.text(file, "sha256")) : sha256;
        }
        Set<String> hosts = new HashSet<>(HOSTS);
        hosts.add(graph.host(connection));
        hosts.addAll(connection.list("media-hosts"));
        return new MediaLocation(uri(url), Map.of("Authorization", "Bearer " + connection.require("access-token")),
            hosts, hosts, sha256);
    }

    /** The id under which WhatsApp keeps our file, for 30 days. */
    String upload(Attachment file, Files files, ConnectionSettings connection) throws SendFailure {
        String mimeType = WhatsAppFiles.mimeType(file);
        String name = file.fileName() == null ? "file" : file.fileName();
        Upload upload = new Upload(Map.of("messaging_product", "whatsapp", "type", mimeType), "file", name, mimeType,
            file.size() == null ? -1 : file.size(), () -> files.open(file.id()));
        try {
            JsonNode answer = graph.upload(connection, connection.require("access-token"),
                GraphApi.path(connection, connection.require("phone-number-id") + "/media"), upload);
            String id = ProviderJson.text(answer, "id");
            if (id != null) {
                return id;
            }
            throw new SendFailure(SendFailure.of(FailureCode.UNAVAILABLE, "WhatsApp took the file, but gave no id", true));
        } catch (SendFailure e) {
            throw e.failure().code() == FailureCode.UNKNOWN ? repeatable(e) : e;
        }
    }

    /** Hex, whichever way it was given: webhooks have base64, the media endpoint hex. Absent where it is neither. */
    static @Nullable String sha256(@Nullable String given) {
        if (given == null || given.matches("(?i)[0-9a-f]{64}")) {
            return given == null ? null : given.toLowerCase(Locale.ROOT);
        }
        try {
            byte[] hash = Base64.getDecoder().decode(given);
            return hash.length == 32 ? HexFormat.of().formatHex(hash) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private JsonNode described(String mediaId, ConnectionSettings connection) throws SendFailure {
        if (!mediaId.matches("[\\w.-]{1,300}")) {
            throw gone();
        }
        try {
            return graph.get(connection, connection.require("access-token"), GraphApi.path(connection,
                mediaId + "?phone_number_id=" + connection.require("phone-number-id")));
        } catch (SendFailure e) {
            switch (e.failure().code()) {
                case INVALID, REJECTED, CONFIG -> throw gone();
                case RECIPIENT_GONE, OPTED_OUT, THROTTLED, UNAVAILABLE, UNPARSEABLE, WINDOW_CLOSED, MEDIA, UNAUTHORISED,
                    UNKNOWN, UNTRANSLATED -> throw e;
            }
            throw e;
        }
    }

    private static URI uri(@Nullable String url) throws SendFailure {
        try {
            if (url != null) {
                return URI.create(url);
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw gone();
    }

    private static SendFailure gone() {
        return new SendFailure(SendFailure.of(FailureCode.MEDIA, "WhatsApp no longer has the file", false));
    }

    /** An upload reaches nobody: whatever became of it, it may be done again. */
    private static SendFailure repeatable(SendFailure e) {
        Failure failure = e.failure();
        return new SendFailure(new Failure(FailureCode.UNAVAILABLE, failure.message(), true, failure.provider()),
            e.retryAfter());
    }
}
