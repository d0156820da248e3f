package io.countersign.schedules;

import io.countersign.lake.CodeVersion;
import io.countersign.lake.Contract;
import io.countersign.lake.Contracts;
import io.countersign.lake.Lake;
import io.countersign.schedules.publish.Days;
import io.countersign.schedules.publish.Edition;
import io.countersign.schedules.publish.Flat;
import io.countersign.schedules.publish.Targets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The marts of a lake, brought to where BI tools read them. */
final class Publishing {
  private static final String PERIODS = "periods";

  private final Desk desk;
  private final MonthEnd month;
  private final Instant now;

  Publishing(Desk desk, MonthEnd month, Instant now) {
    this.desk = desk;
    this.month = month;
    this.now = now;
  }

  /** Publishes to each target. */
  void to(List<String> names) {
    Map<String, Consumer<Edition>> targets =
        Targets.read(
            desk.workspace().folder(),
            desk.workspace().out(),
            desk.file("publish.yml"),
            desk.workspace()::secret);
    List<Consumer<Edition>> chosen =
        names.stream().map(name -> Targets.named(targets, name)).toList();
    Path folder = folder();
    try {
      Edition edition = edition(folder);
      chosen.forEach(target -> target.accept(edition));
    } finally {
      remove(folder);
    }
  }

  private Edition edition(Path folder) {
    Lake lake = month.lake();
    List<Contract> published =
        Contracts.all().values().stream()
            .filter(one -> one.kind() == Contract.Kind.MART || one.name().equals(PERIODS))
            .filter(one -> lake.has(one.name()))
            .collect(Collectors.toCollection(ArrayList::new));
    Map<String, Path> files = new LinkedHashMap<>();
    Map<String, Long> versions = new LinkedHashMap<>();
    for (Contract one : published) {
      long version = lake.version(one.name());
      versions.put(one.name(), version);
      files.put(one.name(), written(lake.read(one.name(), version), folder, one.name()));
    }
    if (versions.containsKey(PERIODS)) {
      Contract days = Days.contract();
      versions.put(days.name(), versions.get(PERIODS));
      Dataset<Row> calendar = Days.of(lake.read(PERIODS, versions.get(PERIODS)));
      files.put(days.name(), written(calendar, folder, days.name()));
      published.add(days);
    }
    return new Edition(
        now.getEpochSecond(),
        month.ask(false).period().name(),
        month.ask(false).asOf(),
        CodeVersion.current(),
        published,
        files,
        versions);
  }

  private static Path written(Dataset<Row> rows, Path folder, String name) {
    Path path = folder.resolve(name);
    rows.coalesce(1).write().parquet(path.toUri().toString());
    return path;
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("countersign-publish");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path folder) {
    try {
      Flat.remove(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
