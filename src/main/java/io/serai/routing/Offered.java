package io.serai.routing;

import io.serai.accounts.Caller;
import io.serai.accounts.SignOutVeto;
import io.serai.conversations.ConversationView;
import io.serai.conversations.ConversationViews;
import io.serai.handoff.Offer;
import io.serai.handoff.Offers;
import io.serai.problems.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What agents do with the offers that were made to them; with nobody else's. */
@Component
@Transactional
public class Offered implements SignOutVeto {

    private static final int LONGEST_REASON = 200;

    private final Offers offers;
    private final ConversationViews views;
    private final Desks desks;
    private final JdbcClient jdbc;

    Offered(Offers offers, ConversationViews views, Desks desks, JdbcClient jdbc) {
        this.offers = offers;
        this.views = views;
        this.desks = desks;
        this.jdbc = jdbc;
    }

    /** @param left what was not accepted: it ended meanwhile, or there was no room for it */
    public record Accepted(List<ConversationView> accepted, List<Offer> left) {
    }

    @Transactional(readOnly = true)
    public List<Offer> open(Caller caller) {
        return offers.openTo(caller.person());
    }

    public ConversationView accept(Caller caller, UUID offer) {
        return views.of(caller, offers.accept(offer, caller.person()));
    }

    public void decline(Caller caller, UUID offer, @Nullable String reason) {
        if (reason != null && reason.length() > LONGEST_REASON) {
            throw Refusal.invalid("reason", "At most " + LONGEST_REASON + " characters");
        }
        offers.decline(offer, caller.person(), reason);
    }

    /** Oldest first, while load allows: an offer counts already, so there is room for each unless the limit was lowered. */
    public Accepted acceptAll(Caller caller) {
        List<ConversationView> accepted = new ArrayList<>();
        List<Offer> left = new ArrayList<>();
        lockConversations(caller.person());
        for (Offer offer : offers.openTo(caller.person())) {
            if (desks.room(caller.person()) >= 0) {
                accepted.add(accept(caller, offer.id()));
            } else {
                left.add(offer);
            }
        }
        return new Accepted(accepted, left);
    }

    /** All of them before anything else, in the order that everybody keeps. */
    private void lockConversations(UUID agent) {
        jdbc.sql("""
                select c.id from conversations c where c.id in
                    (select o.conversation_id from offers o where o.agent_id = ? and o.outcome is null)
                order by c.id for update""").param(agent).query(UUID.class).list();
    }

    @Override
    public void signingOut(UUID agent) {
        List<UUID> open = jdbc.sql("select id from offers where agent_id = ? and outcome is null").param(agent)
            .query(UUID.class).list();
        if (!open.isEmpty()) {
            throw Refusal.conflict("A chat is being offered to you. Accept or decline it first", Map.of("offers", open));
        }
    }
}
