package io.serai.playground.provider;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The files that a provider keeps, and the links to them, which expire. The oldest go when there is no room. */
final class MediaShelf {

    /** https://developers.facebook.com/docs/whatsapp/cloud-api/reference/media#get-media-url */
    static final Duration LINK_LIFE = Duration.ofMinutes(5);

    private static final long ROOM = 256L << 20;

    private record Link(String fileId, Instant expires) {
    }

    private final Cache<String, StoredFile> files = Caffeine.newBuilder().maximumWeight(ROOM)
            .weigher((String id, StoredFile file) -> file.bytes().length).build();
    private final Cache<String, Link> links = Caffeine.newBuilder().maximumSize(100_000).build();
    private final Clock clock;

    MediaShelf(Clock clock) {
        this.clock = clock;
    }

    String keep(StoredFile file) {
        return keep(ProviderIds.number(), file);
    }

    String keep(String id, StoredFile file) {
        files.put(id, file);
        return id;
    }

    Optional<StoredFile> find(String id) {
        return Optional.ofNullable(files.getIfPresent(id));
    }

    void forget(String id) {
        files.invalidate(id);
    }

    /** A secret name under which the file can be had until the link expires. */
    String link(String id, Duration life) {
        String token = ProviderIds.token(18);
        links.put(token, new Link(id, clock.instant().plus(life)));
        return token;
    }

    Optional<StoredFile> follow(String token) {
        Link link = links.getIfPresent(token);
        return link == null || clock.instant().isAfter(link.expires()) ? Optional.empty() : find(link.fileId());
    }
}
