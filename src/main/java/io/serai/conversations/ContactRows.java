package io.serai.conversations;

import io.serai.model.Contact;
import io.serai.model.Identity;
import io.serai.model.OptOut;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Rows of {@code contacts} as contacts, identities and all: select {@link #COLUMNS} from {@code contacts k}. */
@Component
public class ContactRows implements RowMapper<Contact> {

    /** Named apart from a conversation's columns, so that one row can hold both. */
    public static final String COLUMNS = """
        k.id as contact_id, k.name as contact_name, k.picture as contact_picture, k.language as contact_language,
        k.fields as contact_fields, k.opt_outs as contact_opt_outs,
        (select coalesce(jsonb_agg(jsonb_build_object('connectionId', i.connection_id, 'channel', i.channel,
             'kind', i.kind, 'value', i.value) order by i.created_at, i.connection_id, i.kind, i.value), '[]')
         from identities i where i.contact_id = k.id) as contact_identities""";

    private final JsonColumns json;

    ContactRows(JsonColumns json) {
        this.json = json;
    }

    @Override
    public Contact mapRow(ResultSet row, int number) throws SQLException {
        return read(row);
    }

    public Contact read(ResultSet row) throws SQLException {
        return new Contact(row.getObject("contact_id", UUID.class), row.getString("contact_name"),
            row.getString("contact_picture"), row.getString("contact_language"), json.map(row, "contact_fields"),
            json.list(row, "contact_identities", Identity.class), json.list(row, "contact_opt_outs", OptOut.class));
    }
}
