package io.countersign.ingest;

import io.countersign.contract.Contract;
import io.countersign.ingest.conform.SourceClock;
import io.countersign.ingest.file.ExportsSystem;
import io.countersign.ingest.file.FilesSystem;
import io.countersign.ingest.jdbc.Database;
import io.countersign.ingest.jdbc.DatabaseKind;
import io.countersign.ingest.jdbc.JdbcSystem;
import io.countersign.ingest.source.FileDigests;
import io.countersign.ingest.source.ReadFailure;
import io.countersign.ingest.source.SourceSystem;
import io.countersign.ingest.workspace.ConnectionSettings;
import io.countersign.ingest.workspace.Product;
import io.countersign.ingest.workspace.Secrets;
import io.countersign.ingest.workspace.SourceFolder;
import io.countersign.ingest.workspace.Workspace;
import io.countersign.problem.Declarations;
import io.countersign.problem.Problem;
import io.countersign.problem.Problems;
import io.countersign.problem.Refusal;
import io.countersign.problem.Suggestion;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Turns what a workspace declares into systems that can be asked. */
record SourceSystems(Workspace workspace, Map<String, Contract> feeds) {

  /** Every system that can be opened; of the others, what is wrong. */
  List<SourceSystem> open(Problems problems) {
    List<SourceSystem> systems = new ArrayList<>();
    for (Workspace.Declared declared : workspace.systems()) {
      try {
        open(declared, problems).ifPresent(systems::add);
      } catch (Refusal e) {
        problems.addAll(e.problems());
      } catch (ReadFailure e) {
        problems.add(e.problem());
      }
    }
    return systems;
  }

  private Optional<SourceSystem> open(Workspace.Declared declared, Problems problems) {
    Problems mine = new Problems();
    Optional<Product> product =
        Product.find(workspace.folder(), declared.entry().product(), declared.line(), feeds, mine);
    product.ifPresent(served -> mine.addAll(unserved(declared, served)));
    problems.addAll(mine.list());
    return mine.any()
        ? Optional.empty()
        : open(declared, product.orElseThrow().serving(declared.entry().feeds()), problems);
  }

  private static List<Problem> unserved(Workspace.Declared declared, Product product) {
    Set<String> served = new TreeSet<>();
    product.extracts().values().forEach(extract -> served.add(extract.stem()));
    return declared.entry().feeds().stream()
        .filter(feed -> !served.contains(feed))
        .map(
            feed ->
                Declarations.wrong(
                        declared.line(),
                        "The product " + product.written().product() + " does not serve this feed.")
                    .expected(String.join(", ", served))
                    .found(feed)
                    .now(Suggestion.among(feed, served)))
        .toList();
  }

  private Optional<SourceSystem> open(
      Workspace.Declared declared, Product product, Problems problems) {
    String name = declared.name();
    SourceClock clock = clock(declared, product);
    FileDigests digests = new FileDigests();
    return switch (product.written().kind()) {
      case "files" ->
          folder(declared, problems)
              .map(folder -> new FilesSystem(name, clock, folder, feeds, digests));
      case "exports" ->
          folder(declared, problems)
              .map(folder -> new ExportsSystem(name, clock, folder, product, digests));
      case "jdbc" ->
          database(declared, problems)
              .map(on -> new JdbcSystem(name, clock, on, product.on(on.kind().dialect()), digests));
      default -> {
        problems.add(
            wrong(
                "systems/" + product.written().product() + "/system.yml",
                "'" + product.written().kind() + "' is no kind of product.",
                "files, exports or jdbc"));
        yield Optional.empty();
      }
    };
  }

  /** What the workspace says of the system holds before what its product does. */
  private SourceClock clock(Workspace.Declared declared, Product product) {
    ZoneId zone =
        declared
            .entry()
            .zone()
            .or(product.written()::zone)
            .map(ZoneId::of)
            .orElse(workspace.company().zone());
    SourceClock.Fold fold =
        declared
            .entry()
            .fold()
            .or(product.written()::fold)
            .map(SourceClock.Fold::of)
            .orElse(SourceClock.Fold.UNSAID);
    return new SourceClock(zone, fold);
  }

  private Optional<SourceFolder> folder(Workspace.Declared declared, Problems problems) {
    Optional<String> said = declared.entry().folder();
    if (said.isEmpty()) {
      problems.add(
          wrong(declared.line(), "The system has no folder.", "folder: <where files lie>"));
    }
    return said.map(
        folder -> {
          Path path = Path.of(Secrets.resolve(folder, workspace.folder()));
          boolean plain = path.toString().equals(folder) && !path.isAbsolute();
          return new SourceFolder(
              plain ? folder : declared.name(), workspace.folder().resolve(path));
        });
  }

  private Optional<Database> database(Workspace.Declared declared, Problems problems) {
    Optional<ConnectionSettings> said = declared.entry().connection();
    Optional<DatabaseKind> kind = said.flatMap(parts -> DatabaseKind.of(parts.kind()));
    if (kind.isEmpty()) {
      problems.add(
          wrong(
              declared.line(),
              "The system has no connection of a known kind.",
              "connection: {kind: " + String.join(" | ", DatabaseKind.words()) + ", …}"));
      return Optional.empty();
    }
    return said.map(parts -> Database.of(declared.name(), kind.get(), parts, workspace.folder()));
  }

  private static Problem wrong(String where, String what, String expected) {
    return Declarations.wrong(where, what).expected(expected);
  }
}
