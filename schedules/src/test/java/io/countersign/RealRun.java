package io.countersign;

import io.countersign.ingest.Dumps;
import io.countersign.lake.Lake;
import io.countersign.lake.LakeSession;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A company of real exports: its declarations are among the test's resources, its data beside the
 * checkout.
 */
final class RealRun {
  private final Path workspace;

  private RealRun(Path workspace) {
    this.workspace = workspace;
  }

  /**
   * Lays the declarations out.
   *
   * @param resource the folder of the test's resources in which they are, as /real_input
   */
  static RealRun in(Path workspace, String resource) throws IOException, URISyntaxException {
    Path from = Path.of(RealRun.class.getResource(resource).toURI());
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path to = workspace.resolve(from.relativize(file).toString());
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }
    Files.createSymbolicLink(workspace.resolve("data"), Dumps.data());
    return new RealRun(workspace);
  }

  /** Runs a command and prints what it said; its exit code. */
  int does(String command, String... words) {
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said, true);
    Clock never = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    List<String> all =
        Stream.of(
                Stream.of(command),
                Arrays.stream(words),
                Stream.of("--workspace", workspace.toString()))
            .flatMap(part -> part)
            .toList();
    int exit = new Commands(never, out, out).run(all.toArray(String[]::new));
    System.out.println(said);
    return exit;
  }

  Lake lake() {
    return new Lake(LakeSession.open("local[2]"), workspace.resolve("lake").toString());
  }

  Dataset<Row> sql(String sql) {
    Lake lake = lake();
    var session = lake.spark().newSession();
    for (String table : lake.tables()) {
      session.read().format("delta").load(lake.path(table)).createOrReplaceTempView(table);
    }
    return session.sql(sql);
  }

  /** The names of the reports issued, without periods and copies. */
  Set<String> issued() throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.walk(workspace.resolve("out"))) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".pdf"))
          .forEach(name -> names.add(name.replaceFirst("-.*", "")));
    }
    return names;
  }

  /** What stands on the pages of a report, its spaces and line ends as one space. */
  String text(String name) throws IOException {
    try (Stream<Path> files = Files.walk(workspace.resolve("out"))) {
      Path pdf = files.filter(file -> file.endsWith(name)).findFirst().orElseThrow();
      try (PDDocument pages = Loader.loadPDF(pdf.toFile())) {
        return new PDFTextStripper().getText(pages).replaceAll("[\\s\u00a0]+", " ");
      }
    }
  }
}
