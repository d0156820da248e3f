package io.countersign.ingest.workspace;

import java.util.Optional;

/**
 * How to reach a database, in parts: an address is built from them and never taken as text. Every
 * text among them may hold references to {@link Secrets}.
 *
 * @param kind which database it is: a word of {@code DatabaseKind}
 * @param database its name; of Oracle, the service's
 * @param file of an embedded one: its path without ending, from the workspace
 * @param tls off, required or verified; verified where it is not said and the host is another
 *     machine
 * @param tlsRoot the certificates to trust, a PEM file from the workspace; Java's own where blank
 * @param timeout after which the server gives up a statement, as PT30M; an hour where blank
 */
public record ConnectionSettings(
    String kind,
    Optional<String> host,
    Optional<Integer> port,
    Optional<String> database,
    Optional<String> file,
    Optional<String> user,
    Optional<String> password,
    Optional<String> tls,
    Optional<String> tlsRoot,
    Optional<String> timeout) {}
