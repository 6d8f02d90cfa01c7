package io.serai.conversations;

import io.serai.conversations.Arrival.Recorded;
import io.serai.model.ItemOutcome;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records what channels report: contacts, conversations, messages and what befell them, together with the events that
 * tell of it, in the transaction of the caller, who commits its position in the ledger with them.
 */
@Service
public class Recorder {

    private final Workspaces workspaces;
    private final ChangeRecorder changes;

    Recorder(Workspaces workspaces, ChangeRecorder changes) {
        this.workspaces = workspaces;
        this.changes = changes;
    }

    /** @return how each arrival ended, in the same order */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Recorded> record(List<Arrival> arrivals) {
        Workspace workspace = workspaces.load(arrivals);
        List<Recorded> outcomes = new ArrayList<>(arrivals.size());
        for (Arrival arrival : arrivals) {
            outcomes.add(arrival.changes().stream().map(change -> changes.apply(change, arrival, workspace))
                .reduce(Recorder::together).orElse(Recorded.ignored("it says nothing")));
        }
        workspaces.save(workspace);
        return outcomes;
    }

    /** An item that says several things was processed if one of them was. */
    private static Recorded together(Recorded one, Recorded other) {
        return rank(other.outcome()) < rank(one.outcome()) ? other : one;
    }

    private static int rank(ItemOutcome outcome) {
        return switch (outcome) {
            case PROCESSED -> 0;
            case DUPLICATE -> 1;
            case IGNORED -> 2;
            case DEAD_LETTER -> 3;
        };
    }
}
