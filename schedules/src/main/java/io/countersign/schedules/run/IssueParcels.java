package io.countersign.schedules.run;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.countersign.problem.Sha256;
import io.countersign.reports.register.Document;
import io.countersign.reports.register.Entry;
import io.countersign.schedules.deliver.Parcel;
import io.countersign.schedules.people.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Issues of the register as parcels: whose copy each one is, and whose rows it holds.
 *
 * @param out the folder that reports are written to
 */
record IssueParcels(Path out) {
  private static final String COPY = "copy";

  /** Columns that say whose row it is; of several in a row, the first one here. */
  private static final List<String> NODES =
      List.of(
          "measure_id",
          "measure_package_id",
          "project_id",
          "program_id",
          "portfolio_id",
          "organization_id",
          "node_id",
          "department",
          "service_id",
          "business_unit",
          "department_head");

  Parcel of(Entry issue) {
    Document document = issue.document();
    String period = issue.subject().period();
    Path file = out.resolve(period).resolve(document.file());
    String title =
        issue.subject().report() + " of " + period + " (" + issue.fact().event().name() + ")";
    Optional<String> copy =
        Optional.ofNullable(document.manifest().question().parameters().get(COPY));
    Set<String> nodes = copy.map(whom -> nodes(file, document.beside())).orElse(Set.of(Person.ALL));
    Parcel.Rows rows = new Parcel.Rows(nodes, copy);
    return new Parcel(issue.subject().issue(), title, "", file, document.sha256(), rows);
  }

  /** The nodes that the copy's tables name; all, where none does or a table is not as issued. */
  private static Set<String> nodes(Path pdf, Map<String, String> beside) {
    String stem = pdf.getFileName().toString().replaceFirst("\\.pdf$", "");
    Set<String> nodes = new TreeSet<>();
    for (Map.Entry<String, String> table : beside.entrySet()) {
      if (table.getKey().endsWith(".csv")) {
        Path csv = pdf.resolveSibling(stem + ".csv").resolve(table.getKey());
        try {
          if (!Files.exists(csv) || !Sha256.hex(csv).equals(table.getValue())) {
            return Set.of(Person.ALL);
          }
          nodes.addAll(nodes(csv));
        } catch (IOException e) {
          return Set.of(Person.ALL);
        }
      }
    }
    return nodes.isEmpty() ? Set.of(Person.ALL) : nodes;
  }

  private static Set<String> nodes(Path csv) throws IOException {
    Set<String> nodes = new TreeSet<>();
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv)) {
      for (NamedCsvRecord row : rows) {
        NODES.stream()
            .flatMap(column -> row.findField(column).filter(node -> !node.isBlank()).stream())
            .findFirst()
            .ifPresent(nodes::add);
      }
    }
    return nodes;
  }
}
