package io.serai.bots.socketio;

import io.serai.connectors.PlainText;
import io.serai.media.MediaStore;
import io.serai.model.Attachment;
import io.serai.model.Content;
import io.serai.model.Content.Prompt;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people write, as the plain text that these bots' pages can show: choices by number, files as links. */
@Component
class Spoken {

    private static final Duration LINKS_HOLD = Duration.ofDays(7);

    private final MediaStore media;
    private final Clock clock;

    Spoken(MediaStore media, Clock clock) {
        this.media = media;
        this.clock = clock;
    }

    /** Empty for what is not said but happened. */
    Optional<String> of(Content content) {
        String text = switch (content) {
            case Content.Text said -> said.text();
            case Content.WithAttachment file -> file(file.attachment());
            case Content.Location location -> PlainText.of(location);
            case Content.Contacts contacts -> PlainText.of(contacts);
            case Content.Share share -> PlainText.of(share);
            case Prompt prompt -> prompt(prompt);
            case Content.Template template -> template.text();
            case Content.Choice choice -> choice.title();
            case Content.Order order -> order.text();
            case Content.Form form -> form.body();
            case Content.Notice notice -> null;
            case Content.Unsupported unsupported -> null;
        };
        return Optional.ofNullable(text).filter(said -> !said.isBlank());
    }

    private String file(Attachment file) {
        String link = media.signedLink(file.id(), clock.instant().plus(LINKS_HOLD));
        return Stream.of(file.caption(), link).filter(Spoken::isSaid).collect(Collectors.joining("\n"));
    }

    private static String prompt(Prompt prompt) {
        String options = IntStream.range(0, prompt.options().size())
            .mapToObj(n -> n + 1 + ". " + PlainText.of(prompt.options().get(n))).collect(Collectors.joining("\n"));
        return Stream.of(PlainText.of(prompt), options).filter(Spoken::isSaid).collect(Collectors.joining("\n\n"));
    }

    private static boolean isSaid(@Nullable String text) {
        return text != null && !text.isBlank();
    }
}
