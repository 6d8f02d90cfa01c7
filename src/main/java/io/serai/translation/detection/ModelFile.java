package io.serai.translation.detection;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A language model as bytes: made when Serai is built, read when the first message comes. */
final class ModelFile {

    /** Where the model lies among the classes. */
    static final String NAME = "languages.model";

    private ModelFile() {
    }

    /** A language of the model. */
    record Header(String language, Script script, float unseen, float unseenWord) {
    }

    /**
     * One n-gram of one language, as {@link LanguageModel} describes it.
     *
     * @param language its place among the headers, or {@link LanguageModel#EVERYWHERE}
     */
    record Entry(long hash, int language, double chance, double cost) {

        static Entry everywhere(long hash) {
            return new Entry(hash, LanguageModel.EVERYWHERE, 0, 0);
        }
    }

    /** Reads the model that was built into this program. */
    static LanguageModel read() {
        try (InputStream file = ModelFile.class.getResourceAsStream(NAME)) {
            if (file == null) {
                throw new IllegalStateException("The language model " + NAME + " is not among the classes.");
            }
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The language model cannot be read", e);
        }
    }

    static LanguageModel read(InputStream file) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(new GZIPInputStream(file), 1 << 16));
        List<String> languages = new ArrayList<>();
        List<Script> scripts = new ArrayList<>();
        float[] unseen = new float[in.readUnsignedByte()];
        float[] unseenWord = new float[unseen.length];
        for (int i = 0; i < unseen.length; i++) {
            languages.add(in.readUTF());
            scripts.add(Script.valueOf(in.readUTF()));
            unseen[i] = in.readFloat();
            unseenWord[i] = in.readFloat();
        }
        int[] prints = new int[in.readInt()];
        int[] starts = new int[prints.length + 1];
        byte[] sizes = in.readNBytes(prints.length);
        for (int place = 0; place < prints.length; place++) {
            starts[place + 1] = starts[place] + (sizes[place] & 0xFF);
            prints[place] = sizes[place] == 0 ? 0 : in.readInt();
        }
        int entries = starts[prints.length];
        return new LanguageModel(languages, scripts, unseen, unseenWord, prints, starts,
            in.readNBytes(entries), in.readNBytes(entries), in.readNBytes(entries));
    }

    static void write(List<Header> headers, List<Entry> entries, OutputStream file) throws IOException {
        List<Entry> sorted = new ArrayList<>(entries);
        sorted.sort(Comparator.comparingLong(Entry::hash));
        List<List<Entry>> table = table(sorted);
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(file, 1 << 16))) {
            out.writeByte(headers.size());
            for (Header header : headers) {
                out.writeUTF(header.language());
                out.writeUTF(header.script().name());
                out.writeFloat(header.unseen());
                out.writeFloat(header.unseenWord());
            }
            out.writeInt(table.size());
            for (List<Entry> row : table) {
                out.writeByte(row.size());
            }
            for (List<Entry> row : table) {
                if (!row.isEmpty()) {
                    out.writeInt(LanguageModel.print(row.getFirst().hash()));
                }
            }
            List<Entry> inOrder = table.stream().flatMap(List::stream).toList();
            out.write(bytes(inOrder.stream().mapToInt(Entry::language).toArray()));
            out.write(bytes(inOrder.stream().mapToInt(entry -> tenths(entry.chance())).toArray()));
            out.write(bytes(inOrder.stream().mapToInt(entry -> tenths(entry.cost())).toArray()));
        }
    }

    /** The entries of each n-gram at its place: the first free one from where its hash points. */
    private static List<List<Entry>> table(List<Entry> sorted) {
        long ngrams = sorted.stream().mapToLong(Entry::hash).distinct().count();
        int size = Integer.highestOneBit((int) (ngrams * 4 / 3)) << 1;
        List<List<Entry>> table = new ArrayList<>(Collections.nCopies(size, List.of()));
        for (int from = 0; from < sorted.size();) {
            int to = from;
            while (to < sorted.size() && sorted.get(to).hash() == sorted.get(from).hash()) {
                to++;
            }
            int place = LanguageModel.place(sorted.get(from).hash(), size - 1);
            while (!table.get(place).isEmpty()) {
                place = (place + 1) & (size - 1);
            }
            table.set(place, sorted.subList(from, to));
            from = to;
        }
        return table;
    }

    private static int tenths(double logarithm) {
        return (int) Math.min(255, Math.round(-logarithm * 10));
    }

    private static byte[] bytes(int[] values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
