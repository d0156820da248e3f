package io.countersign.ingest.jdbc;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** How far a connection is protected on its way. */
enum Tls {
  /** In clear. */
  OFF,
  /** Encrypted, whoever answers. */
  REQUIRED,
  /** Encrypted, and the server has proved its name. */
  VERIFIED;

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1");

  /** What is said, or what is safe for the host; nothing where the word is unknown. */
  static Optional<Tls> of(Optional<String> said, String host) {
    if (said.isEmpty()) {
      return Optional.of(THIS_MACHINE.contains(host) ? OFF : VERIFIED);
    }
    return Arrays.stream(values()).filter(tls -> tls.word().equals(said.get())).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(Tls::word).toList();
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
