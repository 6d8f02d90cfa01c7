package io.serai.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Files named by the SHA-256 of their bytes, so that the same bytes lie here once. A file appears under its name only
 * when all of it is on the disk; what a crash leaves behind is in {@code incoming}, and nobody looks for it there.
 */
final class ContentFiles {

    private static final int BUFFER = 64 * 1024;

    private final Path folder;
    private final Path incoming;

    ContentFiles(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
        this.incoming = this.folder.resolve("incoming");
    }

    /** Writes bytes down, hashing them on their way; {@link #adopt} or {@link Incoming#close} follows. */
    Incoming receive(InputStream bytes, long max) throws IOException, MediaStore.TooLarge {
        Files.createDirectories(incoming);
        Path file = Files.createTempFile(incoming, "", "");
        boolean whole = false;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            MessageDigest digest = sha256();
            long size = copy(bytes, Channels.newOutputStream(channel), digest, max);
            channel.force(true);
            whole = true;
            return new Incoming(file, size, HexFormat.of().formatHex(digest.digest()));
        } finally {
            if (!whole) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Gives received bytes their lasting name. Once this returns, they survive a power cut. */
    void adopt(Incoming received) throws IOException {
        Path path = path(received.sha256());
        Files.createDirectories(path.getParent());
        Files.move(received.file(), path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        sync(path.getParent());
        sync(path.getParent().getParent());
    }

    Path find(String sha256) throws NoSuchFileException {
        Path path = path(sha256);
        if (!Files.isRegularFile(path)) {
            throw new NoSuchFileException(path.toString(), null, "the file of a stored attachment is missing");
        }
        return path;
    }

    void delete(String sha256) throws IOException {
        Files.deleteIfExists(path(sha256));
    }

    private Path path(String sha256) {
        return folder.resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    private static long copy(InputStream in, OutputStream out, MessageDigest digest, long max)
            throws IOException, MediaStore.TooLarge {
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            size += read;
            if (size > max) {
                throw new MediaStore.TooLarge(max);
            }
            digest.update(buffer, 0, read);
            out.write(buffer, 0, read);
        }
        return size;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A rename is on the disk only once its directory is. Windows cannot open one, and needs not. */
    private static void sync(Path directory) throws IOException {
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** Bytes that arrived, not yet under a lasting name; closing drops them unless they got one. */
    record Incoming(Path file, long size, String sha256) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            Files.deleteIfExists(file);
        }
    }
}
