package io.serai.playground.provider;

import io.serai.playground.provider.Bubble.Option;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Buttons, lists and the other things to tap:
 * https://developers.facebook.com/docs/whatsapp/cloud-api/messages/interactive-reply-buttons-messages.
 */
final class WhatsAppInteractive {

    private static final int BODY = 1024;
    private static final int LIST_BODY = 4096;
    private static final int SHORT = 60;
    private static final int ROWS = 10;

    private WhatsAppInteractive() {
    }

    static Bubble bubble(Body body) throws Refusal {
        body.only("type", "header", "body", "footer", "action");
        String type = body.oneOf("type", Set.of("button", "list", "cta_url", "location_request_message", "flow",
                "product", "product_list", "catalog_message"));
        String text = body.object("body").only("text").text("text", type.equals("list") ? LIST_BODY : BODY);
        Body action = body.object("action");
        Bubble bubble = switch (type) {
            case "button" -> Bubble.of("buttons", text).with(buttons(action));
            case "list" -> Bubble.of("list", text).with(rows(action));
            case "cta_url" -> Bubble.of("link", text).with(link(action));
            case "location_request_message" -> request(text, action);
            case "flow" -> Bubble.of("flow", text).with(flow(action));
            default -> Bubble.of("catalogue", text);
        };
        return bubble.around(header(body), footer(body));
    }

    private static String header(Body body) throws Refusal {
        Optional<Body> header = body.optional("header");
        if (header.isEmpty()) {
            return null;
        }
        String type = header.get().oneOf("type", Set.of("text", "image", "video", "document"));
        return type.equals("text") ? header.get().text("text", SHORT) : type;
    }

    private static String footer(Body body) throws Refusal {
        Optional<Body> footer = body.optional("footer");
        return footer.isEmpty() ? null : footer.get().only("text").text("text", SHORT);
    }

    private static List<Option> buttons(Body action) throws Refusal {
        List<Option> options = new ArrayList<>();
        for (Body button : action.only("buttons").list("buttons", 1, 3)) {
            button.only("type", "reply").oneOf("type", Set.of("reply"));
            Body reply = button.object("reply").only("id", "title");
            options.add(new Option(reply.text("id", 256), reply.text("title", 20), null, null, "button"));
        }
        requireDistinct(options, action);
        return options;
    }

    private static List<Option> rows(Body action) throws Refusal {
        action.only("button", "sections").text("button", 20);
        List<Option> options = new ArrayList<>();
        List<Body> sections = action.list("sections", 1, 10);
        for (Body section : sections) {
            section.only("title", "rows").optionalText("title", 24);
            if (sections.size() > 1) {
                section.text("title", 24);
            }
            for (Body row : section.list("rows", 1, ROWS)) {
                row.only("id", "title", "description");
                options.add(new Option(row.text("id", 200), row.text("title", 24),
                        row.optionalText("description", 72).orElse(null), null, "list"));
            }
        }
        if (options.size() > ROWS) {
            throw action.invalid("Total row count exceed max allowed count: " + ROWS);
        }
        requireDistinct(options, action);
        return options;
    }

    private static void requireDistinct(List<Option> options, Body action) throws Refusal {
        Set<String> seen = new HashSet<>();
        for (Option option : options) {
            boolean button = option.source().equals("button");
            if (!seen.add("id " + option.id()) || button && !seen.add("title " + option.title())) {
                throw action.invalid("Duplicate reply id or title");
            }
        }
    }

    private static List<Option> link(Body action) throws Refusal {
        action.oneOf("name", Set.of("cta_url"));
        Body parameters = action.object("parameters");
        String title = parameters.text("display_text", 20);
        return List.of(new Option("url", title, null, parameters.text("url", 2000), "url"));
    }

    private static Bubble request(String text, Body action) throws Refusal {
        action.oneOf("name", Set.of("send_location"));
        return Bubble.of("location-request", text);
    }

    private static List<Option> flow(Body action) throws Refusal {
        action.oneOf("name", Set.of("flow"));
        Body parameters = action.object("parameters");
        return List.of(new Option("flow", parameters.text("flow_cta", 30), null, null, "flow"));
    }
}
