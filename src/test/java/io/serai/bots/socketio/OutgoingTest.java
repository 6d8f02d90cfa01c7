package io.serai.bots.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import io.socket.engineio.server.parser.Packet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OutgoingTest {

    private static final UUID CONVERSATION = new UUID(7, 7);

    private final Outgoing outgoing = new Outgoing();

    private void give(long... seqs) {
        for (long seq : seqs) {
            outgoing.give(place(seq));
        }
    }

    private static Place place(long seq) {
        return new Place(CONVERSATION, seq, new UUID(1, seq), false);
    }

    private void write(String... data) {
        outgoing.writes(Stream.of(data).map(text -> {
            Packet<String> packet = new Packet<>(Packet.MESSAGE);
            packet.data = text;
            return packet;
        }).toList());
    }

    private static String toUser(long seq) {
        return "2/live_agent,[\"to_user\",{\"message\":\"" + seq + "\"}]";
    }

    @Test
    void whatIsGivenButNotWrittenIsNeverProven() {
        give(1, 2);
        assertThat(outgoing.unproven()).isEmpty();
        assertThat(outgoing.allProven()).isEmpty();
    }

    @Test
    void aMarkProvesWhatWasWrittenBeforeItAndNothingAfter() {
        give(1, 2, 3);
        write(toUser(1), "2/live_agent,[\"messages\",{}]", toUser(2));
        long mark = outgoing.unproven().orElseThrow();
        write(toUser(3));

        assertThat(outgoing.proven(mark)).containsExactly(place(1), place(2));
        assertThat(outgoing.proven(mark)).isEmpty();
        assertThat(outgoing.allProven()).containsExactly(place(3));
        assertThat(outgoing.unproven()).isEmpty();
    }

    @Test
    void otherPacketsCountForNothingEvenIfTheyQuoteOurs() {
        give(1);
        write("2/live_agent,[\"other\",\"2/live_agent,[\\\"to_user\\\"\"]", "0/live_agent,{\"sid\":\"x\"}");
        assertThat(outgoing.allProven()).isEmpty();
        write("2/live_agent,[\"disconnect_socket\",{}]");
        assertThat(outgoing.proven(1)).isEqualTo(List.of(place(1)));
    }
}
