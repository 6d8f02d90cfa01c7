package io.serai.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The person at the other end of a change, as the provider named them in it.
 *
 * @param identities every name given, the one to answer to first; never empty
 * @param name       the profile name, where the provider sent it along
 */
public record Party(List<Identity> identities, @Nullable String name, @Nullable String language) {
}
