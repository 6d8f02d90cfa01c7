package io.serai.inbox;

import java.util.Optional;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/** What is running here. */
@Component
class Product {

    private final ApplicationContext context;

    Product(ApplicationContext context) {
        this.context = context;
    }

    /** The playground is there or not, decided at the start; the inbox knows no more of it than that. */
    Me.Product told() {
        String version = Optional.ofNullable(Product.class.getPackage().getImplementationVersion()).orElse("development");
        return new Me.Product("Serai", version, context.containsBean("playgroundController"));
    }
}
