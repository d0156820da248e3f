/**
 * The catalogue as one page: from each source to each report, what was last made, what words mean,
 * and the runbook ({@code runbook.yml}, and {@code problems.yml} of every room). Declarations,
 * stamps and lines of the log come in; HTML goes out, the same for the same.
 */
package io.countersign.schedules.docs;
