package io.serai.accounts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.problems.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What agents speak and know: by this the right ones are found for a customer. */
@Component
class Abilities {

    private static final int MOST = 50;
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");
    private static final Pattern SKILL = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} _.+#-]{0,49}");

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    Abilities(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Makes these the agent's; null leaves them as they are. */
    void set(UUID agent, @Nullable List<String> languages, @Nullable Map<String, Integer> skills) {
        if (languages != null) {
            languages.forEach(Abilities::checkLanguage);
            few("languages", languages.size());
            jdbc.sql("update agents set languages = ? where id = ?")
                .params(languages.stream().distinct().toArray(String[]::new), agent).update();
        }
        if (skills != null) {
            skills.forEach(Abilities::checkSkill);
            few("skills", skills.size());
            jdbc.sql("update agents set skills = ?::jsonb where id = ?").params(write(skills), agent).update();
        }
    }

    private static void few(String field, int count) {
        if (count > MOST) {
            throw Refusal.invalid(field, "At most " + MOST);
        }
    }

    private static void checkLanguage(String language) {
        if (!LANGUAGE.matcher(language).matches()) {
            throw Refusal.invalid("languages", "A language is a tag such as en, pt-BR or zh-Hant");
        }
    }

    private static void checkSkill(String skill, @Nullable Integer level) {
        if (!SKILL.matcher(skill).matches() || !skill.equals(skill.toLowerCase(Locale.ROOT))) {
            throw Refusal.invalid("skills", "A skill is a lower-case name of at most 50 characters");
        }
        if (level == null || level < 1 || level > 5) {
            throw Refusal.invalid("skills." + skill, "A level from 1 to 5");
        }
    }

    private String write(Map<String, Integer> skills) {
        try {
            return json.writeValueAsString(skills);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
