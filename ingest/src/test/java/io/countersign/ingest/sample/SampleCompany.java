package io.countersign.ingest.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Halden Group: an invented company with six levels of initiatives, a register in spreadsheets, and
 * a service desk and an ERP in an embedded database. The same program writes the same company, byte
 * for byte in the spreadsheets and row for row in the database. In it lie the stories of {@code
 * systems/sample_company/stories.yml}, each with a known answer.
 */
public final class SampleCompany {
  private static final String FOLDER = "/ingest/systems/sample_company/";
  private static final int TICKETS = 4_000;
  private static final int CHANGES = 400;
  private static final int TIME_CARDS = 25_000;
  private static final int LEDGER_LINES = 12_000;

  /** The spreadsheets that nobody generates, because people would write them by hand as well. */
  private static final List<String> BY_HAND =
      List.of(
          "calendars",
          "holidays",
          "sla_policies",
          "services",
          "change_rules",
          "blackouts",
          "rate_cards",
          "role_assignments");

  private SampleCompany() {}

  /**
   * Writes the whole workspace: its declarations, the register, the database.
   *
   * @param workspace a folder; made where it is missing, and what the sample has of the same name
   *     in it is replaced
   * @throws IOException where the folder cannot be written
   */
  public static void write(Path workspace) throws IOException {
    Books books = books();
    Path register = Files.createDirectories(workspace.resolve("register"));
    for (String declared : List.of("countersign.yml", "people.yml", "channels.yml")) {
      Files.writeString(workspace.resolve(declared), text(declared));
    }
    for (String sheet : BY_HAND) {
      Files.writeString(register.resolve(sheet + ".csv"), text("register/" + sheet + ".csv"));
    }
    Spreadsheets spreadsheets = new Spreadsheets(register);
    for (Sheet sheet : books.register()) {
      spreadsheets.write(sheet);
    }
    Path sources = Files.createDirectories(workspace.resolve("sources"));
    new BackOffice(sources.resolve("back_office"))
        .write(text("source/back_office.ddl"), books.backOffice());
  }

  private static Books books() throws IOException {
    Books books = new Books();
    List<Node> tree = Node.outline(text("tree.txt").lines().toList());
    Rates.write(books.sheet("fx_rates"));
    new Value(books).write(tree, LEDGER_LINES);
    new Outlook(books).write(tree);
    List<Ticket> tickets = new ServiceDesk(books).write(TICKETS);
    new Changes(books, tickets).write(CHANGES);
    new TimeSheets(books, tickets).write(TIME_CARDS);
    return books;
  }

  private static String text(String name) throws IOException {
    try (InputStream in = SampleCompany.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException("The build lacks " + FOLDER + name + ".");
      }
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
