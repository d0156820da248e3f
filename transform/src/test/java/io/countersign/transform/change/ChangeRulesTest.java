package io.countersign.transform.change;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contract.Contract;
import io.countersign.contract.Contracts;
import io.countersign.lake.LakeTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** C9: what each category of change must show, as it ships (register/change_rules.csv). */
final class ChangeRulesTest extends LakeTest {
  private static final Map<String, Contract> CONTRACTS = Contracts.all();

  private static String rules() throws IOException {
    try (var file =
        ChangeRulesTest.class.getResourceAsStream(
            "/ingest/systems/sample_company/register/change_rules.csv")) {
      return new String(file.readAllBytes(), UTF_8);
    }
  }

  /** Category and path to the items asked for. */
  private static Map<String, List<String>> asked() throws IOException {
    return rules()
        .lines()
        .skip(1)
        .map(line -> line.split(",", -1))
        .collect(
            Collectors.toMap(
                line -> line[0] + "/" + line[1],
                line -> Arrays.asList(line[3].split(";", -1)),
                (a, b) -> b,
                TreeMap::new));
  }

  @Test
  void each_category_asks_for_evidence_of_its_own_kind_at_a_gate() throws IOException {
    Map<String, List<String>> asked = asked();
    List<String> kinds = CONTRACTS.get("evidence").columns().get("kind").words();
    assertThat(asked.values().stream().flatMap(List::stream))
        .allSatisfy(item -> assertThat(kinds).contains(item.split("@", -1)[0]))
        .allSatisfy(item -> assertThat(item).matches("[a-z_]+@(start|end|closed)"));
    List<List<String>> ordinary = new ArrayList<>();
    for (String category : CONTRACTS.get("change_rules").columns().get("category").words()) {
      if (category.equals("emergency_patch")) {
        ordinary.add(asked.get("emergency_patch/emergency"));
      } else {
        ordinary.add(asked.get(category + "/normal"));
        assertThat(asked).containsKeys(category + "/standard", category + "/emergency");
      }
    }
    assertThat(ordinary).doesNotContainNull().doesNotHaveDuplicates().hasSize(13);
  }

  @Test
  void the_same_papers_are_enough_for_one_category_and_not_for_another() throws IOException {
    assertRows(
        step(new ChangeVerdicts())
            .given("change_rules", rules().replace(",", " | "))
            .given(
                "changes",
                """
                change_id | path   | category       | actual_start_at      | actual_end_at
                wall      | normal | firewall       | 2026-10-05T10:00:00Z | 2026-10-05T11:00:00Z
                pay       | normal | payroll        | 2026-10-05T10:00:00Z | 2026-10-05T11:00:00Z
                access    | normal | access_control | 2026-10-05T10:00:00Z | 2026-10-05T11:00:00Z
                late      | normal | firewall       | 2026-10-05T10:00:00Z | 2026-10-05T11:00:00Z
                """)
            .given("evidence", papers("wall", "pay", "access") + late())
            .make(),
        """
        change_id | evidence_required | evidence_present | evidence_missing
        wall      | 5                 | 5                |
        pay       | 7                 | 5                | finance_signoff;test_result
        access    | 4                 | 3                | identity_validation
        late      | 5                 | 4                | rollback_plan
        """);
  }

  /** What a change of the firewall needs. */
  private static String papers(String... changes) {
    StringBuilder rows =
        new StringBuilder("evidence_id | subject_kind | subject_id | kind | attached_at\n");
    for (String change : changes) {
      file(rows, change, "rollback_plan", "2026-10-05T09:59:59Z");
      file(rows, change, "blackout_review", "2026-10-04T10:00:00Z");
      file(rows, change, "implementation", "2026-10-05T11:00:00Z");
      file(rows, change, "verification", "2026-10-06T10:00:00Z");
      file(rows, change, "post_change_review", "2026-10-08T10:00:00Z");
    }
    return rows.toString();
  }

  /** The way back was written down at the instant of the start, which is too late. */
  private static String late() {
    String rows = papers("late").replace("2026-10-05T09:59:59Z", "2026-10-05T10:00:00Z");
    return rows.substring(rows.indexOf('\n') + 1);
  }

  private static void file(StringBuilder rows, String change, String kind, String at) {
    rows.append(change + "-" + kind + " | change | " + change + " | " + kind + " | " + at + "\n");
  }
}
