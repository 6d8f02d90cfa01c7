package io.serai.greeter;

import io.serai.greeter.Scene.Customer;
import io.serai.model.Contact;
import io.serai.model.Identity;
import io.serai.model.IdentityKind;
import io.serai.routing.Question;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What need not be asked, because the customer's profile, a form before the chat, or an earlier answer says it. */
final class Known {

    private Known() {
    }

    static Optional<String> answer(Question question, Customer customer) {
        Contact contact = customer.contact();
        return field(customer.fields().get(question.name())).or(() -> field(contact.fields().get(question.name())))
            .or(() -> switch (question.kind()) {
                case NAME -> field(contact.name());
                case PHONE -> contact.identities().stream().filter(one -> one.kind() == IdentityKind.PHONE)
                    .map(Identity::value).findFirst();
                case EMAIL, TOPIC, ORDER, TEXT, CHOICE -> Optional.empty();
            });
    }

    private static Optional<String> field(@Nullable String value) {
        return Optional.ofNullable(value).filter(said -> !said.isBlank());
    }
}
