package io.countersign.ingest.jdbc;

import io.countersign.contract.Contract;
import io.countersign.ingest.conform.ConformedRows;
import io.countersign.ingest.conform.Mapping;
import io.countersign.ingest.conform.SourceClock;
import io.countersign.ingest.quality.DatabaseTotals;
import io.countersign.ingest.source.Extract;
import io.countersign.ingest.source.ExtractRequest;
import io.countersign.ingest.source.FileDigests;
import io.countersign.ingest.source.Headers;
import io.countersign.ingest.source.ReadFailure;
import io.countersign.ingest.source.RefreshPolicy;
import io.countersign.ingest.source.SourceSystem;
import io.countersign.ingest.workspace.Product;
import io.countersign.lake.CodeVersion;
import io.countersign.lake.ExecutionProfile;
import io.countersign.problem.Exit;
import io.countersign.problem.Problems;
import io.countersign.problem.TextFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.CollectionAccumulator;

/** A tool's own database, asked in its own dialect. */
public record JdbcSystem(
    String name, SourceClock clock, Database database, Product product, FileDigests digests)
    implements SourceSystem {

  @Override
  public Set<String> feeds() {
    return product.extracts().keySet();
  }

  @Override
  public Mapping words() {
    return product.words();
  }

  @Override
  public void reach() {
    database.looking().reach();
  }

  @Override
  public void check(SparkSession session, Contract feed, Problems problems) {
    try {
      ExtractQuery query = looking(feed.name(), ExtractRequest.whole(ExtractRequest.BEGINNING));
      header(feed, query, problems);
      query.tried();
    } catch (ReadFailure e) {
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
            && text.contains(JdbcReader.CHANGED_AT);
    return Optional.of(
            new Parts(
                refresh(feed),
                CodeVersion.of(text + product.words().text() + feed.columns() + clock)))
        .filter(parts -> inParts);
  }

  /** Of a database that is a file. */
  @Override
  public Optional<String> content(Contract feed) {
    return database
        .file()
        .flatMap(
            file ->
                digests.of(
                    List.of(file),
                    product.extracts().get(feed.name()).text(),
                    words().text(),
                    clock));
  }

  private RefreshPolicy refresh(Contract feed) {
    return product.written().feeds().getOrDefault(feed.name(), RefreshPolicy.usual());
  }

  @Override
  public Extract extract(SparkSession session, Contract feed, ExtractRequest request) {
    ExtractQuery query = query(feed.name(), request);
    Problems problems = new Problems();
    JdbcColumns header = header(feed, query, problems);
    problems.refuseIfAny(Exit.NOT_HELD);
    int atOnce = header.sliced() ? refresh(feed).atOnce() : 1;
    Snapshot snapshot = Snapshot.of(query, atOnce, request.keys());
    CollectionAccumulator<DatabaseTotals> totals = session.sparkContext().collectionAccumulator();
    (query.many(ExecutionProfile.LARGE_ROWS) ? ExecutionProfile.LARGE : ExecutionProfile.SMALL)
        .applyTo(session);
    Dataset<Row> rows =
        ConformedRows.rows(
            feed,
            words(),
            clock,
            session,
            new JdbcReader(query, header, totals).read(session, snapshot.slices()));
    Optional<Dataset<Row>> keys =
        request.keys()
            ? Optional.of(keys(session, feed, query, snapshot.name()))
            : Optional.empty();
    return new Extract(
        List.of(rows),
        true,
        List.of(),
        keys,
        Optional.of(() -> DatabaseTotals.together(totals.value())),
        List.of(),
        snapshot::close);
  }

  @Override
  public Extract first(SparkSession session, Contract feed, ExtractRequest request, int rows) {
    ExtractQuery query = looking(feed.name(), request);
    List<Row> first = new JdbcReader(query, JdbcColumns.of(query, feed), null).first(rows);
    return Extract.conformed(
        ConformedRows.rows(
            feed,
            words(),
            clock,
            session,
            JavaSparkContext.fromSparkContext(session.sparkContext()).parallelize(first, 1)));
  }

  private static Dataset<Row> keys(
      SparkSession session, Contract feed, ExtractQuery query, String snapshot) {
    return JdbcReader.keys(query, feed.grain()).dataset(session, List.of(Slice.whole(snapshot)));
  }

  private JdbcColumns header(Contract feed, ExtractQuery query, Problems problems) {
    JdbcColumns header = JdbcColumns.of(query, feed);
    Headers.check(feed, feed.columns().values(), query.extract(), header.names(), problems);
    header.retyped(feed, query.extract(), problems);
    return header;
  }

  private ExtractQuery query(String feed, ExtractRequest request) {
    return query(database, feed, request);
  }

  private ExtractQuery looking(String feed, ExtractRequest request) {
    return query(database.looking(), feed, request);
  }

  private ExtractQuery query(Database on, String feed, ExtractRequest request) {
    TextFile extract = product.extracts().get(feed);
    return new ExtractQuery(on, extract.name(), sql(extract), request.since(), request.until());
  }

  private SqlText sql(TextFile extract) {
    try {
      return SqlText.parse(extract.text());
    } catch (IllegalArgumentException e) {
      throw JdbcProblems.severalStatements(extract.name(), name, e.getMessage());
    }
  }
}
