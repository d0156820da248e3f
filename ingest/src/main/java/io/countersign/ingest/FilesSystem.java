package io.countersign.ingest;

import io.countersign.lake.Column;
import io.countersign.lake.Contract;
import io.countersign.lake.Exit;
import io.countersign.lake.Problem;
import io.countersign.lake.Problems;
import io.countersign.lake.Refusal;
import io.countersign.lake.Suggest;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A folder of spreadsheets in the feeds' own columns: {@code <feed>.csv}, {@code .csv.gz}, {@code
 * .parquet}, or a sheet of that name in an {@code .xlsx}; further drops in {@code <feed>/} in name
 * order; {@code <feed>.deleted.csv} names the keys of rows that are gone.
 */
final class FilesSystem implements SourceSystem {
  private final SparkSession spark;
  private final String name;
  private final ZoneId zone;
  private final Folder folder;
  private final Map<String, Contract> contracts;
  private final Map<String, List<Drop>> drops = new LinkedHashMap<>();
  private final Map<String, List<Drop>> deletions = new LinkedHashMap<>();
  private final Problems strays = new Problems();

  FilesSystem(
      SparkSession spark,
      String name,
      ZoneId zone,
      Folder folder,
      Map<String, Contract> contracts) {
    this.spark = spark;
    this.name = name;
    this.zone = zone;
    this.folder = folder;
    this.contracts = contracts;
    folder.list().forEach(this::sort);
    contracts.keySet().stream()
        .filter(folder::has)
        .forEach(
            feed -> {
              Folder further = folder.child(feed);
              further.list().forEach(file -> take(feed, further, file));
            });
  }

  /** Puts a file of the folder under the feed that it is named after. */
  private void sort(Path file) {
    DataFile named = DataFile.named(file);
    if (named.kind() == DataFile.Kind.NONE) {
      return;
    }
    if (contracts.containsKey(named.stem())) {
      take(named.stem(), folder, file);
    } else if (named.kind() == DataFile.Kind.XLSX) {
      SheetFile.sheets(folder.nameOf(file), file).forEach(sheet -> takeSheet(sheet, file));
    } else {
      stray(folder.nameOf(file), named.stem());
    }
  }

  private void takeSheet(String sheet, Path file) {
    String label = folder.nameOf(file) + "#" + sheet;
    if (contracts.containsKey(sheet)) {
      add(
          drops,
          sheet,
          new Drop(
              label, file.toString(), Optional.of(new SheetFile(label, file.toString(), sheet))));
    } else {
      stray(label, sheet);
    }
  }

  private void take(String feed, Folder in, Path file) {
    DataFile named = DataFile.named(file);
    String label = in.nameOf(file);
    switch (named.kind()) {
      case CSV ->
          add(
              named.deletions() ? deletions : drops,
              feed,
              new Drop(label, file.toString(), Optional.of(CsvFile.plain(label, file))));
      case PARQUET -> add(drops, feed, new Drop(label, file.toString(), Optional.empty()));
      case XLSX ->
          add(
              drops,
              feed,
              new Drop(label, file.toString(), Optional.of(SheetFile.only(label, file, feed))));
      case NONE -> {}
    }
  }

  private static void add(Map<String, List<Drop>> to, String feed, Drop drop) {
    to.computeIfAbsent(feed, first -> new ArrayList<>()).add(drop);
  }

  private void stray(String label, String stem) {
    strays.add(
        new Problem(
            "FEED_UNKNOWN",
            label,
            "It is named after no feed, so nothing of it is read.",
            "",
            stem,
            Suggest.among(stem, contracts.keySet())));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<String> feeds() {
    return drops.keySet();
  }

  @Override
  public Words words() {
    return Words.none();
  }

  @Override
  public ZoneId zone() {
    return zone;
  }

  @Override
  public List<Problem> strays() {
    return strays.list();
  }

  @Override
  public void check(Contract feed, Problems problems) {
    checkHeaders(feed, problems);
  }

  @Override
  public long size(String feed) {
    return drops.get(feed).stream().mapToLong(drop -> Folder.size(Path.of(drop.path()))).sum();
  }

  @Override
  public Pulled pull(SparkSession session, Contract feed, Wanted wanted) {
    Problems problems = new Problems();
    checkHeaders(feed, problems);
    problems.refuseIfAny(Exit.NOT_HELD);
    List<Dataset<Row>> parts = new ArrayList<>();
    for (Drop drop : drops.get(feed.name())) {
      parts.add(drop.rows(session, parts.size(), columns(feed.columns().values())));
    }
    return Pulled.of(parts, gone(session, feed));
  }

  private void checkHeaders(Contract feed, Problems problems) {
    for (Drop drop : drops.get(feed.name())) {
      collect(problems, () -> drop.check(spark, feed, problems));
    }
    for (Drop drop : deletions.getOrDefault(feed.name(), List.of())) {
      collect(
          problems,
          () -> Headers.check(feed, grain(feed), drop.name(), drop.header(spark), problems));
    }
  }

  private static void collect(Problems problems, Runnable check) {
    try {
      check.run();
    } catch (Refusal e) {
      problems.addAll(e.problems());
    }
  }

  private Optional<Dataset<Row>> gone(SparkSession session, Contract feed) {
    return deletions.getOrDefault(feed.name(), List.of()).stream()
        .map(drop -> drop.rows(session, 0, columns(feed.columns().values())))
        .reduce(Dataset::union);
  }

  private static Collection<Column> grain(Contract feed) {
    return feed.grain().stream().map(feed.columns()::get).toList();
  }

  private static List<String> columns(Collection<Column> columns) {
    return columns.stream().map(Column::name).toList();
  }
}
