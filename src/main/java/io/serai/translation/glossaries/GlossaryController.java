package io.serai.translation.glossaries;

import io.serai.accounts.Access;
import io.serai.accounts.Action;
import io.serai.accounts.Caller;
import io.serai.problems.Refusal;
import io.serai.translation.glossaries.GlossaryDesk.Imported;
import io.serai.translation.glossaries.GlossaryRows.Version;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Glossaries over HTTP: everybody reads, supervisors write. */
@RestController
@RequestMapping("/api/v1/translation/glossaries")
class GlossaryController {

    private static final long LARGEST = 5 << 20;

    private final GlossaryDesk desk;
    private final GlossaryRows rows;
    private final TermPages pages;
    private final Access access;

    GlossaryController(GlossaryDesk desk, GlossaryRows rows, TermPages pages, Access access) {
        this.desk = desk;
        this.rows = rows;
        this.pages = pages;
        this.access = access;
    }

    record Items<T>(List<T> items) {
    }

    @GetMapping
    Items<Glossary> list(@AuthenticationPrincipal Caller caller) {
        access.require(caller, Action.TRANSLATION_SEE);
        return new Items<>(rows.all());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Glossary create(@AuthenticationPrincipal Caller caller, @RequestBody Glossary wish) {
        return desk.create(caller, wish);
    }

    @PatchMapping("/{id}")
    Glossary change(@AuthenticationPrincipal Caller caller, @PathVariable String id, @RequestBody Glossary wish) {
        return desk.change(caller, id, wish);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        desk.delete(caller, id);
    }

    @GetMapping("/{id}/terms")
    TermPages.Page terms(@AuthenticationPrincipal Caller caller, @PathVariable String id,
            @RequestParam(required = false) @Nullable String q, @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
                @RequestParam(required = false) @Nullable Integer version,
            @RequestParam(required = false) @Nullable UUID cursor,
                @RequestParam(required = false) @Nullable Integer limit) {
        seen(caller, id);
        return pages.page(new TermPages.Question(id, q, from, to, version, cursor, limit));
    }

    @PostMapping("/{id}/terms")
    @ResponseStatus(HttpStatus.CREATED)
    Entry add(@AuthenticationPrincipal Caller caller, @PathVariable String id, @RequestBody Entry wish) {
        return desk.add(caller, id, wish);
    }

    @PatchMapping("/{id}/terms/{term}")
    Entry changeTerm(@AuthenticationPrincipal Caller caller, @PathVariable String id, @PathVariable UUID term,
            @RequestBody Entry wish) {
        return desk.change(caller, id, term, wish);
    }

    @DeleteMapping("/{id}/terms/{term}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeTerm(@AuthenticationPrincipal Caller caller, @PathVariable String id, @PathVariable UUID term) {
        desk.remove(caller, id, term);
    }

    @GetMapping("/{id}/versions")
    Items<Version> versions(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        seen(caller, id);
        return new Items<>(rows.versions(id));
    }

    @GetMapping("/{id}/export")
    ResponseEntity<byte[]> export(@AuthenticationPrincipal Caller caller, @PathVariable String id,
            @RequestParam(required = false) @Nullable Integer version) {
        seen(caller, id);
        return ResponseEntity.ok().contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
            .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(id + ".csv").build()
                .toString())
            .body(GlossaryCsv.write(rows.terms(id, version)).getBytes(StandardCharsets.UTF_8));
    }

    @PostMapping(path = "/{id}/import", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Imported importCsv(@AuthenticationPrincipal Caller caller, @PathVariable String id,
        @RequestPart("file") MultipartFile file,
            @RequestParam(defaultValue = "merge") String mode, @RequestParam(defaultValue = "false") boolean dry)
            throws IOException {
        if (!List.of("merge", "replace").contains(mode)) {
            throw Refusal.malformed("mode", "merge or replace");
        }
        if (file.getSize() > LARGEST) {
            throw Refusal.invalid("file", "A glossary's file has at most 5 MB");
        }
        return desk.importCsv(caller, id, text(file.getBytes()), mode.equals("replace"), dry);
    }

    private void seen(Caller caller, String id) {
        access.require(caller, Action.TRANSLATION_SEE);
        rows.find(id).orElseThrow(() -> Refusal.notFound("glossary", id));
    }

    private static String text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            if (text.indexOf('\0') >= 0) {
                throw Refusal.invalid("file", "A text must not hold the character NUL");
            }
            return text;
        } catch (CharacterCodingException foreign) {
            throw Refusal.invalid("file", "The file must be in UTF-8: save it as \"CSV UTF-8\"");
        }
    }
}
