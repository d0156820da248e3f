package io.countersign.ingest.source;

import io.countersign.problem.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What files hold, as SHA-256 of their bytes; each file is read once, though several feeds come out
 * of it. It is for one run: a file that changes while it goes on is read again by the next.
 */
public final class FileDigests {
  private final Map<Path, String> known = new ConcurrentHashMap<>();

  /**
   * Of all files, or folders of files as Parquet often is, in the order given.
   *
   * @param others what counts besides: how they are read
   * @return empty where one cannot be read; whoever reads it says why
   */
  public Optional<String> of(List<Path> files, Object... others) {
    StringBuilder all = new StringBuilder(List.of(others).toString());
    try {
      files.forEach(
          file -> all.append('\n').append(known.computeIfAbsent(file, FileDigests::read)));
    } catch (UncheckedIOException e) {
      return Optional.empty();
    }
    return Optional.of(all.toString());
  }

  private static String read(Path file) {
    try (Stream<Path> within = Files.walk(file)) {
      StringBuilder all = new StringBuilder();
      for (Path one : within.filter(Files::isRegularFile).sorted().toList()) {
        all.append(file.relativize(one)).append(' ').append(Sha256.hex(one)).append('\n');
      }
      return all.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
