package io.countersign.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.build.Analysis;
import io.countersign.build.Step;
import io.countersign.company.Basis;
import io.countersign.contract.Contract;
import io.countersign.contract.Contracts;
import io.countersign.lake.LakeTest;
import io.countersign.problem.Resources;
import io.countersign.problem.TextFile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What holds of every table, whatever it says. */
final class StepsTest extends LakeTest {
  private static final Map<String, Contract> CONTRACTS = Contracts.all();

  @Test
  void every_step_fits_the_tables_that_it_reads_and_its_own_contract() {
    Basis ask =
        new Basis(
            company().fiscalYear().parse("2026-10"),
            Instant.parse("2026-11-04T06:00:00Z"),
            company());
    assertThat(new Analysis(spark(), CONTRACTS, ask).problems(Steps.all())).isEmpty();
  }

  @Test
  void every_folder_with_a_contract_has_a_step() {
    List<String> folders =
        Resources.list("transform", "/contract.yml").stream().map(TextFile::folder).toList();
    assertThat(Steps.all()).extracting(Step::makes).containsExactlyInAnyOrderElementsOf(folders);
  }

  /** Else a table would stay as it is where its SQL is another. */
  @Test
  void an_edit_of_its_sql_is_an_edit_of_the_step() {
    List<TextFile> files = Resources.list("transform", "/step.sql");
    assertThat(files).hasSizeGreaterThan(20);
    for (TextFile file : files) {
      assertThat(Table.of(file.folder()).code()).as(file.name()).contains(file.text());
    }
    for (TextFile shared : Resources.list("transform/shared", ".sql")) {
      assertThat(Table.of("ledger_effects").code()).contains(shared.text());
    }
  }
}
