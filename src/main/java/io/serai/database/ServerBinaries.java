package io.serai.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** Unpacks the PostgreSQL that the jar carries, once; later starts find it on disk. */
final class ServerBinaries {

    private ServerBinaries() {
    }

    /** The directory that holds {@code bin}, {@code lib} and {@code share}. */
    static Path unpackInto(Path home) throws IOException {
        String name = archiveName(System.getProperty("os.name"), System.getProperty("os.arch"));
        URL archive = ServerBinaries.class.getClassLoader().getResource(name);
        if (archive == null) {
            throw new DatabaseUnavailable("This build of Serai carries no PostgreSQL for this machine (" + name
                    + " is missing): set serai.database.url to a PostgreSQL server, or build Serai here.");
        }
        URLConnection connection = archive.openConnection();
        connection.setUseCaches(false);
        try (InputStream packed = connection.getInputStream()) {
            // The size tells releases apart without reading 15 MB at every start.
            Path unpacked = home.resolve("server-" + Long.toHexString(connection.getContentLengthLong()));
            if (!Files.isDirectory(unpacked)) {
                Path partial = Files.createTempDirectory(home, "unpacking-");
                makeReadable(partial);
                untar(packed, partial);
                Files.move(partial, unpacked, StandardCopyOption.ATOMIC_MOVE);
            }
            return unpacked;
        }
    }

    static String archiveName(String system, String architecture) {
        String os = system.toLowerCase(Locale.ROOT);
        String family = os.contains("mac") ? "darwin" : os.contains("win") ? "windows" : "linux";
        String cpu = architecture.equals("aarch64") || architecture.equals("arm64") ? "arm_64" : "x86_64";
        return "postgres-" + family + "-" + cpu + ".txz";
    }

    private static void untar(InputStream packed, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed, 1 << 16)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("The packed PostgreSQL names a file outside its directory: " + entry.getName());
                }
                unpack(entry, tar, path);
            }
        } catch (IOException | RuntimeException broken) {
            FileSystemUtils.deleteRecursively(target);
            throw broken;
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
        } else if (entry.isSymbolicLink()) {
            Files.createDirectories(path.getParent());
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.createDirectories(path.getParent());
            try (OutputStream file = Files.newOutputStream(path)) {
                content.transferTo(file);
            }
            if ((entry.getMode() & 0100) != 0) {
                makeReadable(path);
            }
        }
    }

    /** The server may have to run as another user than the gateway. */
    private static void makeReadable(Path path) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
