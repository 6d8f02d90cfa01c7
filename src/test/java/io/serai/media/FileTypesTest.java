package io.serai.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileTypesTest {

    @TempDir
    private Path folder;
    private final FileTypes types = new FileTypes();

    /** Hex of a beginning, padded with zeros; what the provider declares; what it is. */
    @ParameterizedTest
    @CsvSource({
        "89504e470d0a1a0a0000000d49484452,                                       image/jpeg,              image/png",
        "ffd8ffe000104a46494600010100,                                           '',                      image/jpeg",
        "47494638396101000100,                                                   text/html,               image/gif",
        "52494646240000005745425056503820,                                       '',                      image/webp",
        "0000002066747970617669660000000061766966,                               '',                      image/avif",
        "4f676753000200000000000000000000000000000000000000000113 4f70757348656164, audio/ogg; codecs=opus, audio/ogg",
        "4f676753000200000000000000000000000000000000000000000113 4f70757348656164, application/x-anything,  audio/ogg",
        "1a45dfa39f4286810142f7810142f2810442f381084282847765626d,               audio/webm;codecs=opus,  audio/webm",
        "1a45dfa39f4286810142f7810142f2810442f381084282847765626d,               '',                      video/webm",
        "0000001c667479704d3441200000000069736f6d,                               audio/mp4,               audio/mp4",
        "00000018667479706d703432000000006d703432,                               audio/mp4,               audio/mp4",
        "00000018667479706d703432000000006d703432,                               text/html,               video/mp4",
        "000000146674797033677035000000003367703500,                             '',                      video/3gpp",
        "2321414d520a3c910016bebe97fff0,                                         '',                      audio/amr",
        "fff15080001ffc,                                                         audio/aac,               audio/aac",
        "494433030000000000004c414d45,                                           '',                      audio/mpeg",
        "524946462400000057415645666d7420,                                       audio/x-wav,             audio/wav",
        "00000001,                                                               image/png,               application/octet-stream"})
    void isFoundInTheBytes(String hex, String declared, String type) throws Exception {
        assertThat(find(HexFormat.of().parseHex(hex.replace(" ", "")), null, declared)).isEqualTo(type);
    }

    @Test
    void aNameChoosesAmongTheFormatsOfAZip() throws Exception {
        byte[] zip = HexFormat.of().parseHex("504b03041400000008");
        assertThat(find(zip, "offer.docx", null)).contains("wordprocessingml");
        assertThat(find(zip, "offer.png", null)).isEqualTo("application/zip");
        assertThat(find(zip, null, null)).isEqualTo("application/zip");
    }

    @Test
    void nothingThatRunsPassesForAPicture() throws Exception {
        for (String page : new String[] {"<html><body onload=x>", "<!DOCTYPE html>", "<svg xmlns=\"http://www.w3.org/2000/svg\">",
            "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>", "%PDF-1.4", "plain words"}) {
            String type = find(page.getBytes(StandardCharsets.UTF_8), "holiday.jpg", "image/jpeg");
            assertThat(FileTypes.mayShowInline(type)).as(page + " is " + type).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"image,image/png,true", "image,text/html,false", "image,video/mp4,false", "sticker,image/webp,true",
        "audio,audio/ogg,true", "audio,video/mp4,true", "audio,application/pdf,false", "video,video/webm,true",
        "video,image/gif,false", "file,text/html,true", "share,image/jpeg,true", "image,application/octet-stream,true"})
    void aFileStandsOnlyInAMessageOfItsKind(String kind, String type, boolean fits) {
        assertThat(FileTypes.fits(kind, type)).isEqualTo(fits);
    }

    private String find(byte[] beginning, String name, String declared) throws Exception {
        Path file = Files.createTempFile(folder, "", "");
        Files.write(file, Arrays.copyOf(beginning, Math.max(beginning.length, 256)));
        if (beginning[0] == '<' || beginning[0] == '%' || beginning[0] == 'p') {
            Files.write(file, beginning);
        }
        return types.find(file, name, declared);
    }
}
