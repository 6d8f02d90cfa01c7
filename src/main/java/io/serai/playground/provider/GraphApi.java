package io.serai.playground.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.playground.provider.Sends.Taken;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code graph.facebook.com} and {@code graph.instagram.com}: the same paths, {@code /v25.0/<object>/<edge>}. */
final class GraphApi {

    /** Versions expire after two years: https://developers.facebook.com/docs/graph-api/changelog/versions. */
    private static final int OLDEST = 20;
    private static final int NEWEST = 26;

    private static final Set<String> THREAD = Set.of("pass_thread_control", "take_thread_control",
            "request_thread_control", "release_thread_control", "extend_thread_control");

    private final MediaShelf shelf;
    private final Sends whatsApp;
    private final Sends messenger;
    private final Sends instagram;
    private final PageAttachments messengerFiles;
    private final PageAttachments instagramFiles;
    private final ApprovedTemplates templates;

    GraphApi(MediaShelf shelf, LinkFetcher links) {
        this.shelf = shelf;
        templates = new ApprovedTemplates();
        messengerFiles = new PageAttachments(false, shelf, links);
        instagramFiles = new PageAttachments(true, shelf, links);
        whatsApp = new WhatsAppMessages(shelf, links, templates);
        messenger = new PageMessages(false, messengerFiles);
        instagram = new PageMessages(true, instagramFiles);
    }

    /** The path without its version, which must be one that still works. */
    static List<String> unversioned(Call call) throws Refusal {
        List<String> segments = call.segments();
        if (segments.isEmpty() || !segments.getFirst().matches("v\\d{1,3}\\.\\d")) {
            return segments;
        }
        int version = Integer.parseInt(segments.getFirst().substring(1, segments.getFirst().indexOf('.')));
        if (version < OLDEST || version > NEWEST) {
            throw GraphErrors.saying("2635", "(#2635) You are calling a deprecated version of the API");
        }
        return segments.subList(1, segments.size());
    }

    static boolean isSend(Call call) {
        return call.is("POST") && call.path().endsWith("/messages");
    }

    /** Which of {@link FaultSettings#failOn()} a call is. */
    static String kind(Call call) {
        if (isSend(call)) {
            return "messages";
        }
        boolean upload = call.path().endsWith("/media") || call.path().endsWith("/message_attachments");
        if (upload || call.query().containsKey("phone_number_id")) {
            return "media";
        }
        return call.is("GET") && call.query().containsKey("fields") ? "profile" : "other";
    }

    Taken answer(Call call, List<String> path, Desk desk) throws Refusal {
        if (isSend(call)) {
            return sends(desk.account().platform()).send(call, desk);
        }
        return new Taken(path.size() > 1 ? edge(call, path.get(1), desk) : object(call, path.getFirst(), desk));
    }

    private Sends sends(Platform platform) {
        return switch (platform) {
            case WHATSAPP -> whatsApp;
            case MESSENGER -> messenger;
            case INSTAGRAM -> instagram;
            case TWILIO -> throw new IllegalArgumentException("Twilio is not reached through the Graph API");
        };
    }

    private Answer edge(Call call, String edge, Desk desk) throws Refusal {
        Platform platform = desk.account().platform();
        if (edge.equals("media") && call.is("POST") && platform == Platform.WHATSAPP) {
            return WhatsAppMedia.upload(call, shelf);
        }
        if (edge.equals("message_templates") && call.is("GET") && platform == Platform.WHATSAPP) {
            return templates.list(call);
        }
        if (edge.equals("message_attachments") && call.is("POST")) {
            return (platform == Platform.INSTAGRAM ? instagramFiles : messengerFiles).upload(call);
        }
        if (edge.equals("subscribed_apps")) {
            return call.is("GET") ? subscriptions(desk.account()) : Answer.success();
        }
        if (THREAD.contains(edge) && call.is("POST")) {
            return Answer.success();
        }
        throw GraphErrors.saying("100/33", "Unsupported " + call.method() + " request. Unknown path components: /"
                + edge);
    }

    private static Answer subscriptions(Account account) {
        ObjectNode answer = Json.object();
        answer.putArray("data").addObject().put("id", account.detail("app-id", "0")).put("name", "Serai")
                .putArray("subscribed_fields").add("messages").add("messaging_postbacks").add("message_reactions");
        return Answer.ok(answer);
    }

    private Answer object(Call call, String id, Desk desk) throws Refusal {
        Optional<StoredFile> file = shelf.find(id);
        if (file.isPresent() && call.is("DELETE")) {
            shelf.forget(id);
            return Answer.success();
        }
        if (!call.is("GET")) {
            throw GraphErrors.of("100/33");
        }
        if (id.equals("refresh_access_token")) {
            return Answer.ok(Json.object().put("access_token", desk.account().token()).put("token_type", "bearer")
                    .put("expires_in", Duration.ofDays(60).toSeconds()));
        }
        if (file.isPresent()) {
            return media(call, id, file.get());
        }
        if (id.equals("me") || desk.account().answersTo(id)) {
            return account(desk.account());
        }
        return profile(desk.person(id).orElseThrow(() -> GraphErrors.saying("100/33",
                "Unsupported get request. Object with ID '" + id + "' does not exist, cannot be loaded due to missing "
                        + "permissions, or does not support this operation.")), desk.account(), call);
    }

    /** The link lives 5 minutes and wants the token too. */
    private Answer media(Call call, String id, StoredFile file) {
        String url = "http://" + call.header("host") + "/whatsapp_business/attachments/?mid=" + id + "&source=getMedia"
                + "&hash=" + shelf.link(id, MediaShelf.LINK_LIFE);
        return Answer.ok(Json.object().put("url", url).put("mime_type", file.mimeType())
                .put("sha256", HexFormat.of().formatHex(file.sha256())).put("file_size", file.bytes().length)
                .put("id", id)
                .put("messaging_product", "whatsapp"));
    }

    private static Answer account(Account account) {
        String name = account.detail("name", "Playground");
        ObjectNode answer = Json.object().put("id", account.id()).put("name", name);
        return Answer.ok(switch (account.platform()) {
            case WHATSAPP -> answer.put("verified_name", name).put("quality_rating", "GREEN")
                    .put("display_phone_number", account.detail("number", "")).put("platform_type", "CLOUD_API");
            case INSTAGRAM -> answer.put("user_id", account.id())
                    .put("username", account.detail("username", "playground"));
            case MESSENGER, TWILIO -> answer;
        });
    }

    private Answer profile(Person person, Account account, Call call) {
        ObjectNode answer = Json.object();
        if (account.platform() == Platform.INSTAGRAM) {
            answer.put("name", person.name()).put("username", person.username()).put("follower_count", 128)
                    .put("is_user_follow_business", true).put("is_business_follow_user", false)
                    .put("is_verified_user", false);
        } else {
            answer.put("first_name", person.firstName()).put("last_name", person.lastName());
        }
        if (person.picture() != null) {
            answer.put("profile_pic", "http://" + call.header("host") + "/cdn/"
                    + shelf.link(person.picture(), Duration.ofDays(2)) + "/picture");
        }
        return Answer.ok(answer.put("id", person.id()));
    }
}
