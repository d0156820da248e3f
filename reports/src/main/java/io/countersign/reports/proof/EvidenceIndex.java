package io.countersign.reports.proof;

import io.countersign.problem.Json;
import java.util.List;
import java.util.Map;

/**
 * What was kept of an issue when its period was closed.
 *
 * @param folder below the lake's root
 * @param pdf the issued file
 * @param tables the Parquet files of each table
 */
public record EvidenceIndex(String folder, File pdf, Map<String, List<File>> tables) {

  /** A file and what it must be. */
  public record File(String name, long bytes, String sha256) {}

  public String json() {
    return Json.line(this);
  }

  public static EvidenceIndex parse(String json) {
    return Json.read(json, EvidenceIndex.class);
  }
}
