package io.countersign.build;

import io.countersign.contract.Contract;
import java.util.List;

/**
 * What became of a step.
 *
 * @param version the Delta version that now holds its rows
 * @param unchanged nothing it depends on had changed, so nothing ran
 * @param stale it stayed as it was, because a feed behind it could not be read
 * @param breaches the {@code should} checks that do not hold
 */
public record StepResult(
    String table,
    Contract.Kind kind,
    long version,
    long rows,
    boolean unchanged,
    boolean stale,
    List<String> breaches) {}
