package io.serai.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * The bare names that modules import, and the WebJar files they stand for. The versions are those of the jars on the
 * class path, so that a bump in the POM cannot leave the map behind.
 */
public final class ImportMap {

    private final Map<String, String> imports = new LinkedHashMap<>();

    ImportMap() {
        String lit = webjar("lit");
        String html = webjar("lit-html");
        String element = webjar("lit-element");
        String reactive = webjar("lit__reactive-element");
        // lit-element.js exports what lit's own index.js does, with two requests less.
        imports.put("lit", element + "lit-element.js");
        imports.put("lit/", lit);
        imports.put("lit-html", html + "lit-html.js");
        imports.put("lit-html/", html);
        imports.put("lit-element/", element);
        imports.put("@lit/reactive-element", reactive + "reactive-element.js");
        imports.put("@lit/reactive-element/", reactive);
    }

    /** The path of the file that a bare name stands for, empty where it names none. */
    Optional<String> resolve(String name) {
        if (imports.containsKey(name)) {
            return Optional.of(imports.get(name));
        }
        return imports.keySet().stream().filter(prefix -> prefix.endsWith("/") && name.startsWith(prefix)).findFirst()
                .map(prefix -> imports.get(prefix) + name.substring(prefix.length()));
    }

    /** For the one inline script of a page, {@code <script type="importmap">}. */
    public String json() {
        return imports.entrySet().stream().map(entry -> "\"" + entry.getKey() + "\":\"" + entry.getValue() + "\"")
                .collect(Collectors.joining(",", "{\"imports\":{", "}}"));
    }

    /** What a content policy names to let this one inline script in. */
    String hash() {
        return "sha256-" + Base64.getEncoder().encodeToString(sha256(json().getBytes(StandardCharsets.UTF_8)));
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    private static String webjar(String artifact) {
        String descriptor = "META-INF/maven/org.webjars.npm/" + artifact + "/pom.properties";
        try (InputStream in = ImportMap.class.getClassLoader().getResourceAsStream(descriptor)) {
            if (in == null) {
                throw new IllegalStateException("The WebJar '" + artifact + "' is missing from the class path");
            }
            Properties properties = new Properties();
            properties.load(in);
            return "/webjars/" + artifact + "/" + properties.getProperty("version") + "/";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
