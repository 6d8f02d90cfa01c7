package io.serai.settings;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyTemplates;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Encrypts what must not lie readable in the database or a backup of it. The key is in a file of its own. */
@Component
public class Secrets {

    private static final TypeReference<Map<String, String>> SETTINGS = new TypeReference<>() { };

    private final Aead cipher;
    private final ObjectMapper json;
    private final Path keyset;

    Secrets(SeraiSettings settings, ObjectMapper json) {
        this.json = json;
        this.keyset = Path.of(settings.keyset());
        try {
            AeadConfig.register();
            cipher = open(keyset).getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("The keyset " + keyset + " cannot be used. Restore it, or move it away and "
                + "enter the secrets anew", unusable);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The keyset " + keyset + " cannot be read or made", unreadable);
        }
    }

    /** Bound to their owner: the secrets of one cannot be passed off as another's. */
    public byte[] encrypt(String owner, Map<String, String> secrets) {
        try {
            return cipher.encrypt(json.writeValueAsBytes(secrets), owner.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException("The secrets of '" + owner + "' cannot be encrypted", impossible);
        }
    }

    public Map<String, String> decrypt(String owner, byte[] encrypted) {
        try {
            return json.readValue(cipher.decrypt(encrypted, owner.getBytes(StandardCharsets.UTF_8)), SETTINGS);
        } catch (GeneralSecurityException | IOException foreign) {
            throw new IllegalStateException("The secrets of '" + owner + "' were encrypted with another "
                + "key than that in " + keyset + ". Restore the keyset or enter them anew", foreign);
        }
    }

    private static KeysetHandle open(Path file) throws GeneralSecurityException, IOException {
        if (Files.notExists(file)) {
            create(file);
        }
        return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get());
    }

    private static void create(Path file) throws GeneralSecurityException, IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        KeysetHandle fresh = KeysetHandle.generateNew(KeyTemplates.get("AES256_GCM"));
        String text = TinkJsonProtoKeysetFormat.serializeKeyset(fresh, InsecureSecretKeyAccess.get());
        Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), "keyset", ".tmp",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, text);
        try {
            Files.createLink(file, draft); // whole or not at all, and never over another's
        } catch (FileAlreadyExistsException another) {
            // a second gateway on the same folder was quicker: its key is as good
        } finally {
            Files.delete(draft);
        }
    }
}
