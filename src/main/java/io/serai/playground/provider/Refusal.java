package io.serai.playground.provider;

/** A call that the provider does not accept, with the answer that says why. */
final class Refusal extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Answer answer;

    Refusal(Answer answer) {
        super("refused with " + answer.status(), null, false, false);
        this.answer = answer;
    }

    Answer answer() {
        return answer;
    }
}
