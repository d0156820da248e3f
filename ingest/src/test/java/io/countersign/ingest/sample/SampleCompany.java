package io.countersign.ingest.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * Halden Group: an invented company with six levels of initiatives, a register in spreadsheets, and
 * a service desk and an ERP in tables. The same program makes the same files. In them lie the
 * stories of {@code systems/sample_company/stories.yml}, each with a known answer.
 */
final class SampleCompany {
  private static final int TICKETS = 4_000;
  private static final int CHANGES = 400;
  private static final int TIME_CARDS = 25_000;
  private static final int LEDGER_LINES = 12_000;

  private SampleCompany() {}

  /**
   * Writes the spreadsheets of the register and one packed file a table of the back office. What
   * people would write by hand as well, as calendars and rules, nobody makes.
   *
   * @param product the folder of the product; what it has of the same name is replaced
   */
  static void write(Path product) throws IOException {
    SampleTables tables = tables();
    Spreadsheets register = new Spreadsheets(product.resolve("register"));
    for (Sheet sheet : tables.register()) {
      register.write(sheet);
    }
    Spreadsheets source = new Spreadsheets(product.resolve("source"));
    for (Sheet table : tables.backOffice()) {
      source.pack(table);
    }
  }

  static SampleTables tables() throws IOException {
    SampleTables tables = new SampleTables();
    List<Node> tree = Node.outline(tree().lines().toList());
    Rates.write(tables.sheet("fx_rates"));
    new Value(tables).write(tree, LEDGER_LINES);
    new Outlook(tables).write(tree);
    List<Ticket> tickets = new ServiceDesk(tables).write(TICKETS);
    new Changes(tables, tickets).write(CHANGES);
    new TimeSheets(tables, tickets).write(TIME_CARDS);
    return tables;
  }

  private static String tree() throws IOException {
    try (InputStream in = SampleCompany.class.getResourceAsStream("tree.txt")) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
