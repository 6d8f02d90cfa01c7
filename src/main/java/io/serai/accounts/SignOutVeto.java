package io.serai.accounts;

import java.util.UUID;

/** Knows of something that an agent must finish before they sign out. Asked in the transaction of the signing out. */
public interface SignOutVeto {

    /** @throws io.serai.problems.Refusal that says what is left to do */
    void signingOut(UUID agent);
}
