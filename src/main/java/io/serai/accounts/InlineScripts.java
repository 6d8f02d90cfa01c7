package io.serai.accounts;

import java.util.List;

/** Inline scripts that pages of ours may run, as CSP sources ({@code sha256-…}): a bean of the module that serves them. */
public record InlineScripts(List<String> hashes) {
}
