/**
 * What a company declares: {@code countersign.yml} with its systems, and of each product {@code
 * system.yml}, SQL and mapping; connections, folders, and references to secrets. In come files, out
 * come records; nothing is opened yet.
 */
package io.countersign.ingest.workspace;
