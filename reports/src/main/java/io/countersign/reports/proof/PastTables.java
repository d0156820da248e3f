package io.countersign.reports.proof;

import io.countersign.contract.Contract;
import io.countersign.contract.Contracts;
import io.countersign.history.AsOfView;
import io.countersign.lake.FewRows;
import io.countersign.lake.Lake;
import io.countersign.reports.register.Entry;
import io.countersign.reports.register.Manifest;
import io.countersign.reports.register.Register;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The tables behind an issue as they were: from the evidence of its period, or from the lake. */
public final class PastTables {
  private final Lake lake;
  private final Manifest manifest;
  private final Optional<Evidence> evidence;

  private PastTables(Lake lake, Manifest manifest, Optional<Evidence> evidence) {
    this.lake = lake;
    this.manifest = manifest;
    this.evidence = evidence;
  }

  /**
   * Behind an issue. Evidence is held against its hashes before anything is read from it.
   *
   * @throws io.countersign.problem.Refusal EVIDENCE_DAMAGED naming the first file that is not as
   *     kept
   */
  public static PastTables of(Lake lake, Register register, Entry issue) {
    Optional<Evidence> evidence =
        register
            .evidenceOf(issue.subject().issue())
            .map(entry -> Evidence.open(lake, EvidenceIndex.parse(entry.fact().said())));
    return new PastTables(lake, issue.document().manifest(), evidence);
  }

  /** The issued file itself, where it was kept. */
  public Optional<byte[]> file() {
    return evidence.flatMap(Evidence::file);
  }

  /** A session in which these tables are views, as they were known when they were asked. */
  public SparkSession session(Collection<String> tables) {
    SparkSession session = lake.session(tables);
    show(session, tables);
    return session;
  }

  /** Makes tables views of a session, where they are none yet. */
  void show(SparkSession session, Collection<String> tables) {
    List<String> missing =
        tables.stream().filter(table -> !session.catalog().tableExists(table)).toList();
    if (missing.isEmpty()) {
      return;
    }
    Map<String, Contract> contracts = Contracts.all();
    Instant asOf = Instant.parse(manifest.question().asOf());
    for (String table : missing) {
      Contract contract = contracts.get(table);
      Dataset<Row> rows =
          manifest.lineage().containsKey(table)
              ? AsOfView.seen(
                  rows(session, contract), contract, manifest.lineage().get(table), asOf)
              : session.createDataFrame(List.of(), AsOfView.columns(contract));
      FewRows.held(rows).createOrReplaceTempView(table);
    }
  }

  private Dataset<Row> rows(SparkSession session, Contract contract) {
    String table = contract.name();
    return evidence
        .filter(kept -> kept.has(table))
        .map(kept -> kept.rows(session, contract))
        .orElseGet(() -> lake.read(session, table, manifest.lineage().get(table)));
  }
}
