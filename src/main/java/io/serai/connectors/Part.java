package io.serai.connectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.model.Attachment;
import org.jspecify.annotations.Nullable;

/**
 * One call to the provider.
 *
 * @param path   the endpoint below the connection's {@code api-url}
 * @param body   what is posted: JSON, or the fields of a form as a flat object
 * @param upload the file to upload first, where the channel wants files that way; its id then goes into the body
 */
public record Part(String path, JsonNode body, @Nullable Attachment upload) {
}
