package io.serai.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message's text in another language (BCP 47); {@code confidence} runs from 0 to 1. */
public record Translation(String language, String text, String engine, @Nullable String glossaryVersion,
        @Nullable Double confidence, List<String> warnings) {
}
