package io.countersign.reports.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Sheets as an XLSX file: real numbers and dates, frozen headings, one sheet a table. Text is
 * written as text, so no cell can be a formula. The same sheets give the same bytes.
 */
final class Workbook {
  /** Java adds the zone it runs in to the very first instant that a zip can hold; not to this. */
  private static final LocalDateTime NEVER = LocalDateTime.of(1980, 2, 1, 0, 0);

  private static final String HEAD =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
  private static final String KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
  private final List<Worksheet> sheets;
  private final ZoneId zone;

  private Workbook(List<Worksheet> sheets, ZoneId zone) {
    this.sheets = sheets;
    this.zone = zone;
  }

  /**
   * Writes a workbook.
   *
   * @param zone in which instants are written
   */
  static byte[] of(List<Worksheet> sheets, ZoneId zone) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      new Workbook(sheets, zone).write(zip);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private void write(ZipOutputStream zip) throws IOException {
    put(zip, "[Content_Types].xml", types());
    put(zip, "_rels/.rels", links(link(1, "officeDocument", "xl/workbook.xml")));
    put(zip, "xl/workbook.xml", workbook());
    put(zip, "xl/_rels/workbook.xml.rels", parts());
    put(zip, "xl/styles.xml", SheetStyle.xml());
    for (int i = 0; i < sheets.size(); i++) {
      put(zip, "xl/worksheets/sheet" + (i + 1) + ".xml", new SheetXml(sheets.get(i), zone).text());
    }
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(NEVER);
    zip.putNextEntry(entry);
    zip.write((HEAD + text).getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private String types() {
    StringBuilder xml =
        new StringBuilder("<Types xmlns=\"" + PACKAGE + "content-types\">")
            .append("<Default Extension=\"rels\" ContentType=\"")
            .append("application/vnd.openxmlformats-package.relationships+xml\"/>")
            .append(type("/xl/workbook.xml", "sheet.main+xml"))
            .append(type("/xl/styles.xml", "styles+xml"));
    for (int i = 1; i <= sheets.size(); i++) {
      xml.append(type("/xl/worksheets/sheet" + i + ".xml", "worksheet+xml"));
    }
    return xml.append("</Types>").toString();
  }

  private static String type(String part, String kind) {
    return "<Override PartName=\"" + part + "\" ContentType=\"" + KIND + kind + "\"/>";
  }

  private String workbook() {
    StringBuilder xml =
        new StringBuilder("<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE + "\"><sheets>");
    for (int i = 1; i <= sheets.size(); i++) {
      String name = sheets.get(i - 1).name();
      xml.append("<sheet name=\"")
          .append(SheetXml.escaped(name.substring(0, Math.min(31, name.length()))))
          .append("\" sheetId=\"" + i + "\" r:id=\"rId" + i + "\"/>");
    }
    return xml.append("</sheets></workbook>").toString();
  }

  private String parts() {
    StringBuilder links = new StringBuilder();
    for (int i = 1; i <= sheets.size(); i++) {
      links.append(link(i, "worksheet", "worksheets/sheet" + i + ".xml"));
    }
    return links(links + link(sheets.size() + 1, "styles", "styles.xml"));
  }

  private static String links(String links) {
    return "<Relationships xmlns=\"" + PACKAGE + "relationships\">" + links + "</Relationships>";
  }

  private static String link(int id, String kind, String target) {
    String type = OFFICE + "/" + kind;
    return "<Relationship Id=\"rId" + id + "\" Type=\"" + type + "\" Target=\"" + target + "\"/>";
  }
}
