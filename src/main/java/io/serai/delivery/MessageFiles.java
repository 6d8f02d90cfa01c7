package io.serai.delivery;

import io.serai.connectors.OutboundCommand;
import io.serai.media.MediaStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The files of a message for its connector, out of the media store. */
@Component
class MessageFiles implements OutboundCommand.Files {

    private final MediaStore media;

    MessageFiles(MediaStore media) {
        this.media = media;
    }

    @Override
    public InputStream open(UUID attachmentId) throws IOException {
        return media.open(attachmentId);
    }

    @Override
    public String link(UUID attachmentId) {
        return media.signedLink(attachmentId);
    }
}
