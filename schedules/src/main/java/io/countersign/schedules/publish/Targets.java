package io.countersign.schedules.publish;

import io.countersign.ingest.jdbc.PostgresDatabase;
import io.countersign.problem.Declarations;
import io.countersign.problem.Exit;
import io.countersign.problem.Problems;
import io.countersign.problem.Refusal;
import io.countersign.problem.TextFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
   * @param tls off, required or verified, as of the systems that are read
   */
  record Entry(
      Kind kind,
      Optional<String> path,
      Optional<String> host,
      Optional<Integer> port,
      Optional<String> database,
      Optional<String> schema,
      Optional<String> user,
      Optional<String> password,
      Optional<String> tls,
      Optional<String> tlsRoot) {

    PostgresDatabase.Parts parts() {
      return new PostgresDatabase.Parts(host, port, database, user, password, tls, tlsRoot);
    }
  }

  /**
   * The targets by name; {@code parquet} and {@code duckdb} below out are always there.
   *
   * @throws Refusal DECLARATION_WRONG with everything that is wrong with any of them
   */
  public static Map<String, Target> read(Path workspace, Path out, Optional<TextFile> written) {
    Problems problems = new Problems();
    Map<String, Target> targets = read(workspace, out, written, problems);
    problems.refuseIfAny(Exit.WRONG_CALL);
    return targets;
  }

  /** As {@link #read(Path, Path, Optional)}; what is wrong goes to the problems. */
  public static Map<String, Target> read(
      Path workspace, Path out, Optional<TextFile> written, Problems problems) {
    Map<String, Target> targets = new LinkedHashMap<>();
    targets.put("parquet", flat(out.resolve("bi/parquet")));
    targets.put("duckdb", duck(out.resolve("bi/countersign.duckdb")));
    written
        .flatMap(source -> Declarations.read(source, TargetsFile.class, problems))
        .map(TargetsFile::targets)
        .ifPresent(
            entries ->
                entries.forEach(
                    (name, entry) ->
                        new Where(written.orElseThrow(), name, workspace, problems)
                            .target(entry)
                            .ifPresent(target -> targets.put(name, target))));
    return targets;
  }

  private static Target flat(Path folder) {
    return edition -> {
      ParquetFolder.publish(edition, folder);
      return List.of();
    };
  }

  private static Target duck(Path file) {
    return edition -> {
      DuckdbFile.publish(edition, file);
      return List.of();
    };
  }

  /** Where a target is declared, and where to say what is wrong with it. */
  private record Where(TextFile source, String name, Path workspace, Problems problems) {
    Optional<Target> target(Entry entry) {
      return switch (entry.kind()) {
        case parquet -> needed("path", entry.path()).map(workspace::resolve).map(Targets::flat);
        case duckdb -> needed("path", entry.path()).map(workspace::resolve).map(Targets::duck);
        case postgresql -> postgresql(entry);
      };
    }

    private Optional<Target> postgresql(Entry entry) {
      String schema = entry.schema().orElse("countersign");
      if (!schema.matches("[a-z][a-z0-9_]{0,40}")) {
        wrong("The schema of target '" + name + "' cannot be used.", "a-z, 0-9 and _", schema);
        return Optional.empty();
      }
      return PostgresDatabase.of(entry.parts(), workspace, source.lineOf(name), problems)
          .map(server -> new PostgresTarget(server::open, server.url(), schema));
    }

    private Optional<String> needed(String key, Optional<String> said) {
      if (said.isEmpty()) {
        wrong("Target '" + name + "' lacks '" + key + "'.", key + ": …", "");
      }
      return said;
    }

    private void wrong(String what, String expected, String found) {
      problems.add(Declarations.wrong(source.lineOf(name), what).expected(expected).found(found));
    }
  }

  /** The target of a name. */
  public static Target named(Map<String, Target> targets, String name) {
    if (!targets.containsKey(name)) {
      throw PublishProblems.targetUnknown(name, targets.keySet());
    }
    return targets.get(name);
  }
}
