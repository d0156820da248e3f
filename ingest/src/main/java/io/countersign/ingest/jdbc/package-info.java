/**
 * Sources that are databases: each product's SQL is put to it in its own dialect, in one read-only
 * transaction, by several connections over one snapshot where it can. Out come conformed rows, and
 * what the database itself counts and sums. Also the address of a PostgreSQL server that others
 * write to.
 */
package io.countersign.ingest.jdbc;
