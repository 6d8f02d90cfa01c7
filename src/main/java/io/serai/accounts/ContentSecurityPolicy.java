package io.serai.accounts;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What pages of ours may load: their own files and the inline scripts whose hashes are known, nothing from elsewhere. */
@Component
class ContentSecurityPolicy {

    private final String directives;

    ContentSecurityPolicy(List<InlineScripts> scripts) {
        String hashes = scripts.stream().flatMap(page -> page.hashes().stream()).distinct().sorted()
            .map(hash -> " '" + hash + "'").collect(Collectors.joining());
        this.directives = String.join("; ", "default-src 'none'", "script-src 'self'" + hashes, "style-src 'self'",
            "img-src 'self' data: blob:", "media-src 'self' blob:", "font-src 'self'", "connect-src 'self'",
            "manifest-src 'self'", "worker-src 'self'", "base-uri 'none'", "form-action 'self'",
            "frame-ancestors 'none'", "require-trusted-types-for 'script'");
    }

    String directives() {
        return directives;
    }
}
