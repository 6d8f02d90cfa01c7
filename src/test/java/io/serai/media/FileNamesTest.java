package io.serai.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTest {

    @ParameterizedTest
    @CsvSource({"report.pdf,report.pdf", "../../etc/passwd,passwd", "C:\\fakepath\\photo.jpg,photo.jpg",
        "'  spaced.txt ',spaced.txt", "größe №5 写真.png,größe №5 写真.png", ".htaccess,.htaccess"})
    void keepsTheNameAndDropsTheWayToIt(String given, String plain) {
        assertThat(FileNames.plain(given)).isEqualTo(plain);
    }

    @Test
    void showsTheTrueEnding() {
        assertThat(FileNames.plain("invoice\u202Efdp.exe")).isEqualTo("invoicefdp.exe");
        assertThat(FileNames.plain("a\r\nSet-Cookie: x.txt")).isEqualTo("aSet-Cookie: x.txt");
        assertThat(FileNames.plain("a".repeat(500) + ".pdf")).hasSize(200).endsWith("a.pdf");
        assertThat(FileNames.plain("😀".repeat(300) + ".pdf")).endsWith("😀.pdf");
    }

    @Test
    void noNameIsBetterThanNone() {
        assertThat(FileNames.plain(null)).isNull();
        assertThat(FileNames.plain("..")).isNull();
        assertThat(FileNames.plain("folder/")).isNull();
        assertThat(FileNames.plain("\u200B\u202E")).isNull();
    }
}
