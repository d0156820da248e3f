package io.countersign.ingest.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A sheet as a workbook with real numbers and real dates; the same sheet gives the same bytes. */
final class Workbooks {
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
  private static final Pattern NUMBER = Pattern.compile("\\d+\\.\\d\\d");
  private static final Pattern STAMP = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");
  private static final LocalDateTime PACKED_AT = LocalDateTime.of(2026, 11, 4, 6, 0);

  private Workbooks() {}

  static byte[] of(Sheet sheet) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "Halden", "1.0")) {
      Worksheet page = workbook.newWorksheet(sheet.name());
      row(page, 0, sheet.header());
      for (int i = 0; i < sheet.size(); i++) {
        row(page, i + 1, sheet.rows().get(i));
      }
    }
    return withoutClock(bytes.toByteArray());
  }

  private static void row(Worksheet page, int row, List<String> values) {
    for (int column = 0; column < values.size(); column++) {
      cell(page, row, column, values.get(column));
    }
  }

  private static void cell(Worksheet page, int row, int column, String value) {
    if (DATE.matcher(value).matches()) {
      page.value(row, column, LocalDate.parse(value));
      page.style(row, column).format("yyyy-mm-dd").set();
    } else if (NUMBER.matcher(value).matches()) {
      page.value(row, column, new BigDecimal(value));
    } else if (!value.isEmpty()) {
      page.value(row, column, value);
    }
  }

  /**
   * Packs the parts again with one fixed time, inside and out. Only the directory at the end knows
   * their sizes.
   */
  private static byte[] withoutClock(byte[] workbook) throws IOException {
    Path packed = Files.createTempFile("workbook", ".xlsx");
    try {
      Files.write(packed, workbook);
      return packedAgain(packed);
    } finally {
      Files.delete(packed);
    }
  }

  private static byte[] packedAgain(Path packed) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipFile in = new ZipFile(packed.toFile());
        ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (ZipEntry part : Collections.list(in.entries())) {
        ZipEntry same = new ZipEntry(part.getName());
        same.setTimeLocal(PACKED_AT);
        out.putNextEntry(same);
        String text = new String(in.getInputStream(part).readAllBytes(), UTF_8);
        boolean properties = part.getName().startsWith("docProps/");
        out.write(
            (properties ? STAMP.matcher(text).replaceAll("2026-11-04T06:00:00Z") : text)
                .getBytes(UTF_8));
      }
    }
    return bytes.toByteArray();
  }
}
