package io.serai;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** A module is a direct sub-package; what it may depend on stands in its {@code package-info.java}. */
class ModularityTests {

    @Test
    void modulesKeepToTheirDeclaredDependencies() {
        ApplicationModules.of(SeraiApplication.class).verify();
    }
}
