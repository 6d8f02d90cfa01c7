package io.serai.connectors;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code connectors/<channel>/connector.yaml} says: a channel's title, settings, limits and abilities, as data. */
public record ConnectorDescriptor(String id, String title, List<Setting> settings, Window window, List<Rate> rates,
        Abilities abilities) {

    /**
     * @param account whether this setting names the business's account in webhooks ({@code phone-number-id})
     * @param secret  encrypted at rest, redacted everywhere
     */
    public record Setting(String name, String title, String description, boolean required, boolean secret,
            boolean account, @Nullable String defaultValue) {
    }

    /**
     * How long after the customer's last message what may be sent.
     *
     * @param open       anything; absent: always
     * @param humanAgent what a person wrote, counted from the customer's message too; absent: no such time
     * @param templates  whether approved templates may be sent after that
     */
    public record Window(@Nullable Duration open, @Nullable Duration humanAgent, boolean templates) {
    }

    /** At most {@code permits} sends in {@code per}, for the connection or for each recipient, {@code burst} at once. */
    public record Rate(String scope, int permits, Duration per, int burst) {
    }

    /**
     * What the channel can carry out to the customer; the composer shows no more than this.
     *
     * @param textLimit  the longest text of one message
     * @param textUnit   what the limit counts: {@code characters} or {@code bytes}
     * @param formatting the marks the channel renders, by name: {@code bold: "*"}; none where it renders none
     * @param files      by kind (image, audio, video, file, sticker): the types and the most bytes
     * @param threadControl whether the provider lets several apps answer one thread, one at a time
     * @param prompts    by kind (buttons, list, quick-replies, link, location-request, flow): the most options and characters
     */
    public record Abilities(int textLimit, String textUnit, Map<String, String> formatting, Map<String, FileLimit> files,
            Map<String, PromptLimit> prompts, boolean captions, boolean replies, boolean reactions, boolean typing,
            boolean readReceipts, boolean markRead, boolean locations, boolean contacts, boolean templates,
            boolean threadControl) {

        public Abilities(int textLimit, String textUnit, Map<String, String> formatting, Map<String, FileLimit> files,
                Map<String, PromptLimit> prompts, boolean captions, boolean replies, boolean reactions, boolean typing,
                boolean readReceipts, boolean markRead, boolean locations, boolean contacts, boolean templates) {
            this(textLimit, textUnit, formatting, files, prompts, captions, replies, reactions, typing, readReceipts,
                markRead, locations, contacts, templates, false);
        }
    }

    public record FileLimit(List<String> types, long maxBytes) {
    }

    public record PromptLimit(int options, int title, int text) {
    }
}
