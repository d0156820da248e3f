/**
 * What can be wrong, and how it is said: a problem with its code, place and remedy, all of them
 * gathered before one refusal with an exit code. Each room makes its own in one class ({@code
 * FileProblems} of {@code ingest.file}), and its {@code problems.yml} says what to do about each.
 * In come texts of declarations, from a workspace or the class path; out come records, or every
 * wrong line of every file with its line and what was probably meant; and JSON, the same
 * everywhere.
 */
package io.countersign.problem;
