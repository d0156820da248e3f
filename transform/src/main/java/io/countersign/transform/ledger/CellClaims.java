package io.countersign.transform.ledger;

import io.countersign.build.TableRow;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * One cell of the ledger and every claim on it; the order in which the claims come is no matter.
 */
final class CellClaims {
  private static final int SCALE = 4;

  /** By measure, and within by kind of benefit. */
  private final TreeMap<String, List<Entry>> claims = new TreeMap<>();

  private final StructType schema;

  CellClaims(Iterator<Row> rows, StructType schema) {
    this.schema = schema;
    rows.forEachRemaining(
        row ->
            claims
                .computeIfAbsent(row.getAs("measure_id"), id -> new ArrayList<>())
                .add(new Entry(row)));
    claims.values().forEach(list -> list.sort(Comparator.comparing(Entry::benefitType)));
  }

  /**
   * Rows of the schema: as they came, with claimants, remaining_ledger, allowed_ledger, allowed.
   */
  List<Row> rows() {
    List<Apportionment.Claim> sharers =
        claims.entrySet().stream()
            .map(
                one ->
                    new Apportionment.Claim(
                        one.getKey(),
                        Apportionment.sum(lefts(one.getValue())),
                        one.getValue().get(0).row.getAs("split_percent")))
            .toList();
    BigDecimal movement = claims.firstEntry().getValue().get(0).row.getAs("movement");
    Iterator<BigDecimal> allowed = new Apportionment(movement, sharers).allowed().iterator();
    List<Row> rows = new ArrayList<>();
    claims.values().forEach(entries -> rows.addAll(spread(entries, allowed.next())));
    return rows;
  }

  /** What a measure is allowed, over its kinds of benefit: pro rata to what they claim. */
  private List<Row> spread(List<Entry> entries, BigDecimal allowed) {
    List<BigDecimal> lefts = lefts(entries);
    BigDecimal more = allowed.subtract(Apportionment.sum(lefts));
    List<BigDecimal> parts =
        entries.size() == 1
            ? List.of(allowed)
            : more.signum() < 0
                ? Apportionment.inCents(allowed, lefts)
                : Apportionment.each(lefts, Apportionment.inCents(more, lefts), BigDecimal::add);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      rows.add(entries.get(i).with(claims.size(), parts.get(i), schema));
    }
    return rows;
  }

  private static List<BigDecimal> lefts(List<Entry> entries) {
    return entries.stream().map(Entry::inLedger).toList();
  }

  /** One claim on the cell. */
  private record Entry(Row row) {
    String benefitType() {
      return row.getAs("benefit_type");
    }

    BigDecimal remaining() {
      return row.getAs("remaining");
    }

    BigDecimal inLedger() {
      return remaining().multiply(rate()).divide(ledgerRate(), SCALE, RoundingMode.HALF_UP);
    }

    private BigDecimal rate() {
      return row.getAs("rate");
    }

    private BigDecimal ledgerRate() {
      return row.getAs("ledger_rate");
    }

    /** What is not cut is not converted; all else comes back rounded down. */
    private BigDecimal inOwn(BigDecimal allowed) {
      BigDecimal more = allowed.subtract(inLedger());
      return more.signum() < 0 ? back(allowed) : remaining().add(back(more));
    }

    private BigDecimal back(BigDecimal amount) {
      return amount.multiply(ledgerRate()).divide(rate(), SCALE, RoundingMode.DOWN);
    }

    Row with(int claimants, BigDecimal allowed, StructType schema) {
      return TableRow.of(schema)
          .with(row)
          .with("claimants", (long) claimants)
          .with("remaining_ledger", inLedger())
          .with("allowed_ledger", allowed)
          .with("allowed", inOwn(allowed))
          .row();
    }
  }
}
