package io.countersign.ingest.jdbc;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The databases that can be spoken to: how each is addressed, and by which words its session sees
 * one state of the data, in UTC, and can change nothing. Drivers are found at run time. H2,
 * PostgreSQL and MariaDB are tested against real servers; MySQL, SQL Server and Oracle are not.
 */
public enum DatabaseKind {
  H2("", 0) {
    @Override
    List<String> session(Duration patience) {
      return List.of("set query_timeout " + patience.toMillis());
    }
  },

  POSTGRESQL("jdbc:postgresql://%s:%d/%s", 5432) {
    /**
     * A threshold of -1 has rows come in binary from the first; a text of a gigabyte is refused
     * before it fills the memory.
     */
    @Override
    Map<String, String> settings(ServerAddress at) {
      var tls = Map.of(Tls.OFF, "disable", Tls.REQUIRED, "require", Tls.VERIFIED, "verify-full");
      return with(
          at.root().isEmpty() ? "" : "sslrootcert",
          at.root(),
          Map.of(
              "sslmode",
              tls.get(at.tls()),
              "ApplicationName",
              "countersign",
              "connectTimeout",
              String.valueOf(LOGIN.toSeconds()),
              "loginTimeout",
              String.valueOf(LOGIN.toSeconds()),
              "socketTimeout",
              String.valueOf(LOGIN.toSeconds()),
              "tcpKeepAlive",
              "true",
              "prepareThreshold",
              "-1",
              "maxResultBuffer",
              DatabaseErrors.LARGEST));
    }

    @Override
    List<String> session(Duration patience) {
      return List.of(
          "set session characteristics as transaction isolation level repeatable read, read only",
          "set time zone 'UTC'",
          "set statement_timeout = " + patience.toMillis());
    }
  },

  /** Its own driver and address: names are quoted as the standard says, in every session. */
  MARIADB("jdbc:mariadb://%s:%d/%s", 3306) {
    @Override
    Map<String, String> settings(ServerAddress at) {
      return ofMariadb(at);
    }

    @Override
    List<String> session(Duration patience) {
      return ofMariadb("set session max_statement_time = " + patience.toSeconds());
    }
  },

  /** Through MariaDB's driver. */
  MYSQL("jdbc:mariadb://%s:%d/%s", 3306) {
    @Override
    Map<String, String> settings(ServerAddress at) {
      return ofMariadb(at);
    }

    @Override
    List<String> session(Duration patience) {
      return ofMariadb("set session max_execution_time = " + patience.toMillis());
    }
  },

  /** It has no transaction that can only read: the reader's rights must say so. */
  SQLSERVER("jdbc:sqlserver://%s:%d;databaseName=%s", 1433) {
    @Override
    Map<String, String> settings(ServerAddress at) {
      return with(
          at.root().isEmpty() ? "" : "serverCertificate",
          at.root(),
          Map.of(
              "encrypt",
              String.valueOf(at.tls() != Tls.OFF),
              "trustServerCertificate",
              String.valueOf(at.tls() == Tls.REQUIRED),
              "applicationIntent",
              "ReadOnly",
              "loginTimeout",
              String.valueOf(LOGIN.toSeconds())));
    }

    @Override
    List<String> session(Duration patience) {
      return List.of("set transaction isolation level snapshot");
    }
  },

  /** The certificates to trust come from Java's own settings. */
  ORACLE("jdbc:oracle:thin:@tcp://%s:%d/%s", 1521) {
    @Override
    String url(ServerAddress at) {
      String url = super.url(at);
      return at.tls() == Tls.OFF ? url : url.replace("@tcp:", "@tcps:");
    }

    @Override
    Map<String, String> settings(ServerAddress at) {
      return Map.of(
          "oracle.net.ssl_server_dn_match",
          String.valueOf(at.tls() == Tls.VERIFIED),
          "oracle.net.CONNECT_TIMEOUT",
          String.valueOf(LOGIN.toMillis()),
          "oracle.jdbc.ReadTimeout",
          String.valueOf(LOGIN.toMillis()));
    }

    @Override
    List<String> session(Duration patience) {
      return List.of("alter session set time_zone = 'UTC'", "set transaction read only");
    }
  };

  /** In which a server has to let somebody in; afterwards it is asked more patiently. */
  static final Duration LOGIN = Duration.ofSeconds(10);

  private final String form;
  private final int port;

  DatabaseKind(String form, int port) {
    this.form = form;
    this.port = port;
  }

  public static Optional<DatabaseKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  public static List<String> words() {
    return Arrays.stream(values()).map(DatabaseKind::word).toList();
  }

  /** As {@code countersign.yml} calls it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whose variants of extracts hold on it. */
  public String dialect() {
    return this == MYSQL ? MARIADB.word() : word();
  }

  /** The port that is usual; 0 where it is a file. */
  int port() {
    return port;
  }

  String url(ServerAddress at) {
    return String.format(Locale.ROOT, form, at.host(), at.port(), at.database());
  }

  /** What the driver is told besides who logs in. */
  Map<String, String> settings(ServerAddress at) {
    return Map.of();
  }

  /**
   * What the session is told before it reads.
   *
   * @param patience after which the server is to give up a statement
   */
  abstract List<String> session(Duration patience);

  private static Map<String, String> ofMariadb(ServerAddress at) {
    var tls = Map.of(Tls.OFF, "disable", Tls.REQUIRED, "trust", Tls.VERIFIED, "verify-full");
    return with(
        at.root().isEmpty() ? "" : "serverSslCert",
        at.root(),
        Map.of(
            "sslMode", tls.get(at.tls()),
            "allowLocalInfile", "false",
            "connectTimeout", String.valueOf(LOGIN.toMillis()),
            "socketTimeout", String.valueOf(LOGIN.toMillis()),
            "tcpKeepAlive", "true"));
  }

  private static List<String> ofMariadb(String timeout) {
    return List.of(
        "set session sql_mode = concat(@@sql_mode, ',ANSI_QUOTES,PIPES_AS_CONCAT')",
        "set session time_zone = '+00:00'",
        timeout,
        "set session transaction isolation level repeatable read, read only");
  }

  private static Map<String, String> with(String key, String value, Map<String, String> settings) {
    Map<String, String> all = new java.util.HashMap<>(settings);
    if (!key.isEmpty()) {
      all.put(key, value);
    }
    return all;
  }
}
