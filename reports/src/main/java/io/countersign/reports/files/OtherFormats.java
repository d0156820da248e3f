package io.countersign.reports.files;

import io.countersign.problem.Sha256;
import io.countersign.reports.ask.ReportData;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.sf.jasperreports.engine.JasperPrint;

/** The other formats of an issue: a workbook, a page for browsers, and its tables as CSV. */
public final class OtherFormats {
  private OtherFormats() {}

  /** Ending to content; the same issue, the same bytes. */
  public static Map<String, byte[]> of(ReportData data, JasperPrint print, String title) {
    List<Worksheet> sheets = Worksheet.of(data);
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("xlsx", Workbook.of(sheets, data.ask().company().zone()));
    files.put("html", bytes(Html.of(print, title, data.language().tag())));
    for (Worksheet sheet : sheets.subList(0, sheets.size() - 1)) {
      files.put(sheet.name() + ".csv", bytes(CsvSheet.of(sheet)));
    }
    return files;
  }

  public static Map<String, String> hashes(Map<String, byte[]> files) {
    Map<String, String> hashes = new TreeMap<>();
    files.forEach((ending, content) -> hashes.put(ending, Sha256.hex(content)));
    return hashes;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
