package io.countersign.time;

import java.time.LocalDate;

/**
 * A fiscal period.
 *
 * @param endsOn its last day
 */
public record Period(
    String name, int fiscalYear, int number, LocalDate startsOn, LocalDate endsOn) {}
