package io.serai.translation.glossaries;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.accounts.Access;
import io.serai.accounts.AuditLog;
import io.serai.model.Ids;
import io.serai.testing.TestDatabase;
import io.serai.translation.Glossaries;
import io.serai.translation.GlossaryTerms;
import io.serai.translation.GlossaryTerms.Term;
import io.serai.translation.TranslationSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** What becomes of the files at each start of a gateway. */
class GlossaryFilesTest {

    private static final String HEADER = "from,to,source,target\n";

    private final DataSource database = TestDatabase.fresh().dataSource();

    @TempDir
    private Path directory;

    @EnableTransactionManagement
    static class Transactions {
    }

    @Test
    void aFileIsAGlossaryAndAChangedOneANewVersion() throws IOException {
        write("shop.csv", "# title: The shop\n# connections: site\n# engine google: g-1\n" + HEADER + "en,de,order,Auftrag\n");
        GlossaryTerms first = afterStart("site", "en", "de");
        assertThat(first.terms()).contains(Term.word("order", "Auftrag"));
        assertThat(first.version()).contains("shop@1");
        assertThat(first.engineIds()).isEqualTo(Map.of("google", "g-1"));

        assertThat(afterStart("site", "en", "de").version()).isEqualTo(first.version());
        assertThat(afterStart("elsewhere", "en", "de").terms()).noneMatch(term -> term.source().equals("order"));

        write("shop.csv", "# connections: site\n" + HEADER + "en,de,order,Bestellung\n");
        GlossaryTerms second = afterStart("site", "en", "de");
        assertThat(second.terms()).contains(Term.word("order", "Bestellung"));
        assertThat(second.version()).contains("shop@2");
    }

    @Test
    void aFileBesideTheJarReplacesThePackedOneAndAnEmptyOneTakesItAway() throws IOException {
        assertThat(afterStart("site", "en", "de").terms()).contains(Term.word("WhatsApp", null));

        write("channels.csv", HEADER + "*,*,Signal,\n");
        assertThat(afterStart("site", "en", "de").terms()).containsExactly(Term.word("Signal", null));

        write("channels.csv", "");
        assertThat(afterStart("site", "en", "de")).isEqualTo(GlossaryTerms.NONE);
    }

    @Test
    void aBrokenFileChangesNothing() throws IOException {
        write("shop.csv", HEADER + "en,de,order,Auftrag\n");
        afterStart("site", "en", "de");
        write("shop.csv", HEADER + "en,de,order,Bestellung\nen,nowhere at all,x,y\n");

        assertThat(afterStart("site", "en", "de").terms()).contains(Term.word("order", "Auftrag"));
    }

    @Test
    void aFileThatIsGoneTakesItsTermsWithIt() throws IOException {
        write("shop.csv", HEADER + "en,de,order,Auftrag\n");
        afterStart("site", "en", "de");
        Files.delete(directory.resolve("translation/glossaries/shop.csv"));

        assertThat(afterStart("site", "en", "de").terms()).noneMatch(term -> term.source().equals("order"));
    }

    private void write(String name, String content) throws IOException {
        Path file = directory.resolve("translation/glossaries").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private GlossaryTerms afterStart(String connection, String from, String to) {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.registerBean(DataSource.class, () -> database);
            context.registerBean(JdbcTemplate.class, database);
            context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
            context.registerBean(DataSourceTransactionManager.class, database);
            context.registerBean(ObjectMapper.class, () -> new ObjectMapper().findAndRegisterModules());
            context.registerBean(Clock.class, Clock::systemUTC);
            context.registerBean(Ids.class, () -> UUID::randomUUID);
            context.registerBean(TranslationSettings.class, () -> new Binder(new MapConfigurationPropertySource(
                Map.of("serai.translation.directory", directory.toString())))
                .bindOrCreate("serai.translation", TranslationSettings.class));
            context.register(Transactions.class, Access.class, AuditLog.class, GlossaryRows.class, GlossaryBook.class,
                GlossaryDesk.class, GlossaryFiles.class);
            context.scan("io.serai.events");
            context.refresh();
            return context.getBean(Glossaries.class).terms(null, connection, from, to);
        }
    }
}
