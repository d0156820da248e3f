package io.countersign.ingest.file;

import io.countersign.contract.Column;
import io.countersign.contract.Contract;
import io.countersign.ingest.conform.Mapping;
import io.countersign.ingest.conform.SourceClock;
import io.countersign.ingest.source.Extract;
import io.countersign.ingest.source.ExtractRequest;
import io.countersign.ingest.source.FileDigests;
import io.countersign.ingest.source.Headers;
import io.countersign.ingest.source.SourceSystem;
import io.countersign.ingest.workspace.SourceFolder;
import io.countersign.problem.Exit;
import io.countersign.problem.Problem;
import io.countersign.problem.Problems;
import io.countersign.problem.Suggestion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A folder of spreadsheets in the feeds' own columns: {@code <feed>.csv}, {@code .csv.gz}, {@code
 * .parquet}, or a sheet of that name in an {@code .xlsx}; further drops in {@code <feed>/} in name
 * order; {@code <feed>.deleted.csv} names the keys of rows that are gone. A deletion holds for what
 * was taken before it: {@code <feed>.deleted.csv} for {@code <feed>.csv}, one among the further
 * drops for all before it in name order.
 */
public final class FilesSystem implements SourceSystem {
  /** So many cells of one file are named at once. */
  static final int FAULTS = 20;

  /** Files that may well hold rows. */
  private static final Pattern DATA =
      Pattern.compile(
          "(?i)\\.(csv|csv\\.gz|parquet|xlsx|xls|xlsb|xlsm|ods|tsv|json|jsonl|xml|zip|orc|avro)$");

  private final String name;
  private final SourceClock clock;
  private final SourceFolder folder;
  private final Map<String, Contract> contracts;
  private final FileDigests digests;
  private final Map<String, List<Drop>> delivered = new LinkedHashMap<>();
  private final Problems strays = new Problems();
  private final List<Path> left = new ArrayList<>();

  public FilesSystem(
      String name,
      SourceClock clock,
      SourceFolder folder,
      Map<String, Contract> contracts,
      FileDigests digests) {
    this.name = name;
    this.clock = clock;
    this.folder = folder;
    this.contracts = contracts;
    this.digests = digests;
    folder.list().forEach(this::sort);
    contracts.keySet().stream()
        .filter(folder::has)
        .forEach(
            feed -> {
              SourceFolder further = folder.child(feed);
              further.list().forEach(file -> take(feed, further, file));
            });
    delivered.values().forEach(drops -> drops.sort(Comparator.comparing(Drop::order)));
  }

  /** Puts a file of the folder under the feed that it is named after. */
  private void sort(Path file) {
    FileName named = FileName.named(file);
    if (named.kind() == FileName.Kind.NONE) {
      leave(folder, file, named.stem());
      return;
    }
    if (contracts.containsKey(named.stem())) {
      take(named.stem(), folder, file);
    } else if (named.kind() == FileName.Kind.XLSX) {
      XlsxSheet.sheets(folder.nameOf(file), file).forEach(sheet -> takeSheet(sheet, file));
    } else {
      stray(folder.nameOf(file), named.stem());
    }
  }

  private void takeSheet(String sheet, Path file) {
    String label = folder.nameOf(file) + "#" + sheet;
    String feed = FileName.sheet(sheet).series();
    if (contracts.containsKey(feed)) {
      TabularFile grid = XlsxSheet.of(label, file, sheet, contracts.get(feed));
      boolean deletes = FileName.sheet(sheet).deletions();
      Drop.Order order = new Drop.Order(false, FileName.named(file).series(), deletes);
      add(feed, new Drop(label, file.toString(), Optional.of(grid), order));
    } else {
      stray(label, sheet);
    }
  }

  private void take(String feed, SourceFolder in, Path file) {
    FileName named = FileName.named(file);
    if (named.kind() == FileName.Kind.NONE) {
      leave(in, file, feed);
      return;
    }
    String label = in.nameOf(file);
    Optional<TabularFile> grid =
        switch (named.kind()) {
          case CSV -> Optional.of(CsvFile.plain(label, file));
          case XLSX -> Optional.of(XlsxSheet.only(label, file, contracts.get(feed)));
          case PARQUET, NONE -> Optional.empty();
        };
    boolean further = !in.equals(folder);
    Drop.Order order = new Drop.Order(further, named.series(), named.deletions());
    add(feed, new Drop(label, file.toString(), grid, order));
  }

  /** A file or folder that is not read: most likely a mistake where it looks as if it should be. */
  private void leave(SourceFolder in, Path file, String stem) {
    boolean folderOfDrops = in.equals(folder) && Files.isDirectory(file);
    if (folderOfDrops && contracts.containsKey(stem)) {
      return;
    }
    if (folderOfDrops && Suggestion.nearest(stem, contracts.keySet()).isPresent()) {
      stray(in.nameOf(file), stem);
    } else if (contracts.containsKey(stem) && DATA.matcher(file.toString()).find()) {
      strays.add(FileProblems.kindUnknown(in.nameOf(file), stem, file.getFileName().toString()));
    } else {
      left.add(file);
    }
  }

  private void add(String feed, Drop drop) {
    delivered.computeIfAbsent(feed, first -> new ArrayList<>()).add(drop);
  }

  private List<Drop> drops(String feed, boolean deletes) {
    return delivered.getOrDefault(feed, List.of()).stream()
        .filter(drop -> drop.order().deletes() == deletes)
        .toList();
  }

  private void stray(String label, String stem) {
    strays.add(FileProblems.feedUnknown(label, stem, contracts.keySet()));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<String> feeds() {
    return delivered.keySet().stream()
        .filter(feed -> !drops(feed, false).isEmpty())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  @Override
  public Mapping words() {
    return Mapping.none();
  }

  @Override
  public SourceClock clock() {
    return clock;
  }

  @Override
  public String remedy() {
    return "Write numbers as 1234.56, or read the files as they are by a product of kind exports, whose"
        + " SQL takes them apart: systems/<product>/system.yml.";
  }

  @Override
  public List<Problem> strays() {
    Problems all = new Problems();
    all.addAll(strays.list());
    all.addAll(
        SourceFolder.unread(
            folder,
            left,
            "A file is read where it is named <feed>.csv, .csv.gz, .parquet or .xlsx."));
    return all.list();
  }

  @Override
  public void check(SparkSession session, Contract feed, Problems problems) {
    checkHeaders(session, feed, problems);
  }

  @Override
  public List<Problem> faults(Contract feed) {
    return delivered.get(feed.name()).stream()
        .flatMap(drop -> drop.grid().stream())
        .flatMap(grid -> grid.faults(FAULTS).stream())
        .toList();
  }

  @Override
  public List<String> files(Contract feed) {
    return delivered.get(feed.name()).stream().map(drop -> folder.within(drop.name())).toList();
  }

  @Override
  public Optional<String> content(Contract feed) {
    List<Drop> drops = delivered.get(feed.name());
    List<Path> files = drops.stream().map(drop -> Path.of(drop.path())).toList();
    List<String> names = drops.stream().map(drop -> drop.name() + " " + drop.order()).toList();
    return digests.of(files, names, clock);
  }

  @Override
  public boolean servesWhatIsThere() {
    return true;
  }

  @Override
  public long size(String feed) {
    return drops(feed, false).stream()
        .mapToLong(drop -> SourceFolder.size(Path.of(drop.path())))
        .sum();
  }

  @Override
  public Extract extract(SparkSession session, Contract feed, ExtractRequest request) {
    Problems problems = new Problems();
    checkHeaders(session, feed, problems);
    problems.refuseIfAny(Exit.NOT_HELD);
    List<Dataset<Row>> parts = new ArrayList<>();
    List<Dataset<Row>> gone = new ArrayList<>();
    List<Drop> all = delivered.get(feed.name());
    for (int i = 0; i < all.size(); i++) {
      Drop drop = all.get(i);
      (drop.order().deletes() ? gone : parts).add(drop.rows(session, place(all, i), feed));
    }
    return Extract.of(parts, gone);
  }

  /** Even, but of the deletions of the very drop before them: one more than it has. */
  private static int place(List<Drop> all, int at) {
    boolean ofTheLast = at > 0 && all.get(at).order().of(all.get(at - 1).order());
    return ofTheLast ? 2 * at - 1 : 2 * at;
  }

  private void checkHeaders(SparkSession session, Contract feed, Problems problems) {
    for (Drop drop : drops(feed.name(), false)) {
      problems.gather(() -> drop.check(session, feed, problems));
    }
    for (Drop drop : drops(feed.name(), true)) {
      problems.gather(
          () -> Headers.check(feed, grain(feed), drop.name(), drop.header(session), problems));
    }
  }

  private static Collection<Column> grain(Contract feed) {
    return feed.grain().stream().map(feed.columns()::get).toList();
  }
}
