package io.countersign.ingest.jdbc;

import io.countersign.ingest.source.ReadFailure;
import io.countersign.ingest.workspace.ConnectionSettings;
import io.countersign.ingest.workspace.Secrets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a server is, each part of letters that mean nothing to a driver.
 *
 * @param root the file of certificates to trust; blank for Java's own
 */
record ServerAddress(String host, int port, String database, Tls tls, String root) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f]*:[0-9A-Fa-f:.]*");
  private static final Pattern DATABASE = Pattern.compile("[A-Za-z0-9_$][A-Za-z0-9_$.-]{0,127}");

  /**
   * @throws ReadFailure where a part is missing or has letters that are not allowed in it
   */
  static ServerAddress of(ConnectionSettings said, int usualPort, Path workspace) {
    String host = part("host", said.host(), workspace);
    String database = part("database", said.database(), workspace);
    boolean bare = IPV6.matcher(host).matches();
    require(bare || NAME.matcher(host).matches(), "host", "a name or an address alone", host);
    require(DATABASE.matcher(database).matches(), "database", "letters, digits, _ $ . -", database);
    int port = said.port().orElse(usualPort);
    require(port > 0 && port < 65_536, "port", "1 to 65535", String.valueOf(port));
    Optional<Tls> tls = Tls.of(said.tls(), host);
    require(tls.isPresent(), "tls", String.join(", ", Tls.words()), said.tls().orElse(""));
    return new ServerAddress(
        bare ? "[" + host + "]" : host,
        port,
        database,
        tls.orElseThrow(),
        said.tlsRoot().map(file -> workspace.resolve(file).toAbsolutePath().toString()).orElse(""));
  }

  private static String part(String name, Optional<String> said, Path workspace) {
    String text = said.map(part -> Secrets.resolve(part, workspace)).orElse("");
    require(!text.isEmpty(), name, "it is needed to reach a server", "nothing");
    return text;
  }

  /** After which a server gives up a statement: an hour where nothing is said. */
  static Duration timeout(Optional<String> said) {
    try {
      Duration timeout = said.map(Duration::parse).orElse(Duration.ofHours(1));
      require(timeout.toSeconds() > 0, "timeout", "a second at least", timeout.toString());
      return timeout;
    } catch (DateTimeParseException e) {
      throw JdbcProblems.partWrong("timeout", "a duration, as PT30M", said.orElse(""));
    }
  }

  private static void require(boolean holds, String part, String expected, String found) {
    if (!holds) {
      throw JdbcProblems.partWrong(part, expected, found);
    }
  }
}
