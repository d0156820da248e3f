package io.countersign.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Workbooks for tests; a cell that begins with {@code =number} and the like has that type. */
public final class Workbooks {
  private Workbooks() {}

  public static void write(Path file, String sheet, String... lines) throws IOException {
    Files.createDirectories(file.getParent());
    try (var out = Files.newOutputStream(file);
        var workbook = new Workbook(out, "countersign", "1.0")) {
      Worksheet rows = workbook.newWorksheet(sheet);
      for (int row = 0; row < lines.length; row++) {
        String[] cells = lines[row].split(",");
        for (int column = 0; column < cells.length; column++) {
          put(rows, row, column, cells[column]);
        }
      }
    }
  }

  private static void put(Worksheet rows, int row, int column, String cell) {
    String[] said = cell.split(" ", 2);
    switch (said[0]) {
      case "=number" -> rows.value(row, column, new java.math.BigDecimal(said[1]));
      case "=boolean" -> rows.value(row, column, Boolean.valueOf(said[1]));
      case "=formula" -> rows.formula(row, column, said[1]);
      case "=date" -> {
        rows.value(row, column, LocalDate.parse(said[1]));
        rows.style(row, column).format("yyyy-MM-dd").set();
      }
      case "=instant" -> {
        rows.value(row, column, LocalDateTime.parse(said[1]));
        rows.style(row, column).format("yyyy-MM-dd HH:mm:ss").set();
      }
      default -> rows.value(row, column, cell);
    }
  }
}
