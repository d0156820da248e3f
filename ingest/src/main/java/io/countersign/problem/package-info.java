/**
 * What can be wrong, and how it is said: a problem with its code, place and remedy, all of them
 * gathered before one refusal with an exit code. In come texts of declarations, from a workspace or
 * the class path; out come records, or every wrong line of every file with its line and what was
 * probably meant.
 */
package io.countersign.problem;
