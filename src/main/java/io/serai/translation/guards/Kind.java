package io.serai.translation.guards;

/** What a protected span is. */
enum Kind {
    /** Quoted code, markup, and whatever looks like one of our own placeholders. */
    CODE,
    VARIABLE, URL, EMAIL, MENTION, HASHTAG,
    /** An order id, a part number, a file name: letters and digits that mean nothing to a language. */
    REFERENCE,
    PHONE, AMOUNT, NUMBER, EMOJI,
    /** A channel's formatting, as the asterisks of <code>*bold*</code>. */
    MARK,
    /** A name, from the do-not-translate list or from who asks. */
    NAME,
    /** A term of the glossary with the words that stand for it in the other language. */
    TERM;

    /** Whose order says something: two amounts that change places are another message. */
    boolean counts() {
        return this == REFERENCE || this == PHONE || this == AMOUNT || this == NUMBER;
    }

    /** What reads on into the letters that follow it, or that it follows. */
    boolean readsOn() {
        return this == URL || this == EMAIL || this == MENTION || this == HASHTAG || this == REFERENCE;
    }
}
