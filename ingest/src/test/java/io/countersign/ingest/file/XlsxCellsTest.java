package io.countersign.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class XlsxCellsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'yyyy-mm-dd'|DATE",
        "'d. mmmm yyyy'|DATE",
        "'[$-407]dd/mm/yy;@'|DATE",
        "'yyyy-mm-ddThh:mm:ss.000'|INSTANT",
        "'m/d/yy h:mm AM/PM'|INSTANT",
        "'h:mm:ss'|TIME",
        "'mm:ss'|TIME",
        "'[h]:mm:ss'|DURATION",
        "'0.0%'|PERCENT",
        "'\"%\"0'|DRESSED",
        "'0 \"days\"'|DRESSED",
        "'0\\d'|DRESSED",
        "'#,##0 USD'|DRESSED",
        "'Standard'|PLAIN",
        "'General'|PLAIN",
        "'00000'|PADDED"
      })
  void f13_a_format_is_a_date_only_where_it_has_parts_of_one(String format, String kind) {
    assertThat(XlsxCells.Format.of(format).kind()).hasToString(kind);
  }
}
