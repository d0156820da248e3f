package io.countersign.schedules;

import io.countersign.lake.CodeVersion;
import io.countersign.lake.Contract;
import io.countersign.lake.Contracts;
import io.countersign.lake.Lake;
import io.countersign.schedules.publish.Edition;
import io.countersign.schedules.publish.Flat;
import io.countersign.schedules.publish.Targets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The marts of a lake, brought to where BI tools read them. */
final class Publishing {
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
    List<Contract> marts =
        Contracts.all().values().stream()
            .filter(one -> one.kind() == Contract.Kind.MART || one.name().equals("periods"))
            .filter(one -> lake.has(one.name()))
            .toList();
    Map<String, Path> files = new LinkedHashMap<>();
    Map<String, Long> versions = new LinkedHashMap<>();
    for (Contract mart : marts) {
      Path path = folder.resolve(mart.name());
      versions.put(mart.name(), lake.version(mart.name()));
      lake.spark()
          .read()
          .format("delta")
          .option("versionAsOf", lake.version(mart.name()))
          .load(lake.path(mart.name()))
          .coalesce(1)
          .write()
          .parquet(path.toUri().toString());
      files.put(mart.name(), path);
    }
    return new Edition(
        now.getEpochSecond(),
        month.ask(false).period().name(),
        month.ask(false).asOf(),
        CodeVersion.current(),
        marts,
        files,
        versions);
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
