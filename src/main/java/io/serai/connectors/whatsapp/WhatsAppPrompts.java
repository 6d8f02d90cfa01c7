package io.serai.connectors.whatsapp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.connectors.ProviderJson;
import io.serai.connectors.SendFailure;
import io.serai.connectors.TextSplit;
import io.serai.model.Content.Prompt;
import io.serai.model.Content.Prompt.Option;
import io.serai.model.FailureCode;
import io.serai.model.PromptKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question with options. What has too many of them, or too long ones, takes the next form that holds them: buttons, a
 * list, a numbered text. Nothing is dropped, and what is cut is told.
 *
 * @see <a href="https://developers.facebook.com/docs/whatsapp/cloud-api/guides/send-messages#interactive-messages">Meta: interactive</a>
 */
final class WhatsAppPrompts {

    static final int BUTTONS = 3;
    static final int BUTTON_TITLE = 20;
    static final int BODY = 1024;
    static final int ROWS = 10;
    static final int ROW_TITLE = 24;
    static final int LIST_BODY = 4096;
    static final int FLOW_TITLE = 30;
    private static final int BUTTON_ID = 256;
    private static final int ROW_ID = 200;
    private static final int ROW_DESCRIPTION = 72;
    private static final int HEADER = 60;

    private final WhatsAppPlans.Writer writer;
    private final Prompt prompt;
    private final UUID messageId;

    WhatsAppPrompts(WhatsAppPlans.Writer writer, Prompt prompt, UUID messageId) {
        this.writer = writer;
        this.prompt = prompt;
        this.messageId = messageId;
    }

    void write() throws SendFailure {
        Set<String> ids = new HashSet<>();
        for (Option option : prompt.options()) {
            if (option.id().isBlank() || !ids.add(option.id())) {
                throw invalid("Each option needs an id of its own.");
            }
        }
        switch (prompt.kind()) {
            case BUTTONS, QUICK_REPLIES -> choose(true);
            case LIST -> choose(false);
            case LINK -> link();
            case LOCATION_REQUEST -> interactive("location_request_message", BODY)
                .putObject("action").put("name", "send_location");
            case FLOW -> flow();
        }
    }

    private void choose(boolean buttons) throws SendFailure {
        List<Option> options = prompt.options();
        if (options.isEmpty()) {
            numbered("A question without options is a text.");
        } else if (buttons && options.size() <= BUTTONS && idsFit(BUTTON_ID) && !described()) {
            buttons();
        } else if (options.size() <= ROWS && idsFit(ROW_ID)) {
            if (buttons) {
                writer.warn("WhatsApp has at most 3 buttons, without descriptions. The options go as a list.");
            }
            list();
        } else {
            numbered("WhatsApp has at most 10 options, with ids of at most 200 characters. They go as a numbered text.");
        }
    }

    private void buttons() throws SendFailure {
        Titles titles = new Titles(BUTTON_TITLE);
        ArrayNode buttons = interactive("button", BODY).putObject("action").putArray("buttons");
        for (Option option : prompt.options()) {
            buttons.addObject().put("type", "reply").putObject("reply").put("id", option.id())
                .put("title", titles.of(option));
        }
    }

    private void list() throws SendFailure {
        Titles titles = new Titles(ROW_TITLE);
        ObjectNode action = interactive("list", LIST_BODY).putObject("action");
        action.put("button", cut(blank(prompt.button()) ? "Options" : prompt.button(), BUTTON_TITLE, "button"));
        ArrayNode rows = action.putArray("sections").addObject().putArray("rows");
        for (Option option : prompt.options()) {
            ObjectNode row = rows.addObject().put("id", option.id()).put("title", titles.of(option));
            if (!blank(option.description())) {
                row.put("description", cut(option.description(), ROW_DESCRIPTION, "description"));
            }
        }
    }

    /** One link is a button; several are a text with all of them, which WhatsApp makes links of by itself. */
    private void link() throws SendFailure {
        for (Option option : prompt.options()) {
            if (option.url() == null || !option.url().matches("https?://\\S+")) {
                throw invalid("Each option of a link needs an address that starts with https://.");
            }
        }
        if (prompt.options().size() != 1) {
            numbered("WhatsApp has one link button. The links go as a text.");
            return;
        }
        Option option = prompt.options().getFirst();
        ObjectNode action = interactive("cta_url", BODY).putObject("action").put("name", "cta_url");
        action.putObject("parameters").put("display_text", new Titles(BUTTON_TITLE).of(option)).put("url", option.url());
    }

    /** The option's id is the flow's; our message id is the token that its answer brings back. */
    private void flow() throws SendFailure {
        if (prompt.options().size() != 1) {
            throw invalid("A form needs one option: the flow's id and the words on its button.");
        }
        Option option = prompt.options().getFirst();
        interactive("flow", BODY).putObject("action").put("name", "flow").putObject("parameters")
            .put("flow_message_version", "3").put("flow_token", messageId.toString()).put("flow_id", option.id())
            .put("flow_cta", new Titles(FLOW_TITLE).of(option));
    }

    private void numbered(String warning) throws SendFailure {
        writer.warn(warning);
        StringBuilder text = new StringBuilder();
        for (String line : new String[] {prompt.header(), prompt.text()}) {
            text.append(blank(line) ? "" : line + "\n\n");
        }
        int number = 1;
        for (Option option : prompt.options()) {
            text.append(number++).append(". ").append(blank(option.title()) ? option.id() : option.title())
                .append(blank(option.description()) ? "" : " – " + option.description())
                .append(option.url() == null ? "" : ": " + option.url()).append('\n');
        }
        writer.text((text + (blank(prompt.footer()) ? "" : "\n" + prompt.footer())).strip());
    }

    /** What of the text is longer than the body may be goes before it, as texts. */
    private ObjectNode interactive(String type, int limit) throws SendFailure {
        List<String> pieces = prompt.text().length() <= limit && !prompt.text().isBlank() ? List.of(prompt.text())
            : TextSplit.CHARACTERS.split(prompt.text(), limit);
        if (pieces.isEmpty()) {
            throw invalid("The question has no text.");
        }
        for (String piece : pieces.subList(0, pieces.size() - 1)) {
            writer.text(piece);
        }
        ObjectNode interactive = ProviderJson.object().put("type", type);
        if (!blank(prompt.header())) {
            interactive.putObject("header").put("type", "text").put("text", cut(prompt.header(), HEADER, "header"));
        }
        interactive.putObject("body").put("text", pieces.getLast());
        if (!blank(prompt.footer())) {
            interactive.putObject("footer").put("text", cut(prompt.footer(), HEADER, "footer"));
        }
        writer.add("interactive", interactive);
        return interactive;
    }

    private boolean idsFit(int limit) {
        return prompt.options().stream().allMatch(option -> option.id().length() <= limit);
    }

    private boolean described() {
        return prompt.options().stream().anyMatch(option -> !blank(option.description()));
    }

    private String cut(String text, int limit, String what) {
        String cut = TextSplit.CHARACTERS.shorten(text, limit);
        if (!cut.equals(text)) {
            writer.warn("The " + what + " '" + text + "' was cut to '" + cut + "'.");
        }
        return cut;
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static SendFailure invalid(String message) {
        return new SendFailure(SendFailure.of(FailureCode.INVALID, message, false));
    }

    /** Titles within the limit, each different from the others. */
    private final class Titles {

        private final int limit;
        private final Set<String> used = new HashSet<>();

        Titles(int limit) {
            this.limit = limit;
        }

        String of(Option option) {
            String wanted = blank(option.title()) ? option.id() : option.title().strip();
            String title = cut(wanted, limit, "title");
            for (int number = 2; !used.add(title); number++) {
                String suffix = " (" + number + ")";
                title = TextSplit.CHARACTERS.shorten(wanted, limit - suffix.length()) + suffix;
                writer.warn("Two options are called alike. One is now '" + title + "'.");
            }
            return title;
        }
    }
}
