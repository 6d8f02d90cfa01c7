package io.serai.playground.customers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.playground.provider.Account;
import io.serai.playground.provider.Bubble;
import io.serai.playground.provider.Bubble.Option;
import io.serai.playground.provider.Platform;
import io.serai.playground.provider.PlaygroundProvider;
import io.serai.playground.provider.PlaygroundProvider.ProviderFile;
import io.serai.playground.provider.ProviderIds;
import io.serai.playground.provider.WebhookEvent;
import java.time.Clock;
import java.util.List;

/**
 * Messenger and Instagram: https://developers.facebook.com/docs/messenger-platform/reference/webhook-events and
 * https://developers.facebook.com/docs/messenger-platform/instagram/features/webhook.
 */
final class PageVoice implements Voice {

    /** https://developers.facebook.com/docs/messenger-platform/reference/webhook-events/messages: the small thumb. */
    private static final long THUMB = 369239263222822L;

    private static final List<String> MESSENGER = List.of("text", "image", "video", "audio", "file", "like", "location",
            "choice", "start", "reaction", "unreact", "edit", "unsend", "share", "reel", "referral", "ad", "opt-in",
            "unsupported", "new-kind", "echo", "standby", "thread-passed", "thread-taken");
    private static final List<String> INSTAGRAM = List.of("text", "image", "video", "audio", "file", "like",
            "story-mention", "story-reply", "share", "reel", "choice", "start", "reaction", "unreact", "edit", "unsend",
            "ad", "unsupported", "new-kind", "echo", "standby", "test-event");

    private final Account account;
    private final PlaygroundProvider provider;
    private final Clock clock;
    private final boolean instagram;
    private final PageNotices notices;

    PageVoice(Account account, PlaygroundProvider provider, Clock clock) {
        this.account = account;
        this.provider = provider;
        this.clock = clock;
        instagram = account.platform() == Platform.INSTAGRAM;
        notices = new PageNotices(account, clock);
    }

    @Override
    public List<String> kinds() {
        return instagram ? INSTAGRAM : MESSENGER;
    }

    @Override
    public Utterance say(Persona persona, Act act) {
        if (!kinds().contains(act.kind())) {
            throw Voice.unknown(act.kind());
        }
        return switch (act.kind()) {
            case "echo", "standby", "thread-passed", "thread-taken", "referral", "opt-in", "test-event" ->
                notices.say(persona, act);
            case "reaction", "unreact", "edit", "unsend" -> change(persona, act);
            case "choice", "start" -> choice(persona, act);
            default -> message(persona, act);
        };
    }

    private ObjectNode item(Persona persona) {
        return PageNotices.between(persona.on(account.platform()), account.id(), clock.millis());
    }

    private Utterance utterance(Persona persona, ObjectNode item, String id, Bubble bubble) {
        return new Utterance(id, bubble, new WebhookEvent.Messaging(persona.on(account.platform()), "messaging", item),
                true);
    }

    private Utterance message(Persona persona, Act act) {
        String id = ProviderIds.mid(account.platform());
        ObjectNode item = item(persona);
        ObjectNode message = item.putObject("message").put("mid", id);
        Bubble bubble = content(message, persona, act).quoting(act.target());
        if (act.target() != null && !message.has("reply_to")) {
            message.putObject("reply_to").put("mid", act.target());
        }
        return utterance(persona, item, id, bubble);
    }

    private Bubble content(ObjectNode message, Persona persona, Act act) {
        return switch (act.kind()) {
            case "text" -> text(message, act.textOr(persona.phrases().getFirst()));
            case "image", "video", "audio", "file" -> file(message, act);
            case "like" -> like(message);
            case "location" -> location(message);
            case "story-mention" -> story(message);
            case "story-reply" -> storyReply(message, act);
            case "share" -> share(message);
            case "reel" -> reel(message);
            case "ad" -> ad(message, act.textOr(persona.phrases().getFirst()));
            case "unsupported" -> unsupported(message);
            case "new-kind" -> {
                message.putArray("attachments").addObject().put("type", "hologram").putObject("payload")
                        .put("depth", 3.5);
                yield Bubble.of("unsupported", "A hologram");
            }
            default -> throw Voice.unknown(act.kind());
        };
    }

    private static Bubble text(ObjectNode message, String text) {
        message.put("text", text);
        return Bubble.of("text", text);
    }

    private Bubble file(ObjectNode message, Act act) {
        SampleFile sample = SampleFile.of(act.kind());
        ProviderFile file = provider.keep(sample.stored(), account.platform());
        attachment(message, act.kind()).put("url", file.link());
        return Bubble.file(act.kind(), file.id(), sample.fileName(), null);
    }

    private static ObjectNode attachment(ObjectNode message, String type) {
        return message.putArray("attachments").addObject().put("type", type).putObject("payload");
    }

    private Bubble like(ObjectNode message) {
        if (instagram) {
            message.putArray("attachments").addObject().put("type", "like_heart");
            return Bubble.of("text", "❤");
        }
        ProviderFile thumb = provider.keep(SampleFile.STICKER.stored(), account.platform());
        attachment(message, "image").put("url", thumb.link()).put("sticker_id", THUMB);
        return Bubble.of("text", "👍");
    }

    private static Bubble location(ObjectNode message) {
        ObjectNode attachment = message.putArray("attachments").addObject().put("title", "Pinned location")
                .put("type", "location");
        attachment.putObject("payload").putObject("coordinates").put("lat", 33.5138).put("long", 36.2765);
        return Bubble.place(33.5138, 36.2765, "Pinned location");
    }

    private Bubble story(ObjectNode message) {
        ProviderFile file = provider.keep(SampleFile.PHOTO.stored(), account.platform());
        attachment(message, "story_mention").put("url", file.link());
        return Bubble.file("story-mention", file.id(), "story.jpg", "Mentioned you in their story");
    }

    private Bubble storyReply(ObjectNode message, Act act) {
        ProviderFile file = provider.keep(SampleFile.PHOTO.stored(), account.platform());
        message.putObject("reply_to").putObject("story").put("id", ProviderIds.number()).put("url", file.link());
        return text(message, act.textOr("Where is this?"));
    }

    private Bubble share(ObjectNode message) {
        if (instagram) {
            attachment(message, "ig_post").put("ig_post_media_id", ProviderIds.number())
                    .put("title", "Our new tea house")
                    .put("url", "https://www.instagram.example/p/Cx1/");
        } else {
            message.putArray("attachments").addObject().put("type", "fallback").put("title", "Tea for the road")
                    .put("url", "https://shop.example.com/tea").putNull("payload");
        }
        return Bubble.of("share", "Our new tea house");
    }

    private Bubble reel(ObjectNode message) {
        ProviderFile file = provider.keep(SampleFile.VIDEO.stored(), account.platform());
        attachment(message, instagram ? "ig_reel" : "reel").put("reel_video_id", ProviderIds.number())
                .put("title", "A caravan at dusk").put("url", file.link());
        return Bubble.file("video", file.id(), "reel.mp4", "A caravan at dusk");
    }

    private Bubble ad(ObjectNode message, String text) {
        ObjectNode referral = message.putObject("referral").put("ref", "autumn").put("ad_id", "120226305854810726")
                .put("source", "ADS").put("type", "OPEN_THREAD");
        referral.putObject("ads_context_data").put("ad_title", "Tea for the road")
                .put("photo_url", "https://scontent.example/ad.jpg").put("post_id", "1065_4711");
        return text(message, text);
    }

    private Bubble unsupported(ObjectNode message) {
        if (instagram) {
            attachment(message, "unsupported_type").putNull("url");
        } else {
            message.put("is_unsupported", true);
        }
        return Bubble.of("unsupported", "Something new");
    }

    /** Tapped quick replies are messages, everything else is a postback. */
    private Utterance choice(Persona persona, Act act) {
        Option option = act.kind().equals("start") ? new Option("GET_STARTED", "Get started", null, null, "postback")
                : act.requireOption();
        String id = ProviderIds.mid(account.platform());
        ObjectNode item = item(persona);
        if (option.source().equals("quick-reply")) {
            item.putObject("message").put("mid", id).put("text", option.title()).putObject("quick_reply")
                    .put("payload", option.id());
        } else {
            item.putObject("postback").put("mid", id).put("title", option.title()).put("payload", option.id());
        }
        return utterance(persona, item, id, Bubble.of("choice", option.title()));
    }

    private Utterance change(Persona persona, Act act) {
        ObjectNode item = item(persona);
        String target = act.requireTarget();
        String emoji = act.emoji() == null ? "❤" : act.emoji();
        switch (act.kind()) {
            case "reaction" -> item.putObject("reaction").put("mid", target).put("action", "react")
                    .put("reaction", emoji.equals("❤") ? "love" : "other").put("emoji", emoji);
            case "unreact" -> item.putObject("reaction").put("mid", target).put("action", "unreact");
            case "edit" -> item.putObject("message_edit").put("mid", target).put("text", act.textOr("Edited"))
                    .put("num_edit", 1 + clock.millis() % 1_000_000);
            default -> item.putObject("message").put("mid", target).put("is_deleted", true);
        }
        String text = act.kind().equals("reaction") ? emoji : act.kind().equals("edit") ? act.textOr("Edited") : "";
        Bubble bubble = Bubble.of(act.kind().equals("unreact") ? "reaction" : act.kind(), text).quoting(target);
        return new Utterance(null, bubble,
                new WebhookEvent.Messaging(persona.on(account.platform()), "messaging", item),
                act.kind().equals("reaction"));
    }
}
