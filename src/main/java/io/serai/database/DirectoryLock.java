package io.serai.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps gateways on one data directory from starting or stopping its server at once, and knows who is last.
 * The operating system drops these locks when a process dies, however it dies.
 */
final class DirectoryLock implements AutoCloseable {

    private static final long TURN = 0;
    private static final long USE = 1;

    private final FileChannel channel;
    private @Nullable FileLock use;

    DirectoryLock(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** Waits until no other gateway starts or stops the server, then holds that right until released. */
    FileLock takeTurn() throws IOException {
        try {
            return channel.lock(TURN, 1, false);
        } catch (OverlappingFileLockException sameProcess) {
            throw new IOException("this process already starts or stops it", sameProcess);
        }
    }

    /** Declares this process a user of the server. */
    void use() throws IOException {
        try {
            use = channel.lock(USE, 1, true);
        } catch (OverlappingFileLockException sameProcess) {
            throw new IOException("this process already uses it", sameProcess);
        }
    }

    /** Ends this process's use; true if nobody else uses the server. Call it while holding the turn. */
    boolean leave() throws IOException {
        if (use != null) {
            use.release();
            use = null;
        }
        try (FileLock alone = channel.tryLock(USE, 1, false)) {
            return alone != null;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
