package io.countersign.reports.proof;

import io.countersign.contract.Contract;
import io.countersign.history.AsOfView;
import io.countersign.lake.Lake;
import io.countersign.problem.Json;
import io.countersign.problem.Sha256;
import io.countersign.reports.register.Entry;
import io.countersign.reports.register.Subject;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What proves a closed period without the lake's history: the issued file, and the rows of every
 * table behind it as plain Parquet, each file with its hash. The list of hashes is in the register.
 */
public final class Evidence {
  private static final String TABLES = "tables/";
  private final Folder files;
  private final EvidenceIndex kept;

  private Evidence(Folder files, EvidenceIndex kept) {
    this.files = files;
    this.kept = kept;
  }

  /** Keeps an issue: copies every file of every table version behind it. */
  public static EvidenceIndex keep(Lake lake, Entry issue, byte[] pdf) {
    Subject subject = issue.subject();
    String folder = "closed/" + subject.period() + "/" + subject.issue();
    Folder files = new Folder(lake, folder);
    Map<String, List<EvidenceIndex.File>> tables = new TreeMap<>();
    issue
        .document()
        .manifest()
        .lineage()
        .forEach((table, version) -> tables.put(table, copied(lake, files, table, version)));
    EvidenceIndex kept = new EvidenceIndex(folder, files.write(name(issue), pdf), tables);
    files.write(name(issue) + ".json", Json.pages(kept).getBytes(StandardCharsets.UTF_8));
    return kept;
  }

  /**
   * The same evidence with another file: that of the release, or of another issue that was made
   * from the same versions.
   */
  public static EvidenceIndex with(Lake lake, EvidenceIndex kept, Entry issue, byte[] pdf) {
    Folder files = new Folder(lake, kept.folder());
    Map<String, List<EvidenceIndex.File>> tables = new TreeMap<>(kept.tables());
    tables.keySet().retainAll(issue.document().manifest().lineage().keySet());
    EvidenceIndex more = new EvidenceIndex(kept.folder(), files.write(name(issue), pdf), tables);
    files.write(name(issue) + ".json", Json.pages(more).getBytes(StandardCharsets.UTF_8));
    return more;
  }

  private static String name(Entry issue) {
    String event = issue.fact().event().name().toLowerCase(Locale.ROOT);
    return event + "-" + issue.document().file();
  }

  private static List<EvidenceIndex.File> copied(
      Lake lake, Folder files, String table, long version) {
    List<EvidenceIndex.File> copied = new ArrayList<>();
    for (String source : lake.files(table, version)) {
      String name = TABLES + table + "/" + copied.size() + ".parquet";
      copied.add(files.write(name, files.read(source)));
    }
    return copied;
  }

  /** Opens what was kept, after every file has been held against its hash. */
  static Evidence open(Lake lake, EvidenceIndex kept) {
    Evidence evidence = new Evidence(new Folder(lake, kept.folder()), kept);
    evidence.check(kept.pdf());
    kept.tables().values().forEach(table -> table.forEach(evidence::check));
    return evidence;
  }

  private void check(EvidenceIndex.File file) {
    Optional<byte[]> content = files.find(file.name());
    if (content.isEmpty()) {
      throw ProofProblems.evidenceDamaged(
          files.path(file.name()), file, "A file of the evidence is missing.", "no such file");
    }
    String sha256 = Sha256.hex(content.get());
    if (!sha256.equals(file.sha256())) {
      throw ProofProblems.evidenceDamaged(
          files.path(file.name()),
          file,
          "A file of the evidence was changed.",
          "SHA-256 " + sha256);
    }
  }

  boolean has(String table) {
    return kept.tables().containsKey(table);
  }

  Optional<byte[]> file() {
    return files.find(kept.pdf().name());
  }

  Dataset<Row> rows(SparkSession session, Contract contract) {
    List<EvidenceIndex.File> parts = kept.tables().get(contract.name());
    if (parts.isEmpty()) {
      return session.createDataFrame(List.of(), AsOfView.columns(contract));
    }
    String[] paths = parts.stream().map(part -> files.path(part.name())).toArray(String[]::new);
    return session.read().schema(AsOfView.columns(contract)).parquet(paths);
  }

  /** Files below a folder beside the lake's tables, on whatever file system the lake lies. */
  private static final class Folder {
    private final Configuration hadoop;
    private final String folder;

    Folder(Lake lake, String folder) {
      this.hadoop = lake.hadoop();
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
}
