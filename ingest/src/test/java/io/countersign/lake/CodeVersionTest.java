package io.countersign.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.build.Build;
import io.countersign.build.SqlStep;
import io.countersign.history.History;
import io.countersign.ingest.Ingest;
import org.junit.jupiter.api.Test;

/** Whose code a table's rows depend on. */
class CodeVersionTest {
  @Test
  void a_step_depends_on_the_classes_that_it_and_the_build_can_reach_and_on_its_text() {
    assertThat(CodeVersion.reached(Build.class, SqlStep.class))
        .contains("io/countersign/lake/Lake", "io/countersign/history/History")
        .contains("io/countersign/build/ContractChecks$Audit")
        .noneMatch(name -> name.startsWith("io/countersign/ingest/"));
    assertThat(CodeVersion.reached(Ingest.class))
        .containsAll(CodeVersion.reached(History.class))
        .anyMatch(name -> name.startsWith("io/countersign/ingest/"));
    assertThat(CodeVersion.reachedFrom("select 1", Build.class))
        .isEqualTo(CodeVersion.reachedFrom("select 1", Build.class))
        .isNotEqualTo(CodeVersion.reachedFrom("select 2", Build.class))
        .isNotEqualTo(CodeVersion.reachedFrom("select 1", Build.class, Ingest.class));
  }
}
