package io.countersign.marts;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.build.Analysis;
import io.countersign.build.SqlStep;
import io.countersign.build.Step;
import io.countersign.company.Basis;
import io.countersign.contract.Contract;
import io.countersign.contract.Contracts;
import io.countersign.lake.LakeTest;
import io.countersign.problem.Problem;
import io.countersign.problem.Refusal;
import io.countersign.problem.Resources;
import io.countersign.problem.TextFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.Test;

/** What holds of every mart, whatever it says. */
final class MartsTest extends LakeTest {
  private static final Map<String, Contract> CONTRACTS = Contracts.all();
  private static final Path MARTS = Path.of("").toAbsolutePath();

  private static List<Problem> analysed(List<Step> steps) {
    Basis ask =
        new Basis(
            company().fiscalYear().parse("2026-10"),
            Instant.parse("2026-11-04T06:00:00Z"),
            company());
    return new Analysis(spark(), CONTRACTS, ask).problems(steps);
  }

  @Test
  void every_mart_fits_the_tables_that_it_reads_and_its_own_contract() {
    assertThat(analysed(Marts.all())).isEmpty();
  }

  /** Tables between may ask for more; what a controller reviews here hangs on nothing else. */
  @Test
  void a_mart_asks_for_the_period_the_instant_and_the_currency_only() {
    for (TextFile mart : Resources.list("marts", "/mart.sql")) {
      assertThat(Pattern.compile("(?<![:\\w]):([a-z_]+)").matcher(mart.text()).results())
          .as(mart.name())
          .extracting(name -> name.group(1))
          .isSubsetOf("period", "as_of", "group_currency");
    }
  }

  @Test
  void a_mart_that_reads_what_it_did_not_declare_is_refused() {
    Step nosy =
        new SqlStep(
            new TextFile(
                "marts/change_outcomes/mart.sql", "select * from change_verdicts join tickets"));
    assertThat(analysed(List.of(nosy)))
        .singleElement()
        .satisfies(problem -> assertThat(problem.what()).contains("tickets"));
  }

  /** Else an absent table would be of another type than one that is there. */
  @Test
  void k1_that_a_column_may_not_be_blank_is_no_part_of_its_type() {
    for (Contract contract : CONTRACTS.values()) {
      assertThat(contract.schema().fields()).as(contract.name()).allMatch(StructField::nullable);
    }
  }

  @Test
  void k2_every_check_of_every_contract_holds_over_no_rows() {
    Map<String, List<String>> broken = new TreeMap<>();
    for (Contract contract : CONTRACTS.values()) {
      // What figures are called is said of no company, and is never empty.
      if (!contract.name().equals("metric_definitions")) {
        try {
          broken.put(contract.name(), checkedOverNothing(contract));
        } catch (Refusal refusal) {
          broken.put(contract.name(), List.of(refusal.getMessage()));
        }
      }
    }
    broken.values().removeIf(List::isEmpty);
    assertThat(broken).isEmpty();
  }

  @Test
  void every_mart_has_a_contract_its_sql_and_an_example() throws Exception {
    try (Stream<Path> folders = Files.list(MARTS)) {
      for (Path folder : folders.filter(MartsTest::isMart).toList()) {
        assertThat(folder.resolve("contract.yml")).exists();
        assertThat(folder.resolve("mart.sql")).exists();
        try (Stream<Path> files = Files.list(folder)) {
          assertThat(files.map(Path::toString))
              .as(folder + ": an example")
              .anyMatch(f -> f.endsWith(".example"));
        }
      }
    }
  }

  private static boolean isMart(Path path) {
    return !List.of("src", "target", "spark-warehouse").contains(path.getFileName().toString())
        && Files.isDirectory(path);
  }
}
