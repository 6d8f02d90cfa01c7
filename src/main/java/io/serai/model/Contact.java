package io.serai.model;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person, and every name by which the channels know them. {@code picture} is a URL of ours. */
public record Contact(UUID id, @Nullable String name, @Nullable String picture, @Nullable String language,
        Map<String, String> fields, List<Identity> identities, List<OptOut> optOuts) {
}
