/**
 * What a table promises, read from its {@code contract.yml} or feed: grain, columns and their
 * types, what a blank means, the checks that must and should hold, and the limits beyond which a
 * feed is stopped. In come declarations, out comes one contract a table. It touches no rows.
 */
package io.countersign.contract;
