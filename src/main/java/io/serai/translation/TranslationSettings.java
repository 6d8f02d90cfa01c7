package io.serai.translation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What configuration says about translation. An engine is on when its required setting is set.
 *
 * @param directory where the {@code translation} folder beside the jar lies
 * @param engines   in the order they are asked; empty: all that are configured, or Apertium where it is found
 * @param pivot     languages a translation may go through where no engine has the pair, first choice first; empty: none
 * @param attempts  calls for one text in all, over all engines
 * @param within    the longest a text may take in all
 * @param route     by id: engines that are Camel routes
 */
@ConfigurationProperties("serai.translation")
public record TranslationSettings(@DefaultValue(".") String directory, @DefaultValue List<String> engines,
        @DefaultValue List<String> pivot, @DefaultValue("4") int attempts, @DefaultValue("30s") Duration within,
        @DefaultValue Breaker breaker, @DefaultValue Cache cache, @DefaultValue Batch batch, @DefaultValue Google google,
        @DefaultValue Libretranslate libretranslate, @DefaultValue Deepl deepl, @DefaultValue Apertium apertium,
        @DefaultValue Openai openai, @DefaultValue Map<String, Route> route) {

    /** What every engine has: 0 characters is no limit; a price below 0 leaves that of {@code engines.yaml}. */
    public interface Terms {
        Duration timeout();

        int parallel();

        double price();

        long dailyCharacters();

        long monthlyCharacters();
    }

    /**
     * @param failures of the last calls, in percent, that make an engine be left alone
     * @param calls    how many last calls count
     * @param pause    for how long it is left alone
     */
    public record Breaker(@DefaultValue("50") int failures, @DefaultValue("10") int calls,
            @DefaultValue("15s") Duration pause) {
    }

    /**
     * @param memory texts kept in memory
     * @param size   of the texts in the database; the least used go first
     * @param keep   how long an unused one stays in the database
     */
    public record Cache(@DefaultValue("20000") int memory, @DefaultValue("512MB") DataSize size,
            @DefaultValue("90d") Duration keep) {
    }

    /** @param window how long a text waits for others to share its call */
    public record Batch(@DefaultValue("4ms") Duration window) {
    }

    /**
     * @param projectId       required
     * @param credentials     JSON of a service account, or the path of its file; empty: as Google's libraries look for it
     * @param location        {@code global}, or a region where glossaries and models are used
     * @param model           {@code general/nmt}, {@code general/translation-llm} or a model's id; empty: Google's choice
     * @param plaintext       no TLS and no credentials: for a stand-in
     */
    public record Google(@DefaultValue("") String projectId, @DefaultValue("") String credentials,
            @DefaultValue("global") String location, @DefaultValue("") String model,
            @DefaultValue("translate.googleapis.com:443") String endpoint, @DefaultValue("false") boolean plaintext,
            @DefaultValue("5s") Duration timeout, @DefaultValue("16") int parallel, @DefaultValue("-1") double price,
            @DefaultValue("0") long dailyCharacters, @DefaultValue("0") long monthlyCharacters) implements Terms {

        @Override
        public String toString() {
            return "Google[" + projectId + "]";
        }
    }

    /** @param url required: of a LibreTranslate server */
    public record Libretranslate(@DefaultValue("") String url, @DefaultValue("") String apiKey,
            @DefaultValue("10s") Duration timeout, @DefaultValue("4") int parallel, @DefaultValue("-1") double price,
            @DefaultValue("0") long dailyCharacters, @DefaultValue("0") long monthlyCharacters) implements Terms {

        @Override
        public String toString() {
            return "Libretranslate[" + url + "]";
        }
    }

    /**
     * @param authKey required
     * @param url     empty: that of the free API for a key that ends in {@code :fx}, else that of the paid one
     * @param model   DeepL's {@code model_type}; empty: DeepL's choice
     */
    public record Deepl(@DefaultValue("") String authKey, @DefaultValue("") String url, @DefaultValue("") String model,
            @DefaultValue("8s") Duration timeout, @DefaultValue("8") int parallel, @DefaultValue("-1") double price,
            @DefaultValue("0") long dailyCharacters, @DefaultValue("0") long monthlyCharacters) implements Terms {

        @Override
        public String toString() {
            return "Deepl[" + url + "]";
        }
    }

    /**
     * @param url     of an Apertium APy; empty: the one on this machine, started where it is installed
     * @param discover whether to look on this machine where nothing else is configured
     */
    public record Apertium(@DefaultValue("") String url, @DefaultValue("true") boolean discover,
            @DefaultValue("10s") Duration timeout, @DefaultValue("4") int parallel, @DefaultValue("-1") double price,
            @DefaultValue("0") long dailyCharacters, @DefaultValue("0") long monthlyCharacters) implements Terms {
    }

    /**
     * @param url   required: up to and with {@code /v1}
     * @param model required
     */
    public record Openai(@DefaultValue("") String url, @DefaultValue("") String apiKey, @DefaultValue("") String model,
            @DefaultValue("20s") Duration timeout, @DefaultValue("8") int parallel, @DefaultValue("-1") double price,
            @DefaultValue("0") long dailyCharacters, @DefaultValue("0") long monthlyCharacters) implements Terms {

        @Override
        public String toString() {
            return "Openai[" + url + ", " + model + "]";
        }
    }

    /**
     * @param uri   the Camel endpoint to send to, such as {@code direct:my-engine}
     * @param pairs such as {@code en-es}, {@code *-en} or {@code *-*}
     */
    public record Route(@DefaultValue("") String uri, @DefaultValue("*-*") List<String> pairs,
            @DefaultValue("10s") Duration timeout, @DefaultValue("8") int parallel, @DefaultValue("-1") double price,
            @DefaultValue("0") long dailyCharacters, @DefaultValue("0") long monthlyCharacters) implements Terms {
    }
}
