package io.countersign.reports.proof;

import java.util.List;

/**
 * What the register knows about an issued file.
 *
 * @param file its name
 * @param blocks short hashes, one for each 4 KB
 */
public record Document(
    String file, long bytes, String sha256, List<String> blocks, Manifest manifest) {
  public Document {
    blocks = List.copyOf(blocks);
  }

  /** Of a file that is about to be issued. */
  public static Document of(String file, byte[] content, Manifest manifest) {
    return new Document(file, content.length, Hash.hex(content), Hash.blocks(content), manifest);
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
