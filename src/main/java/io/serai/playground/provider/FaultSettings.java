package io.serai.playground.provider;

/**
 * What goes wrong at an account on request. Counts run down with every send that they hit; negative ones never end.
 *
 * @param failNext           this many sends are refused with {@code failCode}
 * @param failCode           {@code 131047}, {@code 10/2018278}, {@code 63016}, or an HTTP status such as {@code 503}
 * @param failOn             which calls: {@code messages}, {@code media}, {@code profile} or {@code any}
 * @param failLaterNext      this many sends are accepted, and then reported as failed with {@code failLaterCode}
 * @param throttleNext       this many sends are refused with {@code throttleCode}
 * @param throttleCode       {@code 429}, {@code 130429}, {@code 131056}, {@code 20429}…
 * @param retryAfterSeconds  the {@code Retry-After} of a refusal by throttle; 0 sends none
 * @param delayMillis        how long every answer takes, at most 10 s
 * @param cutNext            this many sends are read and never answered: the connection is cut
 * @param cutAccepted        whether a cut send was taken on: its statuses then arrive all the same
 * @param forget             sends are accepted, and nothing is ever reported of them
 * @param tokenExpired       every call is refused: 190, or 20003 at Twilio
 * @param statusFirst        the first status is delivered before the send is answered
 * @param duplicate          every webhook is delivered twice, at the same time
 * @param batch              webhooks gather for a moment and come as one POST with many entries
 * @param reorder            webhooks gather for a moment and come in any order
 * @param redeliver          a webhook that is not answered with 200 comes again and again, as Meta does
 * @param enforceRates       the provider's own limits: 80 messages/s a number, 1 per 6 s a pair with a burst of 45…
 */
public record FaultSettings(int failNext, String failCode, String failOn, int failLaterNext, String failLaterCode,
        int throttleNext, String throttleCode, int retryAfterSeconds, int delayMillis, int cutNext,
        boolean cutAccepted, boolean forget, boolean tokenExpired, boolean statusFirst, boolean duplicate,
        boolean batch, boolean reorder, boolean redeliver, boolean enforceRates) {

    /** Everything as it should be. */
    public static final FaultSettings NONE = new FaultSettings(0, "131000", "messages", 0, "131026", 0, "429", 1, 0, 0,
            false, false, false, false, false, false, false, true, true);

    private static final int LONGEST_DELAY = 10_000;

    public FaultSettings {
        if (delayMillis < 0 || delayMillis > LONGEST_DELAY) {
            throw new IllegalArgumentException("delayMillis must be 0 to " + LONGEST_DELAY + ", not " + delayMillis);
        }
        if (!failOn.matches("messages|media|profile|any")) {
            throw new IllegalArgumentException("failOn must be messages, media, profile or any");
        }
        requireCode("failCode", failCode);
        requireCode("failLaterCode", failLaterCode);
        requireCode("throttleCode", throttleCode);
    }

    private static void requireCode(String name, String code) {
        if (!code.matches("\\d{1,9}(/\\d{1,9})?")) {
            throw new IllegalArgumentException(name + " must be a number or code/subcode, not " + code);
        }
    }
}
