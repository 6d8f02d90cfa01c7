package io.serai.translation.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.model.Attachment;
import io.serai.model.Content;
import io.serai.model.Content.Prompt;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The texts in a content that somebody reads, always in the same order; ids, addresses and files are none. Pure. */
final class Texts {

    private Texts() {
    }

    static List<String> of(Content content) {
        List<String> texts = new ArrayList<>();
        map(content, text -> {
            texts.add(text);
            return text;
        });
        return texts;
    }

    /** The content with these texts in the places of its own; there are as many as {@link #of} gives. */
    static Content with(Content content, List<String> texts) {
        Iterator<String> next = texts.iterator();
        return map(content, text -> next.next());
    }

    /** As it reads, in one piece. */
    static String reading(Content content) {
        return String.join("\n", of(content));
    }

    /** Whether one text is all there is, so that it need not be told as a whole content. */
    static boolean single(Content content) {
        return of(content).size() == 1;
    }

    private static Content map(Content content, UnaryOperator<String> each) {
        return switch (content) {
            case Content.Text text -> new Content.Text(one(text.text(), each));
            case Content.Image image -> new Content.Image(captioned(image.attachment(), each));
            case Content.Audio audio -> new Content.Audio(captioned(audio.attachment(), each), audio.voice());
            case Content.Video video -> new Content.Video(captioned(video.attachment(), each));
            case Content.File file -> new Content.File(captioned(file.attachment(), each));
            case Content.Sticker sticker -> sticker;
            case Content.Choice choice -> new Content.Choice(choice.id(), some(choice.title(), each),
                some(choice.description(), each), choice.source());
            case Content.Form form -> new Content.Form(form.name(), some(form.body(), each), form.response());
            case Content.Order order -> new Content.Order(order.catalogue(), order.items(), some(order.text(), each));
            case Content.Share share -> new Content.Share(share.kind(), share.url(), some(share.title(), each),
                share.attachment());
            case Prompt prompt -> prompt(prompt, each);
            case Content.Template template -> new Content.Template(template.name(), template.language(),
                variables(template.components(), each), template.text());
            case Content.Location location -> location;
            case Content.Contacts contacts -> contacts;
            case Content.Notice notice -> notice;
            case Content.Unsupported unsupported -> unsupported;
        };
    }

    private static Prompt prompt(Prompt prompt, UnaryOperator<String> each) {
        String header = some(prompt.header(), each);
        String text = one(prompt.text(), each);
        List<Prompt.Option> options = prompt.options() == null ? List.of() : prompt.options().stream().map(option ->
            new Prompt.Option(option.id(), one(option.title(), each), some(option.description(), each),
                option.url())).toList();
        return new Prompt(prompt.kind(), text, options, header, some(prompt.footer(), each), some(prompt.button(), each));
    }

    private static Attachment captioned(Attachment file, UnaryOperator<String> each) {
        return new Attachment(file.id(), file.url(), file.mimeType(), file.fileName(), file.size(), file.sha256(),
            some(file.caption(), each), file.state());
    }

    /** What fills a template in: the parameters of the type text, wherever they stand. */
    private static @Nullable JsonNode variables(@Nullable JsonNode components, UnaryOperator<String> each) {
        JsonNode copy = components == null ? null : components.deepCopy();
        if (copy != null) {
            fill(copy, each);
        }
        return copy;
    }

    private static void fill(JsonNode node, UnaryOperator<String> each) {
        JsonNode text = node.path("text");
        if (node instanceof ObjectNode parameter && parameter.path("type").asText().equals("text") && text.isTextual()) {
            parameter.put("text", one(text.asText(), each));
        }
        node.forEach(child -> fill(child, each));
    }

    private static String one(String text, UnaryOperator<String> each) {
        return text == null || text.isBlank() ? text : each.apply(text);
    }

    private static @Nullable String some(@Nullable String text, UnaryOperator<String> each) {
        return text == null || text.isBlank() ? text : each.apply(text);
    }
}
