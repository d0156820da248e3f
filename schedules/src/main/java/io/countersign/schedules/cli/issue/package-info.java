/**
 * The commands about what was issued already: release, verify, close, restate, reissue, trace,
 * deliveries. {@code IssueArgument} finds the issue that a call names, by its id or as the newest
 * one.
 */
package io.countersign.schedules.cli.issue;
