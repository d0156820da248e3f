package io.countersign.ingest.workspace;

import io.countersign.contract.Contract;
import io.countersign.ingest.conform.Mapping;
import io.countersign.ingest.conform.SourceClock;
import io.countersign.ingest.source.RefreshPolicy;
import io.countersign.problem.Declarations;
import io.countersign.problem.Problem;
import io.countersign.problem.Problems;
import io.countersign.problem.Resources;
import io.countersign.problem.Suggestion;
import io.countersign.problem.TextFile;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A kind of tool that feeds come out of: the folder {@code systems/<product>/} with {@code
 * system.yml}, one {@code <feed>.sql} for each feed, and {@code mapping.yml}. A file of the
 * workspace stands in for ours of the same name.
 *
 * @param extracts the SQL of each feed it serves, in the product's own dialect; {@code
 *     <feed>.<kind>.sql} stands in for {@code <feed>.sql} on that kind of database
 */
public record Product(Written written, Map<String, TextFile> extracts, Mapping words) {

  /**
   * The file {@code system.yml}.
   *
   * @param kind files, exports or jdbc
   * @param versions that it was tried with
   * @param rights that its reader needs
   * @param zone of instants that it writes without one; the workspace's, where it does not say
   * @param journals whole, where each journal of its ledger lines adds up to zero
   * @param fold which of the two is meant in the hour that its clock shows twice: earlier or later
   * @param onRequest feeds that it serves only where a workspace names them
   * @param tables exports: the foreign files by the name that the SQL calls them
   * @param feeds jdbc: how feeds are read in parts, where not as usual
   */
  public record Written(
      String product,
      String kind,
      String about,
      List<String> versions,
      Optional<String> rights,
      Optional<String> zone,
      Optional<String> journals,
      Optional<String> fold,
      List<String> onRequest,
      Map<String, ExportTable> tables,
      Map<String, RefreshPolicy> feeds) {

    public Written {
      versions = versions == null ? List.of() : versions;
      onRequest = onRequest == null ? List.of() : onRequest;
      tables = tables == null ? Map.of() : tables;
      feeds = feeds == null ? Map.of() : feeds;
    }

    private void checkClock(TextFile source, Problems problems) {
      zone.ifPresent(
          text ->
              check("zone", text, "a zone of the IANA list, as UTC", ZoneId::of, source)
                  .ifPresent(problems::add));
      fold.ifPresent(
          text ->
              check("fold", text, "earlier or later", SourceClock.Fold::of, source)
                  .ifPresent(problems::add));
    }

    private static Optional<Problem> check(
        String key, String text, String expected, Function<String, ?> rule, TextFile source) {
      try {
        Objects.requireNonNull(rule.apply(text));
        return Optional.empty();
      } catch (RuntimeException e) {
        String what = "'" + key + "' cannot be read.";
        return Optional.of(
            Declarations.wrong(source.lineOf(key), what).expected(expected).found(text));
      }
    }
  }

  /**
   * The product of a name.
   *
   * @param where it is named
   */
  public static Optional<Product> find(
      Path workspace, String name, String where, Map<String, Contract> feeds, Problems problems) {
    Map<String, TextFile> files = files(workspace, name);
    TextFile system = files.get("system.yml");
    if (system == null) {
      problems.add(
          Declarations.wrong(where, "There is no product '" + name + "'.")
              .expected("systems/" + name + "/system.yml in the workspace, or a product of ours")
              .found("nothing")
              .now(Suggestion.among(name, known(workspace))));
      return Optional.empty();
    }
    Mapping words =
        files.containsKey("mapping.yml")
            ? Mapping.read(files.get("mapping.yml"), feeds, problems)
            : Mapping.none();
    Optional<Written> read = Declarations.read(system, Written.class, problems);
    read.ifPresent(written -> written.checkClock(system, problems));
    read.ifPresent(
        written -> {
          written.feeds().values().forEach(feed -> feed.check(system, problems));
          written.tables().forEach((called, table) -> table.check(system, called, problems));
        });
    return read.map(written -> new Product(written, extracts(files, feeds, problems), words));
  }

  /** What a product says of its journals; nothing where there is no such product. */
  static Optional<String> journals(Path workspace, String name) {
    return Optional.ofNullable(files(workspace, name).get("system.yml"))
        .flatMap(system -> Declarations.read(system, Written.class, new Problems()))
        .flatMap(Written::journals);
  }

  /** With those of its feeds that are asked for; with all it serves unasked, where none is. */
  public Product serving(List<String> feeds) {
    Map<String, TextFile> asked = new TreeMap<>(extracts);
    asked
        .values()
        .removeIf(
            file ->
                feeds.isEmpty()
                    ? written.onRequest().contains(file.stem())
                    : !feeds.contains(file.stem()));
    return new Product(written, asked, words);
  }

  /** The extracts that hold on one kind of database. */
  public Product on(String kind) {
    Map<String, TextFile> chosen = new TreeMap<>();
    extracts.forEach(
        (name, file) -> {
          if (name.equals(file.stem()) || name.equals(file.stem() + "." + kind)) {
            chosen.put(file.stem(), file);
          }
        });
    return new Product(written, chosen, words);
  }

  private static Map<String, TextFile> extracts(
      Map<String, TextFile> files, Map<String, Contract> feeds, Problems problems) {
    Map<String, TextFile> extracts = new TreeMap<>();
    files.forEach(
        (name, file) -> {
          if (name.endsWith(".sql")) {
            extracts.put(name.substring(0, name.length() - ".sql".length()), file);
            if (!feeds.containsKey(file.stem())) {
              problems.add(
                  Declarations.wrong(file.name(), "It is named after no feed.")
                      .found(file.stem())
                      .now(Suggestion.among(file.stem(), feeds.keySet())));
            }
          }
        });
    return extracts;
  }

  private static Map<String, TextFile> files(Path workspace, String name) {
    Map<String, TextFile> files = new LinkedHashMap<>();
    String folder = "ingest/systems/" + name + "/";
    for (TextFile ours :
        Resources.list("ingest/systems", file -> file.equals(folder + last(file)))) {
      files.put(last(ours.name()), ours);
    }
    for (TextFile theirs : in(workspace, "systems/" + name)) {
      files.put(last(theirs.name()), theirs);
    }
    return files;
  }

  private static List<String> shipped() {
    return Resources.list("ingest/systems", "system.yml").stream().map(TextFile::folder).toList();
  }

  private static Set<String> known(Path workspace) {
    Set<String> known = new TreeSet<>(shipped());
    File[] own = workspace.resolve("systems").toFile().listFiles(File::isDirectory);
    Arrays.stream(own == null ? new File[0] : own).map(File::getName).forEach(known::add);
    return known;
  }

  private static List<TextFile> in(Path workspace, String folder) {
    if (!Files.isDirectory(workspace.resolve(folder))) {
      return List.of();
    }
    List<TextFile> sources = new ArrayList<>();
    try (Stream<Path> files = Files.list(workspace.resolve(folder))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        sources.add(TextFile.read(folder + "/" + file.getFileName(), file));
      }
      return sources;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String last(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
