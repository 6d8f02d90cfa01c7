package io.serai.conversations;

import java.util.List;

/**
 * Takes notice of every move in a conversation's life, and of every one that begins: what waits must be assigned, an
 * agent is free again, an offer is void. Called within the transaction that makes the moves, when their rows are written
 * and locked; it writes set-wise, locks nothing but what comes after conversations (offers, agents), asks nobody outside
 * of the database, and leaves long work to a thread of its own after the commit. Its failure undoes the moves.
 */
public interface MoveListener {

    /** @param moves in the order in which they were made */
    void moved(List<Moved> moves);
}
