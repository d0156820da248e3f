package io.countersign.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** True databases of real source systems, dumped; they lie beside the checkout. */
public final class Dumps {
  private Dumps() {}

  /** Beside the checkout, or where COUNTERSIGN_DATA says. */
  public static Path data() {
    Path root = Path.of(System.getProperty("countersign.root", ".."));
    return Optional.ofNullable(System.getenv("COUNTERSIGN_DATA"))
        .map(Path::of)
        .orElse(root.resolve("../shared/data"))
        .toAbsolutePath()
        .normalize();
  }

  /** Whether they are there; see {@link RealData}. */
  public static boolean there() {
    return Files.isDirectory(data().resolve("systems"))
        && Files.isDirectory(data().resolve("exports"));
  }

  /**
   * @param name as {@code rt5_pg_20260531}
   */
  public static InputStream open(String name) throws IOException {
    Path file = data().resolve("systems").resolve(name + ".sql.gz");
    return new GZIPInputStream(Files.newInputStream(file));
  }
}
