package io.countersign.reports.register;

import de.siegmar.fastcsv.reader.CsvReader;
import io.countersign.problem.Sha256;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A line of the register.
 *
 * @param number from 1, without gaps
 * @param previous the hash of the entry before it
 * @param hash over the number, everything said, and the hash before
 */
public record Entry(long number, Fact fact, String previous, String hash) {
  static Entry after(long number, String previous, Fact fact) {
    return new Entry(number, fact, previous, hash(number, previous, fact));
  }

  /** Whether the entry still says what it said when it was written. */
  boolean intact() {
    return hash.equals(hash(number, previous, fact));
  }

  public Subject subject() {
    return fact.subject();
  }

  /** The figures that an issue printed: id to exact value, as text, and printed form. */
  public Map<String, List<String>> figures() {
    Map<String, List<String>> printed = new LinkedHashMap<>();
    CsvReader.builder()
        .ofCsvRecord(fact.figures())
        .forEach(
            record ->
                printed.put(record.getField(0), List.of(record.getField(1), record.getField(3))));
    printed.remove("figure");
    return printed;
  }

  boolean isIssue() {
    return fact.event() == Event.PREPARED || fact.event() == Event.RELEASED;
  }

  /** What the entry of an issue says about its file. */
  public Document document() {
    return Document.parse(fact.said());
  }

  private static String hash(long number, String previous, Fact fact) {
    String line =
        String.join(
            "\u0000",
            String.valueOf(number),
            previous,
            fact.event().name(),
            fact.subject().issue(),
            fact.subject().report(),
            fact.subject().period(),
            fact.act().by(),
            fact.act().at().toString(),
            fact.said(),
            fact.figures());
    return Sha256.hex(line);
  }
}
