package io.countersign.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.size;

import io.countersign.contract.Contract;
import io.countersign.ingest.conform.ConformedRows;
import io.countersign.ingest.quality.QualityProblems;
import io.countersign.ingest.source.Extract;
import io.countersign.ingest.source.ExtractRequest;
import io.countersign.ingest.source.SourceSystem;
import io.countersign.problem.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The first rows of a feed, read as they will be, to see beforehand what will not fit. */
record FeedPreview(SparkSession spark, SourceSystem system, Contract feed, Instant asOf) {
  private static final int ROWS = 500;
  private static final int NAMED = 10;

  /** Words that will stop the feed, and one of each kind of value that will be quarantined. */
  List<Problem> problems() {
    TreeSet<String> words = new TreeSet<>();
    Map<String, Problem> reasons = new LinkedHashMap<>();
    for (Row row : unfit()) {
      words.addAll(row.getList(row.fieldIndex(ConformedRows.UNKNOWN)));
      for (Object said : row.getList(row.fieldIndex(ConformedRows.REASONS))) {
        String reason = said.toString();
        boolean wanted = system.words().keepsOut(feed.name(), reason);
        String kind = wanted ? reason : reason.replaceAll("'[^']*'", "");
        reasons.computeIfAbsent(
            kind,
            first -> wanted ? IngestProblems.keptOut(feed, label(), reason) : unfit(row, reason));
      }
    }
    List<Problem> problems = new ArrayList<>();
    if (!words.isEmpty()) {
      problems.add(
          QualityProblems.unknownWords(label(), String.join(", ", words))
              .what("The source says words that nobody has mapped; they will stop the feed."));
    }
    reasons.values().stream().limit(NAMED).forEach(problems::add);
    return problems;
  }

  private List<Row> unfit() {
    SparkSession session = spark.newSession();
    Extract extract = system.first(session, feed, ExtractRequest.whole(asOf), ROWS);
    try {
      return extract.parts().stream()
          .map(part -> part.limit(ROWS))
          .map(
              part ->
                  extract.conformed()
                      ? part
                      : ConformedRows.rows(feed, system.words(), system.clock(), part))
          .reduce(Dataset::union)
          .orElseThrow()
          .filter(size(col(ConformedRows.REASONS)).gt(0).or(size(col(ConformedRows.UNKNOWN)).gt(0)))
          .select(
              ConformedRows.PLACE, ConformedRows.KEY, ConformedRows.REASONS, ConformedRows.UNKNOWN)
          .collectAsList();
    } finally {
      extract.release().run();
    }
  }

  private String label() {
    return feed.name() + " of " + system.name();
  }

  private Problem unfit(Row row, String reason) {
    String place = row.getAs(ConformedRows.PLACE);
    String key = row.getAs(ConformedRows.KEY);
    return IngestProblems.unfit(
        feed,
        label() + (place == null ? "" : "/" + place),
        place == null && key != null ? reason + " (row " + key + ")" : reason,
        system.remedy());
  }
}
