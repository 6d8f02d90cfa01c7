package io.serai.connectors.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.connectors.ConnectionSettings;
import io.serai.connectors.ProviderJson;
import io.serai.connectors.Unparseable;
import io.serai.model.Identity;
import io.serai.model.IdentityKind;
import io.serai.model.Party;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How WhatsApp names a person: a phone number, a business-scoped user id (BSUID), or both. What is neither is not a name.
 *
 * @param phone    {@code +} and digits
 * @param userId   {@code US.1349…}
 * @param parentId the same person's id for all businesses of a group, {@code US.ENT.…}
 * @see <a href="https://developers.facebook.com/docs/whatsapp/business-scoped-user-ids">Meta: business-scoped user ids</a>
 */
record WhatsAppPeople(@Nullable String phone, @Nullable String userId, @Nullable String parentId) {

    private static final Pattern USER_ID = Pattern.compile("[A-Z]{2}\\.(ENT\\.)?[A-Za-z0-9]{1,128}");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9]{3,20}");

    /** The first of each kind that is well-formed; a user id where a number is expected counts as a user id. */
    static WhatsAppPeople of(List<@Nullable String> phones, List<@Nullable String> userIds,
            List<@Nullable String> parentIds) {
        List<@Nullable String> ids = new ArrayList<>(userIds);
        ids.addAll(phones);
        return new WhatsAppPeople(phones.stream().map(WhatsAppPeople::phone).filter(Objects::nonNull).findFirst()
            .orElse(null), first(ids), first(parentIds));
    }

    /** The sender of a message. */
    static WhatsAppPeople sender(JsonNode message, JsonNode contact) {
        return of(texts(message, "from", contact, "wa_id"), texts(message, "from_user_id", contact, "user_id"),
            texts(message, "from_parent_user_id", contact, "parent_user_id"));
    }

    /** The customer to whom the business's own app wrote. */
    static WhatsAppPeople receiver(JsonNode echo, JsonNode contact) {
        return of(texts(echo, "to", contact, "wa_id"), texts(echo, "to_user_id", contact, "user_id"),
            texts(echo, "to_parent_user_id", contact, "parent_user_id"));
    }

    /** The recipient of a message whose status this is. */
    static WhatsAppPeople recipient(JsonNode status, JsonNode contact) {
        return of(texts(status, "recipient_id", contact, "wa_id"),
            texts(status, "recipient_user_id", contact, "user_id"),
            texts(status, "recipient_parent_user_id", status, "parent_recipient_user_id"));
    }

    /** Whom a preference or the like is about. */
    static WhatsAppPeople named(JsonNode element) {
        return of(texts(element, "wa_id", element, "from"), texts(element, "user_id", element, "from_user_id"),
            texts(element, "parent_user_id", element, "from_parent_user_id"));
    }

    /** The one name that decides the order of handling (see RATIONALE.md); empty where there is none. */
    String customer() {
        return userId != null ? userId : parentId != null ? parentId : phone != null ? phone : "";
    }

    /** Whether an entry of {@code contacts} is about this person. */
    boolean matches(JsonNode contact) {
        WhatsAppPeople other = named(contact);
        return phone != null && phone.equals(other.phone) || userId != null && userId.equals(other.userId);
    }

    /** Whether an entry of {@code contacts} names nobody else: one gives the number, the other the user id. */
    boolean mayBe(JsonNode contact) {
        WhatsAppPeople other = named(contact);
        return (phone == null || other.phone == null) && (userId == null || other.userId == null);
    }

    List<Identity> identities(ConnectionSettings connection) {
        Set<Identity> identities = new LinkedHashSet<>();
        if (phone != null) {
            identities.add(identity(connection, IdentityKind.PHONE, phone));
        }
        for (String id : new String[] {userId, parentId}) {
            if (id != null) {
                identities.add(identity(connection, IdentityKind.USER_ID, id));
            }
        }
        return List.copyOf(identities);
    }

    Party party(JsonNode contact, ConnectionSettings connection) throws Unparseable {
        List<Identity> identities = identities(connection);
        if (identities.isEmpty()) {
            throw new Unparseable("Neither a phone number nor a user id says who the customer is");
        }
        String username = ProviderJson.text(contact, "profile", "username");
        return new Party(identities, ProviderJson.text(contact, "profile", "name"), null,
            username == null ? Map.of() : Map.of("username", username));
    }

    static @Nullable String phone(@Nullable String text) {
        return text != null && PHONE.matcher(text).matches() ? "+" + text.replace("+", "") : null;
    }

    static @Nullable String userId(@Nullable String text) {
        return text != null && USER_ID.matcher(text).matches() ? text : null;
    }

    static Identity identity(ConnectionSettings connection, IdentityKind kind, String value) {
        return new Identity(connection.id(), connection.channel(), kind, value);
    }

    private static @Nullable String first(List<@Nullable String> ids) {
        return ids.stream().map(WhatsAppPeople::userId).filter(Objects::nonNull).findFirst().orElse(null);
    }

    private static List<@Nullable String> texts(JsonNode first, String field, JsonNode second, String otherField) {
        List<@Nullable String> texts = new ArrayList<>();
        texts.add(ProviderJson.text(first, field));
        texts.add(ProviderJson.text(second, otherField));
        return texts;
    }
}
