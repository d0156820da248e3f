package io.countersign.ingest.jdbc;

import io.countersign.contract.Contract;
import io.countersign.ingest.conform.Conform;
import io.countersign.ingest.conform.WallClock;
import io.countersign.ingest.conform.Words;
import io.countersign.ingest.quality.Tally;
import io.countersign.ingest.source.Headers;
import io.countersign.ingest.source.Pulled;
import io.countersign.ingest.source.Rhythm;
import io.countersign.ingest.source.SourceSystem;
import io.countersign.ingest.source.Unreadable;
import io.countersign.ingest.source.Wanted;
import io.countersign.ingest.workspace.Product;
import io.countersign.lake.CodeVersion;
import io.countersign.lake.Pace;
import io.countersign.problem.Exit;
import io.countersign.problem.Problem;
import io.countersign.problem.Problems;
import io.countersign.problem.Source;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.CollectionAccumulator;

/** A tool's own database, asked in its own dialect. */
public record JdbcSystem(String name, WallClock clock, Database database, Product product)
    implements SourceSystem {

  @Override
  public Set<String> feeds() {
    return product.extracts().keySet();
  }

  @Override
  public Words words() {
    return product.words();
  }

  @Override
  public void check(Contract feed, Problems problems) {
    try {
      Query query = query(feed.name(), Wanted.whole(Wanted.BEGINNING));
      header(feed, query, problems);
      query.tried();
    } catch (Unreadable e) {
      problems.add(e.problem());
    }
  }

  @Override
  public long size(String feed) {
    return 0;
  }

  /** A feed whose SQL asks for what changed {@code :since}, and says when each row did. */
  @Override
  public Optional<Parts> parts(Contract feed) {
    String text = product.extracts().get(feed.name()).text();
    boolean inParts =
        sql(product.extracts().get(feed.name())).parameters().contains("since")
            && text.contains(JdbcRows.CHANGED_AT);
    return Optional.of(
            new Parts(
                rhythm(feed),
                CodeVersion.of(text + product.words().text() + feed.columns() + clock)))
        .filter(parts -> inParts);
  }

  private Rhythm rhythm(Contract feed) {
    return product.written().feeds().getOrDefault(feed.name(), Rhythm.usual());
  }

  @Override
  public Pulled pull(SparkSession session, Contract feed, Wanted wanted) {
    Query query = query(feed.name(), wanted);
    Problems problems = new Problems();
    JdbcHeader header = header(feed, query, problems);
    problems.refuseIfAny(Exit.NOT_HELD);
    int atOnce = header.sliced() ? rhythm(feed).atOnce() : 1;
    Snapshot snapshot = Snapshot.of(query, atOnce, wanted.keys());
    CollectionAccumulator<Tally> tallies = session.sparkContext().collectionAccumulator();
    (query.many(Pace.LARGE_ROWS) ? Pace.LARGE : Pace.SMALL).applyTo(session);
    Dataset<Row> rows =
        Conform.rows(
            feed,
            words(),
            clock,
            session,
            new JdbcRows(query, header, tallies).read(session, snapshot.slices()));
    Optional<Dataset<Row>> keys =
        wanted.keys() ? Optional.of(keys(session, feed, query, snapshot.name())) : Optional.empty();
    return new Pulled(
        List.of(rows),
        true,
        List.of(),
        keys,
        Optional.of(() -> Tally.together(tallies.value())),
        List.of(),
        snapshot::close);
  }

  private static Dataset<Row> keys(
      SparkSession session, Contract feed, Query query, String snapshot) {
    return JdbcRows.keys(query, feed.grain()).dataset(session, List.of(Slice.whole(snapshot)));
  }

  private JdbcHeader header(Contract feed, Query query, Problems problems) {
    JdbcHeader header = JdbcHeader.of(query, feed);
    Headers.check(feed, feed.columns().values(), query.extract(), header.names(), problems);
    header.retyped(feed, query.extract(), problems);
    return header;
  }

  private Query query(String feed, Wanted wanted) {
    Source extract = product.extracts().get(feed);
    return new Query(database, extract.name(), sql(extract), wanted.since(), wanted.until());
  }

  private SqlText sql(Source extract) {
    try {
      return SqlText.parse(extract.text());
    } catch (IllegalArgumentException e) {
      throw new Unreadable(
          new Problem(
              "SOURCE_REFUSED",
              extract.name(),
              "It is not put to the database of " + name + ".",
              "one SELECT",
              e.getMessage(),
              "Take the semicolon out."));
    }
  }
}
