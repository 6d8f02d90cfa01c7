package io.serai.conversations;

import java.util.List;

/**
 * Takes notice of every message written into a conversation, whoever wrote it: what a bot must answer, what is to be
 * translated, what a queue has to know. Called within the transaction that writes the messages, so what a listener notes
 * down is there exactly when they are; it writes set-wise (a statement for a batch), asks nobody outside of the database
 * and leaves the work itself to a thread of its own. Its failure is the failure of the whole batch.
 */
public interface UtteranceListener {

    /** @param utterances in the order in which they were written; replayed deliveries come as duplicates do: not at all */
    void uttered(List<Utterance> utterances);
}
