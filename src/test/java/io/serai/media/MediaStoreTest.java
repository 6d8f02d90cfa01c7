package io.serai.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.model.Attachment;
import io.serai.model.AttachmentState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "serai.media.max-upload=1MB")
class MediaStoreTest {

    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
        + "0000000d49444154789c6360000000000500015e0df10f0000000049454e44ae426082");

    @TempDir
    static Path folder;

    @Autowired
    private MediaStore media;
    @Autowired
    private StoredMedia stored;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private TestRestTemplate http;

    @DynamicPropertySource
    static void folder(DynamicPropertyRegistry registry) {
        registry.add("serai.media.folder", folder::toString);
    }

    @Test
    void keepsBytesUnchangedAndSaysWhatTheyAre() throws Exception {
        Attachment kept = keep(PNG, "holiday.jpg");

        assertThat(kept.state()).isEqualTo(AttachmentState.STORED);
        assertThat(kept.mimeType()).as("found, not believed").isEqualTo("image/png");
        assertThat(kept.size()).isEqualTo(PNG.length);
        assertThat(kept.url()).isEqualTo("/media/" + kept.id());
        try (InputStream again = media.open(kept.id())) {
            assertThat(again).hasBinaryContent(PNG);
        }
    }

    @Test
    void onlyWhoUploadedAFileMaySendItAndOnlyOnce() throws Exception {
        Attachment kept = keep(PNG, "mine.png");
        String uploader = jdbc.sql("select uploaded_by from attachments where id = ?").param(kept.id())
            .query(String.class).single();

        assertThat(media.uploaded(kept.id(), uploader)).hasValueSatisfying(
            found -> assertThat(found.mimeType()).isEqualTo("image/png"));
        assertThat(media.uploaded(kept.id(), "visitor:somebody-else")).isEmpty();

        jdbc.sql("update attachments set message_id = gen_random_uuid() where id = ?").param(kept.id()).update();
        assertThat(media.uploaded(kept.id(), uploader)).as("it is in a message already").isEmpty();
    }

    @Test
    void aLinkHoldsUntilTheInstantThatWasAskedFor() throws Exception {
        Attachment kept = keep(PNG, "link.png");
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));

        assertThat(media.signedLink(kept.id(), tomorrow)).isEqualTo(media.signedLink(kept.id(), tomorrow))
            .contains("expires=" + tomorrow.getEpochSecond());
        assertThat(media.signedLink(kept.id(), tomorrow)).isNotEqualTo(media.signedLink(kept.id()));
    }

    @Test
    void keepsTheSameBytesOnceUntilNobodyHasThem() throws Exception {
        byte[] bytes = "the same twice".getBytes(StandardCharsets.UTF_8);
        Attachment first = keep(bytes, "a.txt");
        Attachment second = keep(bytes, "b.txt");
        assertThat(filesOnDisk(String.valueOf(first.sha256()))).hasSize(1);

        forget(first);
        assertThat(filesOnDisk(String.valueOf(first.sha256()))).as("the second still has it").hasSize(1);
        forget(second);
        assertThat(filesOnDisk(String.valueOf(first.sha256()))).isEmpty();
        assertThatThrownBy(() -> media.open(second.id())).isInstanceOf(IOException.class);
    }

    @Test
    void refusesWhatIsTooLargeAndLeavesNothingBehind() throws Exception {
        assertThatThrownBy(() -> media.keep(new Endless(), "endless.bin", null, "agent:1"))
            .isInstanceOf(MediaStore.TooLarge.class).hasMessageContaining("1048576");
        assertThat(folder.resolve("incoming")).isEmptyDirectory();
    }

    @Test
    void aBrokenUploadLeavesNothingBehind() throws Exception {
        long rows = jdbc.sql("select count(*) from attachments").query(Long.class).single();
        assertThatThrownBy(() -> media.keep(new Broken(), "cut.bin", null, "agent:1")).isInstanceOf(IOException.class);
        assertThat(folder.resolve("incoming")).isEmptyDirectory();
        assertThat(jdbc.sql("select count(*) from attachments").query(Long.class).single()).isEqualTo(rows);
    }

    @Test
    void servesAPictureInlineWithItsTypeAndNothingThatCouldRun() throws Exception {
        ResponseEntity<byte[]> answer = get(media.signedLink(keep(PNG, "ground plan \u202Egnp.exe").id()));

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(answer.getBody()).isEqualTo(PNG);
        HttpHeaders headers = answer.getHeaders();
        assertThat(headers.getFirst("Content-Type")).isEqualTo("image/png");
        assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.getFirst("Content-Security-Policy")).isEqualTo("default-src 'none'; sandbox");
        assertThat(headers.getContentDisposition().isInline()).isTrue();
        assertThat(headers.getContentDisposition().getFilename()).isEqualTo("ground plan gnp.exe");
        assertThat(headers.getCacheControl()).contains("private");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>                       | logo.png   | image/svg+xml",
        "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>      | a.svg      | image/svg+xml",
        "<!DOCTYPE html><html><script>alert(1)</script></html>                                | photo.jpg  | text/html",
        "%PDF-1.7 x                                                                           | bill.pdf   | application/pdf",
        "plain words                                                                          | notes.txt  | text/plain"})
    void offersForDownloadWhateverCouldRunOrIsNoPicture(String content, String name, String type) throws Exception {
        ResponseEntity<byte[]> answer = get(media.signedLink(keep(content.getBytes(StandardCharsets.UTF_8), name).id()));

        assertThat(answer.getHeaders().getFirst("Content-Type")).startsWith(type);
        assertThat(answer.getHeaders().getContentDisposition().isAttachment()).isTrue();
        assertThat(answer.getHeaders().getFirst("Content-Security-Policy")).contains("sandbox");
    }

    @Test
    void answersTheRangeThatAPlayerAsksFor() throws Exception {
        URI link = URI.create(media.signedLink(keep("0123456789".getBytes(StandardCharsets.UTF_8), "a.txt").id()));
        ResponseEntity<String> answer = http.exchange(RequestEntity.get(local(link)).header("Range", "bytes=2-4").build(),
            String.class);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.PARTIAL_CONTENT);
        assertThat(answer.getBody()).isEqualTo("234");
        assertThat(answer.getHeaders().getFirst("Content-Range")).isEqualTo("bytes 2-4/10");
    }

    @Test
    void sendsNothingTwiceToABrowserThatHasIt() throws Exception {
        URI link = local(URI.create(media.signedLink(keep(PNG, "a.png").id())));
        String tag = http.exchange(RequestEntity.get(link).build(), byte[].class).getHeaders().getETag();
        assertThat(http.exchange(RequestEntity.get(link).header("If-None-Match", tag).build(), byte[].class)
            .getStatusCode()).isEqualTo(HttpStatus.NOT_MODIFIED);
    }

    @Test
    void answersHeadAsProvidersAskBeforeTheyFetch() throws Exception {
        URI link = local(URI.create(media.signedLink(keep(PNG, "a.png").id())));
        ResponseEntity<Void> answer = http.exchange(RequestEntity.method(HttpMethod.HEAD, link).build(), Void.class);
        assertThat(answer.getHeaders().getContentLength()).isEqualTo(PNG.length);
        assertThat(answer.getHeaders().getFirst("Content-Type")).isEqualTo("image/png");
    }

    @Test
    void knowsNothingForWhoeverHasNoRight() throws Exception {
        String link = media.signedLink(keep(PNG, "a.png").id());
        for (String wrong : List.of(link.replaceAll("\\?.*", ""), link.replace("signature=", "signature=0"),
                link.replaceAll("expires=\\d+", "expires=99999999999"), link.replaceAll("&signature.*", ""))) {
            assertThat(get(wrong).getStatusCode()).as(wrong).isEqualTo(HttpStatus.NOT_FOUND);
        }
    }

    private Attachment keep(byte[] bytes, String name) throws Exception {
        return media.keep(new ByteArrayInputStream(bytes), name, null, "agent:1");
    }

    private void forget(Attachment attachment) {
        jdbc.sql("delete from attachments where id = ?").param(attachment.id()).update();
        stored.dropUnused(String.valueOf(attachment.sha256()));
    }

    private ResponseEntity<byte[]> get(String link) {
        return http.exchange(RequestEntity.get(local(URI.create(link))).build(), byte[].class);
    }

    /** The link names the public URL; the test's gateway listens elsewhere. */
    private URI local(URI link) {
        String query = link.getRawQuery() == null ? "" : "?" + link.getRawQuery();
        return URI.create(http.getRootUri() + link.getRawPath() + query);
    }

    private static List<Path> filesOnDisk(String sha256) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.endsWith(sha256)).toList();
        }
    }

    private static class Endless extends InputStream {
        @Override
        public int read() {
            return 1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            Arrays.fill(buffer, offset, offset + length, (byte) 1);
            return length;
        }
    }

    private static class Broken extends InputStream {
        private boolean begun;

        @Override
        public int read() throws IOException {
            throw new IOException("connection reset");
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (begun) {
                throw new IOException("connection reset");
            }
            begun = true;
            return length;
        }
    }
}
