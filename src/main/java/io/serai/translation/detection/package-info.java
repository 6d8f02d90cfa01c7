/**
 * Which language a short chat message is in, and which one a conversation is held in: local, fast, without a network.
 * Say {@link LanguageDetector#detect}, then {@link ConversationLanguage#after}; keep the latter with the conversation.
 */
@NullMarked
@NamedInterface("detection")
package io.serai.translation.detection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
