package io.serai.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The person at the other end of a change, as the provider named them in it.
 *
 * @param identities every name given, the one to answer to first; never empty
 * @param name       the profile name, where the provider sent it along
 * @param fields     what they said about themselves in a form (e-mail, topic): kept among the contact's fields
 */
public record Party(List<Identity> identities, @Nullable String name, @Nullable String language,
        Map<String, String> fields) {

    public Party(List<Identity> identities, @Nullable String name, @Nullable String language) {
        this(identities, name, language, Map.of());
    }
}
