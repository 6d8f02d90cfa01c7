package io.serai.connectors;

import io.serai.model.Identity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The provider's answer to a call that it accepted.
 *
 * @param externalId the id it gave the message
 * @param learnt     other names of the recipient that the answer revealed
 */
public record Receipt(@Nullable String externalId, List<Identity> learnt) {
}
