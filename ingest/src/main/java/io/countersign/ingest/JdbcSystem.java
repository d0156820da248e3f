package io.countersign.ingest;

import io.countersign.lake.Contract;
import io.countersign.lake.Exit;
import io.countersign.lake.Problems;
import io.countersign.lake.Source;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.SparkSession;

/** A tool's own database, asked in its own dialect. */
record JdbcSystem(
    String name, ZoneId zone, Database database, Product product, Map<String, Contract> contracts)
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
  public void check(Problems problems) {
    for (String feed : feeds()) {
      try {
        header(contracts.get(feed), asked(feed, Instant.EPOCH), problems);
      } catch (Unreadable e) {
        problems.add(e.problem());
        if (e.problem().code().equals("SOURCE_UNREACHABLE")) {
          return;
        }
      }
    }
  }

  @Override
  public long size(String feed) {
    return 0;
  }

  @Override
  public Pulled pull(SparkSession session, Contract feed, Instant asOf) {
    JdbcRows asked = asked(feed.name(), asOf);
    Problems problems = new Problems();
    List<String> header = header(feed, asked, problems);
    problems.refuseIfAny(Exit.NOT_HELD);
    return Pulled.of(asked.read(session, header));
  }

  private List<String> header(Contract feed, JdbcRows asked, Problems problems) {
    List<String> header = asked.header();
    String extract = product.extracts().get(feed.name()).name();
    Headers.check(feed, feed.columns().values(), extract, header, problems);
    return header;
  }

  private JdbcRows asked(String feed, Instant asOf) {
    Source extract = product.extracts().get(feed);
    return new JdbcRows(database, extract.name(), SqlText.parse(extract.text()), asOf);
  }
}
