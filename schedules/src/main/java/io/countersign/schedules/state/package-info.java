/**
 * The state database: an SQLite file for one machine, PostgreSQL for several ({@code state.yml}).
 * It opens, migrates, and does a deed in one transaction; what the tables mean is said in {@code
 * slot}, {@code run} and {@code deliver}.
 */
package io.countersign.schedules.state;
