package io.countersign.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ingest.jdbc.PostgresServer;
import java.nio.file.Path;
import java.time.Duration;

/** One product on PostgreSQL: May, then June; and June alone, which must be the same. */
final class TwoMonths {
  private static final String JUNE = "2026-07-01T06:00:00Z";

  final Ingested both;
  private final Ingested juneAlone;

  private TwoMonths(Ingested both, Ingested juneAlone) {
    this.both = both;
    this.juneAlone = juneAlone;
  }

  static TwoMonths of(Path folder, String product) throws Exception {
    PostgresServer server = PostgresServer.started();
    String system =
        "  it: {product: %s, connection: %s}".formatted(product, server.connection(product));
    TwoMonths months =
        new TwoMonths(
            new Ingested(folder.resolve("both"), system),
            new Ingested(folder.resolve("june"), system));
    server.restore(product + "_20260531", product);
    months.both.at("2026-06-05T06:00:00Z");
    server.restore(product + "_20260630", product);
    months.both.at(JUNE);
    months.juneAlone.at(JUNE);
    return months;
  }

  void assertSame(String... feeds) throws Exception {
    for (String feed : feeds) {
      String all = "select * except (batch_id, known_at) from " + feed;
      assertThat(juneAlone.sql(all).count()).as(feed).isPositive();
      assertThat(both.sql(all).exceptAll(juneAlone.sql(all)).takeAsList(3)).as(feed).isEmpty();
      assertThat(juneAlone.sql(all).exceptAll(both.sql(all)).takeAsList(3)).as(feed).isEmpty();
    }
  }

  void assertChecked() {
    long begun = System.nanoTime();

    Inspection found = both.check();
    assertThat(found.problems()).isEmpty();
    assertThat(found.feeds()).isNotEmpty().allMatch(Inspection.Reach::readable);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
  }
}
