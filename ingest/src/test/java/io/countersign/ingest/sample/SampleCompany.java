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
    Books books = books();
    Spreadsheets register = new Spreadsheets(product.resolve("register"));
    for (Sheet sheet : books.register()) {
      register.write(sheet);
    }
    Spreadsheets source = new Spreadsheets(product.resolve("source"));
    for (Sheet table : books.backOffice()) {
      source.pack(table);
    }
  }

  static Books books() throws IOException {
    Books books = new Books();
    List<Node> tree = Node.outline(tree().lines().toList());
    Rates.write(books.sheet("fx_rates"));
    new Value(books).write(tree, LEDGER_LINES);
    new Outlook(books).write(tree);
    List<Ticket> tickets = new ServiceDesk(books).write(TICKETS);
    new Changes(books, tickets).write(CHANGES);
    new TimeSheets(books, tickets).write(TIME_CARDS);
    return books;
  }

  private static String tree() throws IOException {
    try (InputStream in = SampleCompany.class.getResourceAsStream("tree.txt")) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
