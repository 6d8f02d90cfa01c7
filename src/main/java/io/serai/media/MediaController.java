package io.serai.media;

import io.serai.accounts.Caller;
import io.serai.media.AttachmentRows.Row;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves files of messages. What came from a stranger is never a page of ours: the type is the one found in the bytes,
 * nothing but pictures, sound and video is shown inline, and a sandbox holds even those.
 *
 * <p>Whoever may not see a file learns no more than that there is none. Spring answers ranges and {@code If-None-Match}.
 */
@RestController
class MediaController {

    private static final Duration CACHED = Duration.ofHours(1);

    private final AttachmentRows rows;
    private final StoredMedia media;
    private final MediaLinks links;
    private final SightOfFiles sight;

    MediaController(AttachmentRows rows, StoredMedia media, MediaLinks links, SightOfFiles sight) {
        this.rows = rows;
        this.media = media;
        this.links = links;
        this.sight = sight;
    }

    @GetMapping("/media/{id}")
    ResponseEntity<Resource> get(@PathVariable UUID id, @RequestParam(required = false) @Nullable Long expires,
            @RequestParam(required = false) @Nullable String signature,
            @AuthenticationPrincipal @Nullable Caller caller) {
        boolean linked = expires != null && signature != null && links.isValid(id, expires, signature);
        Optional<Row> row = rows.find(id).filter(Row::isStored)
            .filter(found -> linked || sight.sees(caller, found));
        Duration cached = linked ? min(links.remaining(expires), CACHED) : CACHED;
        return row.isEmpty() ? ResponseEntity.notFound().build() : serve(row.get(), cached);
    }

    private ResponseEntity<Resource> serve(Row row, Duration cached) {
        try {
            FileSystemResource bytes = new FileSystemResource(media.path(row));
            return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(String.valueOf(row.mimeType())))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(row).toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .eTag(row.sha256())
                .cacheControl(CacheControl.maxAge(cached).cachePrivate())
                .body(bytes);
        } catch (NoSuchFileException lost) {
            return ResponseEntity.notFound().build();
        }
    }

    private static ContentDisposition disposition(Row row) {
        var disposition = FileTypes.mayShowInline(String.valueOf(row.mimeType()))
            ? ContentDisposition.inline() : ContentDisposition.attachment();
        return row.fileName() == null ? disposition.build()
            : disposition.filename(row.fileName(), StandardCharsets.UTF_8).build();
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
