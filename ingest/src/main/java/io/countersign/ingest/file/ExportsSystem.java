package io.countersign.ingest.file;

import static org.apache.spark.sql.functions.col;

import io.countersign.contract.Contract;
import io.countersign.ingest.conform.Mapping;
import io.countersign.ingest.conform.RawColumns;
import io.countersign.ingest.conform.SourceClock;
import io.countersign.ingest.source.Extract;
import io.countersign.ingest.source.ExtractRequest;
import io.countersign.ingest.source.FileDigests;
import io.countersign.ingest.source.Headers;
import io.countersign.ingest.source.ReadFailure;
import io.countersign.ingest.source.SourceSystem;
import io.countersign.ingest.workspace.ExportTable;
import io.countersign.ingest.workspace.Product;
import io.countersign.ingest.workspace.SourceFolder;
import io.countersign.problem.Declarations;
import io.countersign.problem.Exit;
import io.countersign.problem.Problem;
import io.countersign.problem.Problems;
import io.countersign.problem.Refusal;
import io.countersign.problem.TextFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.ParsedStatement;

/**
 * A folder of files that were never meant for us: each a table under its own name, and one Spark
 * SQL a feed over them, in a session that can see nothing else. A line that cannot be taken apart
 * goes to the quarantine of every feed that reads its table.
 */
public record ExportsSystem(
    String name, SourceClock clock, SourceFolder folder, Product product, FileDigests digests)
    implements SourceSystem {
  @Override
  public Set<String> feeds() {
    return product.extracts().keySet();
  }

  @Override
  public Mapping words() {
    return product.words();
  }

  @Override
  public void check(SparkSession session, Contract feed, Problems problems) {
    try {
      extract(session, feed, ExtractRequest.whole(ExtractRequest.BEGINNING));
    } catch (Refusal e) {
      problems.addAll(e.problems());
    } catch (ReadFailure e) {
      problems.add(e.problem());
    }
  }

  @Override
  public List<Problem> faults(Contract feed) {
    return tablesOf(feed)
        .flatMap(table -> grids(table).stream())
        .flatMap(grid -> grid.faults(FilesSystem.FAULTS).stream())
        .toList();
  }

  @Override
  public List<String> files(Contract feed) {
    return tablesOf(feed)
        .flatMap(table -> table.found(folder).stream())
        .map(file -> file.getFileName().toString())
        .distinct()
        .toList();
  }

  @Override
  public Optional<String> content(Contract feed) {
    List<Path> files = tablesOf(feed).flatMap(table -> table.found(folder).stream()).toList();
    return digests.of(
        files,
        product.extracts().get(feed.name()).text(),
        tablesOf(feed).toList(),
        files,
        words().text(),
        clock);
  }

  /** The tables that a feed's SQL reads. */
  private Stream<ExportTable> tablesOf(Contract feed) {
    TextFile extract = product.extracts().get(feed.name());
    return product.written().tables().entrySet().stream()
        .filter(table -> reads(extract, table.getKey()))
        .map(Map.Entry::getValue);
  }

  @Override
  public long size(String feed) {
    return SourceFolder.size(folder.path());
  }

  @Override
  public Extract extract(SparkSession session, Contract feed, ExtractRequest request) {
    // A time that the files give without a zone stays one, until the system's zone is applied.
    session.conf().set("spark.sql.timestampType", "TIMESTAMP_NTZ");
    TextFile extract = product.extracts().get(feed.name());
    Problems findings = new Problems();
    Map<String, Dataset<Row>> tables = tables(session, extract, findings);
    Dataset<Row> rows = run(session, extract, tables);
    Problems problems = new Problems();
    Headers.check(feed, feed.columns().values(), extract.name(), List.of(rows.columns()), problems);
    problems.refuseIfAny(Exit.NOT_HELD);
    List<Dataset<Row>> parts = new ArrayList<>(List.of(rows));
    tables.forEach(
        (table, all) -> {
          if (reads(extract, table)) {
            parts.add(all.filter(col(RawColumns.BROKEN).isNotNull()));
          }
        });
    return Extract.of(parts, List.of(), findings.list());
  }

  /** Files that no table takes: named, for one may have been meant. */
  @Override
  public List<Problem> strays() {
    Set<Path> taken = new HashSet<>();
    product.written().tables().values().forEach(table -> taken.addAll(table.found(folder)));
    return SourceFolder.unread(
        folder,
        folder.list().stream().filter(file -> !taken.contains(file)).toList(),
        "Where they should be read, add a table or widen 'files:' in system.yml.");
  }

  private Dataset<Row> run(
      SparkSession session, TextFile extract, Map<String, Dataset<Row>> tables) {
    try {
      refuseAllButAQuery(session, extract, tables);
      return session.sql(extract.text());
    } catch (Exception e) {
      // Scala does not declare its AnalysisException, so Java cannot catch it by its name.
      if (e instanceof RuntimeException ours) {
        throw ours;
      }
      String said = e.getMessage().lines().filter(line -> !line.isBlank()).findFirst().orElse("");
      throw new Refusal(
          Exit.WRONG_CALL,
          wrong(extract, tables, "It does not fit the tables of " + name + ".", said));
    }
  }

  private static void refuseAllButAQuery(
      SparkSession session, TextFile extract, Map<String, Dataset<Row>> tables)
      throws ParseException {
    LogicalPlan plan = session.sessionState().sqlParser().parsePlan(extract.text());
    if (plan instanceof Command || plan instanceof ParsedStatement) {
      throw new Refusal(
          Exit.WRONG_CALL, wrong(extract, tables, "It is not only a query.", plan.nodeName()));
    }
  }

  private static Problem wrong(
      TextFile extract, Map<String, Dataset<Row>> tables, String what, String found) {
    return Declarations.wrong(extract.name(), what)
        .expected("a SELECT over " + described(tables))
        .found(found)
        .now("Correct the SQL.");
  }

  private static String described(Map<String, Dataset<Row>> tables) {
    List<String> described = new ArrayList<>();
    tables.forEach(
        (table, rows) -> {
          var hidden = List.of(RawColumns.DROP, RawColumns.BROKEN, RawColumns.TEXT);
          var columns = Stream.of(rows.columns()).filter(column -> !hidden.contains(column));
          described.add(table + " " + columns.toList());
        });
    return String.join("; ", described);
  }

  private static boolean reads(TextFile extract, String table) {
    return Pattern.compile("\\b" + Pattern.quote(table) + "\\b").matcher(extract.text()).find();
  }

  private Map<String, Dataset<Row>> tables(
      SparkSession session, TextFile extract, Problems findings) {
    Map<String, Dataset<Row>> tables = new TreeMap<>();
    product
        .written()
        .tables()
        .forEach(
            (table, files) -> {
              Problems odd = new Problems();
              tables.put(table, read(session, table, files, odd));
              findings.addAll(reads(extract, table) ? odd.list() : List.of());
            });
    tables.forEach(
        (table, rows) ->
            rows.filter(col(RawColumns.BROKEN).isNull())
                .drop(RawColumns.BROKEN, RawColumns.TEXT, RawColumns.DROP)
                .createOrReplaceTempView(table));
    return tables;
  }

  private List<TabularFile> grids(ExportTable table) {
    return table.found(folder).stream()
        .map(file -> grid(table, folder.nameOf(file), file))
        .toList();
  }

  private static TabularFile grid(ExportTable table, String name, Path file) {
    if (table.sheet().isPresent()) {
      return XlsxSheet.foreign(name, file, table.sheet().get());
    }
    List<String> charsets = table.charsets();
    CsvFile csv =
        new CsvFile(
            name,
            file.toString(),
            charsets.get(0),
            table.delimiter().orElse(",").charAt(0),
            table.header().orElse(1),
            table.entry().orElse("*"));
    return charsets.size() == 1 ? csv : csv.inFirstOf(charsets);
  }

  private Dataset<Row> read(
      SparkSession session, String table, ExportTable files, Problems findings) {
    List<TabularFile> grids = grids(files);
    if (grids.isEmpty()) {
      throw FileProblems.tableMissing(
          folder.name(),
          table,
          files.files(),
          folder.list().stream().map(file -> file.getFileName().toString()).toList());
    }
    Set<String> columns = new LinkedHashSet<>();
    List<TabularReader.Numbered> numbered = new ArrayList<>();
    Problems problems = new Problems();
    for (TabularFile grid : grids) {
      List<String> written = Headers.normalised(grid.header());
      List<String> header =
          Headers.told(grid.name(), written, findings).stream()
              .map(name -> files.columns().getOrDefault(name, name))
              .toList();
      Headers.twice(grid.name(), header, problems);
      columns.addAll(header);
      numbered.add(new TabularReader.Numbered(grid, 0, header));
    }
    problems.refuseIfAny(Exit.NOT_HELD);
    return TabularReader.read(session, numbered, List.copyOf(columns), files.mayBeRagged());
  }
}
