package io.serai.web;

import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.view.RedirectView;

/** The one page of the inbox. Everything else of it is fetched from a versioned path and never asked for again. */
@RestController
class InboxPage {

    private final String html;

    InboxPage(InboxFiles files, ImportMap map) {
        String modules = new ModuleGraph(files, map).from(files.base() + "app.js").stream()
                .map(path -> "<link rel=\"modulepreload\" href=\"" + path + "\">").collect(Collectors.joining("\n"));
        this.html = files.text(files.base() + "index.html").orElseThrow()
                .replace("<!-- import map -->", "<script type=\"importmap\">" + map.json() + "</script>")
                .replace("<!-- modules -->", modules)
                .replace("{base}", files.base());
    }

    @GetMapping("/")
    RedirectView start() {
        return new RedirectView("/inbox/", true);
    }

    @GetMapping(path = {"/inbox", "/inbox/", "/inbox/index.html"}, produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> page() {
        return ResponseEntity.ok().cacheControl(CacheControl.noCache())
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8")).body(html);
    }
}
