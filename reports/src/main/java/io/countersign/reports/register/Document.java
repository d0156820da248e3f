package io.countersign.reports.register;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.problem.Json;
import io.countersign.problem.Sha256;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the register knows about an issued file.
 *
 * @param file its name
 * @param blocks short hashes, one for each 4 KB
 * @param beside the hashes of its other formats, by the ending of their names
 * @param sheets how many pages it has; null where an earlier version did not say
 * @param together how many copies were issued with it, itself among them; null where it was asked
 *     for alone, or an earlier version did not say
 */
public record Document(
    String file,
    long bytes,
    String sha256,
    List<String> blocks,
    Manifest manifest,
    Map<String, String> beside,
    @JsonInclude(JsonInclude.Include.NON_NULL) Integer sheets,
    @JsonInclude(JsonInclude.Include.NON_NULL) Integer together) {
  public Document {
    blocks = List.copyOf(blocks);
    beside = beside == null ? Map.of() : new TreeMap<>(beside);
  }

  /** Of a file that is about to be issued. */
  public static Document of(
      String file, byte[] content, Manifest manifest, Map<String, String> beside) {
    return new Document(
        file,
        content.length,
        Sha256.hex(content),
        Sha256.blocks(content),
        manifest,
        beside,
        null,
        null);
  }

  /** The same of so many pages, and one of so many copies. */
  public Document of(int pages, Integer copies) {
    return new Document(file, bytes, sha256, blocks, manifest, beside, pages, copies);
  }

  /**
   * Whether a file with this hash belongs to the issue: one that lies in its folder or in its PDF.
   */
  public boolean holds(String hash) {
    return sha256.equals(hash)
        || beside.containsValue(hash)
        || manifest.figures().sha256().equals(hash)
        || hash.equals(Sha256.hex(pages()))
        || hash.equals(Sha256.hex(manifest.json()));
  }

  public String json() {
    return Json.line(this);
  }

  /** Over several lines, as it lies beside the file for an auditor. */
  public String pages() {
    return Json.pages(this);
  }

  static Document parse(String json) {
    return Json.read(json, Document.class);
  }
}
