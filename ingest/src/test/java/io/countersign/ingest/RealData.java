package io.countersign.ingest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;

/** A test of real data, which are not part of the project; where they are absent it is skipped. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf(
    value = "io.countersign.ingest.Dumps#there",
    disabledReason =
        "the real data do not lie beside the checkout, nor where COUNTERSIGN_DATA says")
public @interface RealData {}
