package io.serai.web.stand;

import com.fasterxml.jackson.databind.node.TextNode;
import io.serai.model.Attachment;
import io.serai.model.AttachmentState;
import io.serai.model.Content;
import io.serai.model.PromptKind;
import io.serai.model.ShareKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Something of every kind that a message can hold, and people who say it. */
public final class Scenes {

    static final List<String> PEOPLE = List.of("Amina Diallo", "Lucas Pereira", "Nguyễn Minh", "فاطمة السيد",
            "Jonas Weber",
            "Priya Nair", "陳偉", "Maria Santos", "Olga Petrova", "Tomás Rey");
    static final List<String> LINES = List.of("Hello, my invoice is wrong, I was charged twice.",
            "Quero cancelar meu pedido",
            "Cảm ơn bạn", "شكرا لكم على المساعدة. هل يمكنني الدفع غدا؟", "Bonjour, ma facture est incorrecte…",
            "When does it arrive?", "謝謝你的幫助！", "Obrigada!", "Где мой заказ?", "¿Sigue abierto mañana?");
    static final List<String> LANGUAGES = List.of("fr", "pt", "vi", "ar", "de", "en", "zh", "pt", "ru", "es");
    static final List<String> CHANNELS = List.of("whatsapp", "web", "instagram", "messenger", "whatsapp-twilio");

    private Scenes() {
    }

    static UUID id(long kind, long number) {
        return new UUID(0x0190_0000_0000_7000L | kind, 0x8000_0000_0000_0000L | number);
    }

    public static Attachment stored(String file, String type, String name, long size, String caption) {
        return new Attachment(id(9, Math.abs(file.hashCode())), "/media/" + file, type, name, size, null, caption,
                AttachmentState.STORED);
    }

    static Attachment missing(AttachmentState state, String type, String name) {
        return new Attachment(id(9, state.ordinal() + 1), null, type, name, 48_000_000L, null, null, state);
    }

    /** One content of every kind, and of those that differ by state one of each. */
    public static Map<String, Content> contents() {
        Map<String, Content> all = new LinkedHashMap<>();
        all.put("text", new Content.Text("*Bold*, _italic_, ~gone~ and ```code```. See https://example.com/orders?id=7."));
        all.put("text-rtl", new Content.Text("مرحبا! رقم الطلب هو 12345، هل وصل؟"));
        all.put("text-hostile",
                new Content.Text("<img src=x onerror=alert(1)> <script>document.title='x'</script> {{person.name}}"));
        all.put("text-emoji", new Content.Text("🎉👍🏽"));
        all.put("image", new Content.Image(stored("photo.png", "image/png", "photo.png", 48_211,
                "The *second* charge")));
        all.put("image-pending", new Content.Image(missing(AttachmentState.PENDING, "image/jpeg", null)));
        all.put("image-expired", new Content.Image(missing(AttachmentState.EXPIRED, "image/jpeg", null)));
        all.put("file-refused", new Content.File(missing(AttachmentState.REFUSED, "application/zip",
                "everything.zip")));
        all.put("audio", new Content.Audio(stored("sound.wav", "audio/wav", "song.wav", 88_244, null), false));
        all.put("voice", new Content.Audio(stored("sound.wav", "audio/wav", null, 88_244, null), true));
        all.put("video", new Content.Video(stored("clip.webm", "video/webm", "clip.webm", 12_000, "How it arrived")));
        all.put("file", new Content.File(stored("invoice.pdf", "application/pdf", "Facture 2026-0117 (corrigée).pdf",
                182_400, null)));
        all.put("sticker", new Content.Sticker(stored("photo.png", "image/webp", null, 9_000, null), false));
        all.put("location", new Content.Location(14.6937, -17.4441, "Boutique Diallo", "12 rue de la Plage, Dakar",
                null));
        all.put("contacts", new Content.Contacts(List.of(new Content.Contacts.Card("Moussa Diallo",
                List.of("+221 77 000 00 01"),
                List.of("moussa@example.com"), "Boutique Diallo"))));
        all.put("choice", new Content.Choice("refund", "I want a refund", "Money back to my card", "list"));
        all.put("form", new Content.Form("appointment", "Appointment on Monday", Json.object("day", "2026-02-02",
                "time", "10:30")));
        all.put("form-raw", new Content.Form(null, null, TextNode.valueOf("{not json")));
        all.put("order", new Content.Order("shoes-2026", List.of(new Content.Order.Item("sku-1044", 2, "39.90", "EUR"),
                new Content.Order.Item("sku-2001", 1, "12.00", "EUR")), "Please gift-wrap"));
        all.put("share", new Content.Share(ShareKind.REEL, "https://example.com/reel/1", "New season", null));
        all.put("story-mention", new Content.Share(ShareKind.STORY_MENTION, null, null,
                stored("photo.png", "image/png", null, 48_211, null)));
        all.put("unsupported", new Content.Unsupported("poll", Json.object("question", "Which colour?")));
        return all;
    }

    /** What only the business sends. */
    public static Map<String, Content> sent() {
        Map<String, Content> all = new LinkedHashMap<>();
        all.put("prompt", new Content.Prompt(PromptKind.BUTTONS, "Which one is wrong?",
                List.of(new Content.Prompt.Option("1", "The first", null, null),
                        new Content.Prompt.Option("2", "The second", null, null)), "Your invoice",
                                "We answer within a day", null));
        all.put("list", new Content.Prompt(PromptKind.LIST, "Choose a shop",
                List.of(new Content.Prompt.Option("1", "Dakar", "Open until 19:00", null),
                        new Content.Prompt.Option("2", "Thiès", null, null)), null, null, "Shops"));
        all.put("template", new Content.Template("order_update", "fr", null,
                "Bonjour Amina, votre commande 1042 est en route."));
        return all;
    }

    static Content text(String text) {
        return new Content.Text(text);
    }
}
