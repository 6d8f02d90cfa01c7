package io.serai.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What PostgreSQL notes about itself in {@code postmaster.pid}; the file outlives a killed server.
 *
 * @see <a href="https://www.postgresql.org/docs/17/storage-file-layout.html">Database file layout</a>
 */
record PostmasterFile(long pid, int port) {

    static final String NAME = "postmaster.pid";

    /** Empty when there is no such file, or it is still being written. */
    static Optional<PostmasterFile> read(Path data) {
        try {
            List<String> lines = Files.readAllLines(data.resolve(NAME));
            if (lines.size() < 4) {
                return Optional.empty();
            }
            return Optional.of(new PostmasterFile(
                    Long.parseLong(lines.get(0).trim()), Integer.parseInt(lines.get(3).trim())));
        } catch (IOException | NumberFormatException absentOrUnfinished) {
            return Optional.empty();
        }
    }

    /**
     * Whether the noted process lives and is a PostgreSQL. Process numbers are handed out again, above all in a
     * restarted container, so being alive proves nothing; an unreadable command line is taken for PostgreSQL.
     */
    boolean isRunning() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(process -> process.info().command().map(command -> command.contains("postgres")).orElse(true))
                .orElse(false);
    }
}
