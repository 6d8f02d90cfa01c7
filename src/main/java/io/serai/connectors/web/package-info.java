/**
 * Web chat, the channel without a provider: what visitors write is put into the ledger by {@code io.serai.visitors} as
 * {@link io.serai.connectors.web.WebItem}s and read here; what is sent to them is theirs once it is recorded.
 */
@NullMarked
@NamedInterface("web")
package io.serai.connectors.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
