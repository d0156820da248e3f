/**
 * The issuing itself, and the only door for other modules: read, work every total out twice, lay
 * out, seal, note in the register, then write the files. A question comes in, issued files go out.
 * A second entry, a half-written file or a figure that differs cannot come out.
 */
package io.countersign.reports.issue;
