package io.serai.playground.customers;

import com.fasterxml.jackson.core.type.TypeReference;
import io.serai.playground.provider.Json;
import io.serai.playground.provider.Person;
import io.serai.playground.provider.Platform;
import io.serai.playground.provider.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A simulated customer, with a name on every channel.
 *
 * @param number  E.164, with plus
 * @param userId  WhatsApp's business-scoped user id
 * @param pageId  what Messenger calls them (PSID)
 * @param gramId  what Instagram calls them (IGSID)
 * @param phrases what they are likely to say, in their language
 */
public record Persona(String id, String firstName, String lastName, String language, String number, String userId,
        String pageId, String gramId, String username, @Nullable String picture, List<String> phrases) {

    /** The personas that come with the playground. */
    public static List<Persona> all() {
        try (InputStream file = Persona.class.getResourceAsStream("personas.json")) {
            return Json.MAPPER.readValue(file, new TypeReference<>() { });
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** One of any number of people, for load. */
    public static Persona numbered(int number) {
        String digits = "%07d".formatted(number);
        return new Persona("p" + number, "Person", digits, "en", "+1555" + digits, "US.9" + digits,
                "7" + digits + "00001",
                "9" + digits + "00002", "person" + digits, null, List.of("Hello " + digits));
    }

    public String name() {
        return (firstName + " " + lastName).strip();
    }

    public String digits() {
        return number.substring(1);
    }

    /** How a platform names them in webhooks and expects them in sends. */
    public String on(Platform platform) {
        return switch (platform) {
            case WHATSAPP -> digits();
            case TWILIO -> "whatsapp:" + number;
            case MESSENGER -> pageId;
            case INSTAGRAM -> gramId;
        };
    }

    /** Their picture, where they have one. */
    public Optional<StoredFile> portrait() {
        return Optional.ofNullable(picture).map(SampleFile::picture);
    }

    Person person(Platform platform, @Nullable String pictureFile) {
        return new Person(on(platform), firstName, lastName, username, pictureFile);
    }
}
