package io.serai.translation.engines;

import com.google.api.gax.rpc.ApiException;
import com.google.cloud.translate.v3.DetectLanguageRequest;
import com.google.cloud.translate.v3.DetectedLanguage;
import com.google.cloud.translate.v3.GetSupportedLanguagesRequest;
import com.google.cloud.translate.v3.SupportedLanguage;
import com.google.cloud.translate.v3.TranslateTextGlossaryConfig;
import com.google.cloud.translate.v3.TranslateTextRequest;
import com.google.cloud.translate.v3.TranslateTextResponse;
import com.google.cloud.translate.v3.Translation;
import io.serai.translation.EngineAnswer;
import io.serai.translation.EngineFailure;
import io.serai.translation.EngineRequest;
import io.serai.translation.EngineTraits;
import io.serai.translation.LanguagePair;
import io.serai.translation.LanguageTags;
import io.serai.translation.TranslationEngine;
import io.serai.translation.TranslationSettings;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Google Cloud Translation v3, through Google's own client: https://cloud.google.com/translate/docs/reference/rpc */
final class GoogleEngine implements TranslationEngine, AutoCloseable {

    private final TranslationSettings.Google settings;
    private final EngineTraits traits;
    private final GoogleAccess access;
    private volatile Codes sources = Codes.UNKNOWN;
    private volatile Codes targets = Codes.UNKNOWN;

    GoogleEngine(TranslationSettings.Google settings, EngineTraits traits) {
        this.settings = settings;
        this.traits = traits;
        this.access = new GoogleAccess(settings);
    }

    @Override
    public String id() {
        return "google";
    }

    @Override
    public EngineTraits traits() {
        return traits;
    }

    @Override
    public boolean supports(@Nullable String from, String to) {
        return targets.isEmpty() || targets.knows(to) && (from == null || sources.knows(from));
    }

    @Override
    public Set<LanguagePair> pairs() {
        return sources.languages().stream().flatMap(from -> targets.languages().stream()
            .filter(to -> !to.equals(from)).map(to -> new LanguagePair(from, to))).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public List<EngineAnswer> translate(EngineRequest request) throws EngineFailure {
        String glossary = request.glossary().engineIds().get(id());
        TranslateTextRequest.Builder call = TranslateTextRequest.newBuilder().setParent(parent()).setMimeType(mimeType())
            .addAllContents(request.texts()).setTargetLanguageCode(code(targets, request.to()));
        if (request.from() != null) {
            call.setSourceLanguageCode(code(sources, request.from()));
        }
        if (!settings.model().isEmpty()) {
            call.setModel(resource("models", settings.model()));
        }
        if (glossary != null && request.from() != null) {
            call.setGlossaryConfig(TranslateTextGlossaryConfig.newBuilder().setGlossary(resource("glossaries", glossary)));
        }
        try {
            TranslateTextResponse answer = access.client().translateText(call.build());
            List<Translation> translations = call.hasGlossaryConfig() ? answer.getGlossaryTranslationsList()
                : answer.getTranslationsList();
            if (translations.size() != request.texts().size()) {
                throw EngineHttp.nonsense();
            }
            return translations.stream().map(GoogleEngine::answer).toList();
        } catch (ApiException failed) {
            throw GoogleFailures.meaning(failed);
        }
    }

    private static EngineAnswer answer(Translation translation) {
        String found = translation.getDetectedLanguageCode();
        return new EngineAnswer(translation.getTranslatedText(), found.isEmpty() ? null : Codes.language(found), null);
    }

    @Override
    public EngineAnswer.Detected detect(String text) throws EngineFailure {
        try {
            List<DetectedLanguage> languages = access.client().detectLanguage(DetectLanguageRequest.newBuilder()
                .setParent(parent()).setContent(text).setMimeType("text/plain").build()).getLanguagesList();
            if (languages.isEmpty()) {
                throw EngineHttp.nonsense();
            }
            return new EngineAnswer.Detected(Codes.language(languages.getFirst().getLanguageCode()),
                languages.getFirst().getConfidence());
        } catch (ApiException failed) {
            throw GoogleFailures.meaning(failed);
        }
    }

    @Override
    public void refresh() throws EngineFailure {
        GetSupportedLanguagesRequest.Builder call = GetSupportedLanguagesRequest.newBuilder().setParent(parent());
        if (!settings.model().isEmpty()) {
            call.setModel(resource("models", settings.model()));
        }
        try {
            List<SupportedLanguage> languages = access.client().getSupportedLanguages(call.build()).getLanguagesList();
            if (languages.isEmpty()) {
                throw EngineHttp.nonsense();
            }
            sources = new Codes(languages.stream().filter(SupportedLanguage::getSupportSource)
                .map(SupportedLanguage::getLanguageCode).toList());
            targets = new Codes(languages.stream().filter(SupportedLanguage::getSupportTarget)
                .map(SupportedLanguage::getLanguageCode).toList());
        } catch (ApiException failed) {
            throw GoogleFailures.meaning(failed);
        }
    }

    private String mimeType() {
        return traits.marks() == EngineTraits.Marks.HTML ? "text/html" : "text/plain";
    }

    private static String code(Codes codes, String tag) {
        return codes.of(tag).orElseGet(() -> LanguageTags.plain(tag).equals("zh-Hant") ? "zh-TW" : LanguageTags.plain(tag));
    }

    private String parent() {
        return "projects/" + settings.projectId() + "/locations/" + settings.location();
    }

    /** A whole resource name is taken as it is: a glossary may lie in another project. */
    private String resource(String kind, String name) {
        return name.startsWith("projects/") ? name : parent() + "/" + kind + "/" + name;
    }

    @Override
    public void close() {
        access.close();
    }
}
