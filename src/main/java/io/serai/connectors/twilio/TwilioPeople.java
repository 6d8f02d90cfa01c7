package io.serai.connectors.twilio;

import io.serai.connectors.ConnectionSettings;
import io.serai.connectors.Unparseable;
import io.serai.model.Identity;
import io.serai.model.IdentityKind;
import io.serai.model.Party;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How Twilio names a person: {@code whatsapp:+1…}, {@code whatsapp:US.…} (a business-scoped user id), or the same without
 * the prefix. What is neither is not a name.
 *
 * @param addresses without prefix, the one to answer to first
 */
record TwilioPeople(List<String> addresses, @Nullable String username, @Nullable String name) {

    static final String PREFIX = "whatsapp:";
    private static final Pattern USER_ID = Pattern.compile("[A-Z]{2}\\.(ENT\\.)?[A-Za-z0-9]{1,128}");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9]{3,20}");

    static TwilioPeople sender(TwilioItem item) {
        return of(item, "From", "ExternalUserId", "ParentExternalUserId", "WaId");
    }

    static TwilioPeople recipient(TwilioItem item) {
        return of(item, "To");
    }

    private static TwilioPeople of(TwilioItem item, String... fields) {
        Set<String> addresses = new LinkedHashSet<>();
        for (String field : fields) {
            String address = address(item.text(field));
            if (address != null) {
                addresses.add(address);
            }
        }
        return new TwilioPeople(List.copyOf(addresses), item.words("ProfileUsername"), item.words("ProfileName"));
    }

    /** {@code +} and digits, or a user id; absent where it is neither. */
    static @Nullable String address(@Nullable String given) {
        String bare = given == null ? "" : given.strip().replaceFirst("(?i)^whatsapp:", "");
        if (PHONE.matcher(bare).matches()) {
            return bare.startsWith("+") ? bare : "+" + bare;
        }
        return USER_ID.matcher(bare).matches() ? bare : null;
    }

    /** The one name that decides the order of handling; empty where there is none. */
    String customer() {
        return addresses.isEmpty() ? "" : addresses.getFirst();
    }

    Party party(ConnectionSettings connection) throws Unparseable {
        if (addresses.isEmpty()) {
            throw new Unparseable("Neither a phone number nor a user id says who the customer is");
        }
        List<Identity> identities = new ArrayList<>();
        for (String address : addresses) {
            identities.add(identity(connection,
                address.startsWith("+") ? IdentityKind.PHONE : IdentityKind.USER_ID, address));
        }
        if (username != null) {
            identities.add(identity(connection, IdentityKind.USERNAME, username));
        }
        return new Party(identities, name, null);
    }

    private static Identity identity(ConnectionSettings connection, IdentityKind kind, String value) {
        return new Identity(connection.id(), connection.channel(), kind, value);
    }
}
