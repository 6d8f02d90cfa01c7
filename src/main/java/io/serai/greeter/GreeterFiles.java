package io.serai.greeter;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What lies beside the jar: own phrases and texts. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GreeterFiles.Folder.class)
class GreeterFiles {

    /** @param directory with {@code phrases.yaml} and {@code texts/} */
    @ConfigurationProperties("serai.greeter")
    record Folder(@DefaultValue("handoff") Path directory) {
    }

    @Bean
    Phrases phrases(Folder folder) {
        return PhraseFile.read(folder.directory());
    }

    @Bean
    TextBook textBook(Folder folder) {
        return TextBook.read(folder.directory());
    }
}
