package io.serai.translation.engines;

import io.serai.translation.EngineFailure;
import io.serai.translation.FailureCode;
import io.serai.translation.LanguagePair;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The {@code apertium} program of this machine: a process for each text, which serves a trial and small shops. Serai does
 * not start APy itself, because that listens on every address of the machine and asks nobody who they are.
 */
@Component
class ApertiumProgram {

    /** Where APy listens unless told otherwise, also as Debian installs it. */
    static final String USUAL_SERVER = "http://127.0.0.1:2737";

    private static final List<Path> MODES = List.of(Path.of("/usr/share/apertium/modes"),
        Path.of("/usr/local/share/apertium/modes"), Path.of("/opt/homebrew/share/apertium/modes"));
    private static final Pattern MODE = Pattern.compile("[a-z]{2,3}-[a-z]{2,3}\\.mode");

    /** Whether the program is here, with a pair at least. */
    boolean installed() {
        return !pairs().isEmpty();
    }

    Set<LanguagePair> pairs() {
        return binary().isEmpty() ? Set.of() : MODES.stream().flatMap(ApertiumProgram::modes)
            .map(mode -> mode.substring(0, mode.indexOf('.')).split("-"))
            .map(codes -> new LanguagePair(ApertiumCodes.language(codes[0]), ApertiumCodes.language(codes[1])))
            .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> modes(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(MODE.asMatchPredicate()).toList().stream();
        } catch (IOException absent) {
            return Stream.empty();
        }
    }

    private static Optional<Path> binary() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)).filter(folder -> !folder.isEmpty())
            .map(folder -> Path.of(folder, "apertium")).filter(Files::isExecutable).findFirst();
    }

    /** The translation with Apertium's marks. The text goes in by standard input: it is never part of a command. */
    String translate(String text, String from, String to, Duration timeout) throws EngineFailure {
        Path program = binary().orElseThrow(() -> new EngineFailure(FailureCode.UNAVAILABLE, "Apertium is not on this machine"));
        String mode = ApertiumCodes.code(from) + "-" + ApertiumCodes.code(to);
        try {
            Process process = new ProcessBuilder(program.toString(), "-f", "txt", mode)
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            try {
                return exchange(process, text, timeout);
            } finally {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (IOException broken) {
            throw new EngineFailure(FailureCode.UNAVAILABLE, "The program apertium cannot be started, or broke off");
        }
    }

    private static String exchange(Process process, String text, Duration timeout) throws IOException, EngineFailure {
        CompletableFuture<byte[]> output = CompletableFuture.supplyAsync(() -> read(process), Thread::startVirtualThread);
        try (var input = process.getOutputStream()) {
            input.write(text.getBytes(StandardCharsets.UTF_8));
        }
        try {
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new EngineFailure(FailureCode.TIMEOUT, "The program apertium took too long");
            }
            String translated = new String(output.join(), StandardCharsets.UTF_8);
            if (process.exitValue() != 0 || translated.isBlank() && !text.isBlank()) {
                throw new EngineFailure(FailureCode.UNAVAILABLE, "The program apertium failed", "exit " + process.exitValue(), null);
            }
            return translated;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new EngineFailure(FailureCode.TIMEOUT, "The call was given up");
        } catch (CompletionException broken) {
            throw new IOException(broken.getCause());
        }
    }

    private static byte[] read(Process process) {
        try (var stream = process.getInputStream()) {
            return stream.readAllBytes();
        } catch (IOException broken) {
            throw new CompletionException(broken);
        }
    }
}
