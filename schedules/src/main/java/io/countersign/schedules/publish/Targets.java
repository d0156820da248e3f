package io.countersign.schedules.publish;

import io.countersign.lake.Declarations;
import io.countersign.lake.Exit;
import io.countersign.lake.Problem;
import io.countersign.lake.Problems;
import io.countersign.lake.Refusal;
import io.countersign.lake.Source;
import io.countersign.lake.Suggest;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Where marts are published to, as {@code publish.yml} of the workspace declares it. */
public final class Targets {
  /** The targets that are there without being declared. */
  public static final List<String> ALWAYS = List.of("parquet", "duckdb");

  private Targets() {}

  /** {@code publish.yml} as it is written. */
  record TargetsFile(Map<String, Entry> targets) {}

  /** What a target is. */
  enum Kind {
    parquet,
    duckdb,
    postgresql
  }

  /**
   * One of them.
   *
   * @param path of a folder or a file, from the workspace
   * @param schema of the views; {@code countersign} where not said
   */
  record Entry(
      Kind kind,
      Optional<String> path,
      Optional<String> host,
      Optional<Integer> port,
      Optional<String> database,
      Optional<String> schema,
      Optional<String> user,
      Optional<String> password) {}

  /** The targets by name; {@code parquet} and {@code duckdb} below out are always there. */
  public static Map<String, Consumer<Edition>> read(
      Path workspace, Path out, Optional<Source> written, UnaryOperator<String> secret) {
    Map<String, Consumer<Edition>> targets = new LinkedHashMap<>();
    targets.put("parquet", edition -> Flat.publish(edition, out.resolve("bi/parquet")));
    targets.put("duckdb", edition -> Duck.publish(edition, out.resolve("bi/countersign.duckdb")));
    Problems problems = new Problems();
    written
        .flatMap(source -> Declarations.read(source, TargetsFile.class, problems))
        .ifPresent(
            file ->
                file.targets()
                    .forEach(
                        (name, entry) ->
                            targets.put(
                                name,
                                target(entry, where(written, name, problems), workspace, secret))));
    problems.refuseIfAny(Exit.WRONG_CALL);
    return targets;
  }

  /** What is missing of a target, and where to say it. */
  private record Where(Source source, String name, Problems problems) {
    String needed(String key, Optional<String> said) {
      if (said.isEmpty()) {
        problems.add(
            new Problem(
                "DECLARATION_WRONG",
                source.lineOf(name),
                "Target '" + name + "' lacks '" + key + "'.",
                key + ": …",
                "",
                ""));
      }
      return said.orElse("");
    }
  }

  private static Where where(Optional<Source> source, String name, Problems problems) {
    return new Where(source.orElseThrow(), name, problems);
  }

  private static Consumer<Edition> target(
      Entry entry, Where where, Path workspace, UnaryOperator<String> secret) {
    return switch (entry.kind()) {
      case parquet -> {
        Path folder = workspace.resolve(where.needed("path", entry.path()));
        yield edition -> Flat.publish(edition, folder);
      }
      case duckdb -> {
        Path file = workspace.resolve(where.needed("path", entry.path()));
        yield edition -> Duck.publish(edition, file);
      }
      case postgresql -> {
        String host = where.needed("host", entry.host());
        String database = where.needed("database", entry.database());
        Properties login = new Properties();
        login.setProperty("user", secret.apply(where.needed("user", entry.user())));
        entry.password().ifPresent(word -> login.setProperty("password", secret.apply(word)));
        String url = "jdbc:postgresql://" + host + ":" + entry.port().orElse(5432) + "/" + database;
        String schema = entry.schema().orElse("countersign");
        if (!schema.matches("[a-z][a-z0-9_]{0,40}")) {
          where.needed("schema in small letters, digits and _", Optional.empty());
        }
        yield edition -> new Postgres(url, login, schema).publish(edition);
      }
    };
  }

  /** The target of a name. */
  public static Consumer<Edition> named(Map<String, Consumer<Edition>> targets, String name) {
    if (!targets.containsKey(name)) {
      throw new Refusal(
          Exit.WRONG_CALL,
          new Problem(
              "TARGET_UNKNOWN",
              "publish.yml",
              "There is no target '" + name + "'.",
              "targets: {" + name + ": {kind: postgresql, host: …, database: …, user: …}}",
              "",
              Suggest.among(name, targets.keySet())));
    }
    return targets.get(name);
  }
}
