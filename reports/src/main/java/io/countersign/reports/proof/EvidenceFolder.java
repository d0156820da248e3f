package io.countersign.reports.proof;

import io.countersign.lake.Lake;
import io.countersign.reports.register.Sha256;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;

/** Files below a folder beside the lake's tables, on whatever file system the lake lies. */
final class EvidenceFolder {
  private final Configuration hadoop;
  private final String folder;

  EvidenceFolder(Lake lake, String folder) {
    this.hadoop = lake.spark().sparkContext().hadoopConfiguration();
    this.folder = lake.root() + "/" + folder;
  }

  String path(String name) {
    return folder + "/" + name;
  }

  /** Writes a file; one that has this content already is left alone. */
  EvidenceIndex.File write(String name, byte[] content) {
    EvidenceIndex.File file = new EvidenceIndex.File(name, content.length, Sha256.hex(content));
    boolean there = find(name).filter(old -> Sha256.hex(old).equals(file.sha256())).isPresent();
    if (!there) {
      Path path = new Path(path(name));
      try (OutputStream out = path.getFileSystem(hadoop).create(path, true)) {
        out.write(content);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return file;
  }

  Optional<byte[]> find(String name) {
    return content(path(name));
  }

  /** A file that must be there, by its whole path. */
  byte[] read(String path) {
    return content(path)
        .orElseThrow(() -> new UncheckedIOException(new FileNotFoundException(path)));
  }

  private Optional<byte[]> content(String name) {
    Path path = new Path(name);
    try (FSDataInputStream in = path.getFileSystem(hadoop).open(path)) {
      return Optional.of(in.readAllBytes());
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
