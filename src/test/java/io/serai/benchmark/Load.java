package io.serai.benchmark;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * Sends prepared requests over keep-alive connections and times the answers: plain sockets, so that the client takes as
 * little as possible of the two cores that it shares with the gateway.
 */
final class Load {

    private Load() {
    }

    /** @param nanos the time of each answer, sorted */
    record Result(int sent, double seconds, long[] nanos, int refused) {

        double rate() {
            return sent / seconds;
        }

        double millis(double quantile) {
            return nanos[(int) Math.min(nanos.length - 1, Math.round(nanos.length * quantile))] / 1e6;
        }
    }

    /** As fast as {@code connections} clients can, each waiting for its answer. */
    static Result flood(int port, int connections, int total, IntFunction<byte[]> request) throws Exception {
        return run(port, connections, total, 0, request);
    }

    /** At a steady rate, timed from when each was due: a stall is charged to every request that it holds up. */
    static Result steady(int port, int connections, int total, int perSecond, IntFunction<byte[]> request) throws Exception {
        return run(port, connections, total, perSecond, request);
    }

    private static Result run(int port, int connections, int total, int perSecond, IntFunction<byte[]> request)
            throws IOException, InterruptedException, ExecutionException {
        AtomicInteger next = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        long[] nanos = new long[total];
        List<Future<?>> clients = new ArrayList<>();
        long start = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int client = 0; client < connections; client++) {
                clients.add(threads.submit(() -> {
                    try (Socket socket = new Socket("127.0.0.1", port)) {
                        socket.setTcpNoDelay(true);
                        InputStream in = new BufferedInputStream(socket.getInputStream());
                        for (int n = next.getAndIncrement(); n < total; n = next.getAndIncrement()) {
                            long due = perSecond == 0 ? System.nanoTime() : start + TimeUnit.SECONDS.toNanos(n) / perSecond;
                            while (System.nanoTime() < due) {
                                LockSupport.parkNanos(due - System.nanoTime());
                            }
                            socket.getOutputStream().write(request.apply(n));
                            refused.addAndGet(answer(in) == 200 ? 0 : 1);
                            nanos[n] = System.nanoTime() - due;
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> client : clients) {
                client.get();
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        Arrays.sort(nanos);
        return new Result(total, seconds, nanos, refused.get());
    }

    /** Reads one answer, whether it tells its length or comes in chunks. */
    private static int answer(InputStream in) throws IOException {
        String line = line(in);
        int status = Integer.parseInt(line.substring(9, 12));
        int length = 0;
        boolean chunked = false;
        while (!(line = line(in)).isEmpty()) {
            String lower = line.toLowerCase(java.util.Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            } else if (lower.startsWith("transfer-encoding:")) {
                chunked = true;
            }
        }
        in.skipNBytes(length);
        while (chunked && (length = Integer.parseInt(line(in), 16)) >= 0) {
            in.skipNBytes(length);
            line(in);
            chunked = length > 0;
        }
        return status;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("The gateway closed the connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
