package io.countersign.ingest;

import java.util.Optional;

/**
 * How to reach a database, in parts: an address is built from them and never taken as text. Every
 * part may hold references to {@link Secrets}.
 *
 * @param kind which database it is
 * @param file of an embedded one: its path without ending, from the workspace
 */
record Connection(
    String kind,
    Optional<String> host,
    Optional<Integer> port,
    Optional<String> database,
    Optional<String> file,
    Optional<String> user,
    Optional<String> password) {}
