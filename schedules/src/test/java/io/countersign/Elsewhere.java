package io.countersign;

import io.countersign.lake.Lake;
import io.countersign.lake.OtherJava;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A workspace copied to another folder, where time goes on without the one it came from. */
record Elsewhere(Path workspace, Lake lake) {

  static Elsewhere copied(Path from, Lake lake, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
    return new Elsewhere(to, new Lake(lake.spark(), to.resolve("lake").toString()));
  }

  /** Writes a table anew: one version more, with other rows, in one file. */
  void overwrite(String table, int rows) {
    String path = lake.path(table);
    var some = lake.spark().read().format("delta").load(path).limit(rows).collectAsList();
    lake.spark()
        .createDataFrame(some, lake.spark().read().format("delta").load(path).schema())
        .coalesce(1)
        .write()
        .format("delta")
        .mode("overwrite")
        .save(path);
  }

  /** The files of a version that are there. */
  long files(String table, long version) {
    return lake.files(table, version).stream()
        .filter(file -> Files.exists(Path.of(file.replaceFirst("^file:", ""))))
        .count();
  }

  /** An issue made again in a process of its own, by another Java where there is one. */
  byte[] reissue(String issue) throws IOException, InterruptedException {
    Path again = workspace.resolve("again.pdf");
    OtherJava.run(
        workspace.resolve("said"),
        Main.class,
        List.of("-Xmx1g", "-Duser.timezone=UTC", "-Duser.language=de", "-Duser.country=DE"),
        "reissue",
        issue,
        "--workspace",
        workspace.toString(),
        "--out",
        again.toString());
    return Files.readAllBytes(again);
  }
}
