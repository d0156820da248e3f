package io.countersign.ingest.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.company.Divergence;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorkspaceTest {
  @TempDir private Path folder;

  private Workspace read(String text) throws IOException {
    Files.writeString(folder.resolve("countersign.yml"), text);
    return Workspace.read(folder);
  }

  @Test
  void what_is_not_said_has_a_plain_meaning() throws IOException {
    Workspace workspace =
        read("company: A\ngroup_currency: EUR\nfiscal_year: {starts: \"01-01\"}\nsystems: {}\n");

    assertThat(workspace.company().zone()).isEqualTo(ZoneId.of("UTC"));
    assertThat(workspace.lake()).isEqualTo(folder.resolve("lake").toString());
    assertThat(workspace.out()).isEqualTo(folder.resolve("out"));
    assertThat(workspace.asOf()).isEmpty();
  }

  @Test
  void a_lake_elsewhere_and_defaults_of_the_question_are_kept() throws IOException {
    Workspace workspace =
        read(
            """
            company: A
            group_currency: EUR
            fiscal_year: {starts: "01-01"}
            as_of: 2026-11-04T06:00:00Z
            period: 2026-10
            lake: s3a://bucket/lake
            """);

    assertThat(workspace.lake()).isEqualTo("s3a://bucket/lake");
    assertThat(workspace.asOf()).contains(Instant.parse("2026-11-04T06:00:00Z"));
    assertThat(workspace.period()).contains("2026-10");
  }

  @Test
  void a_folder_without_the_file_is_no_workspace() {
    assertThatThrownBy(() -> Workspace.read(folder))
        .hasMessageContaining("WORKSPACE_MISSING")
        .hasMessageContaining("countersign init");
  }

  @Test
  void every_wrong_key_is_said_with_its_line_and_what_was_meant() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    compny: A
                    group_currency: EUR
                    fiscal_year: {start: "01-01"}
                    systems:
                      desk: {produkt: files, folder: x}
                    """))
        .hasMessageContaining("countersign.yml:1: 'compny' is no key here.")
        .hasMessageContaining("Did you mean 'company'?")
        .hasMessageContaining("countersign.yml:3: 'start' is no key here.")
        .hasMessageContaining("countersign.yml:5: 'produkt' is no key here.");
  }

  @Test
  void every_wrong_value_is_said_with_what_was_expected() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    company: A
                    group_currency: EURO
                    zone: Berlin
                    fiscal_year: {starts: "13-01"}
                    as_of: yesterday
                    """))
        .hasMessageContaining("countersign.yml:2: 'group_currency' cannot be read.")
        .hasMessageContaining("countersign.yml:3: 'zone' cannot be read.")
        .hasMessageContaining("countersign.yml:5: 'as_of' cannot be read.");
  }

  @Test
  void m12_from_where_on_a_measure_diverges_and_m6_whose_journals_are_whole() throws IOException {
    Workspace workspace =
        read(
            """
            company: A
            group_currency: EUR
            fiscal_year: {starts: "01-01"}
            divergence: {below: 0.75, at_least: 10000}
            systems:
              books: {product: files, folder: x, journals: whole}
              erp: {product: tryton}
              other: {product: files, folder: y}
            """);

    assertThat(workspace.company().divergence())
        .isEqualTo(new Divergence(new BigDecimal("0.75"), new BigDecimal("10000")));
    assertThat(workspace.company().wholeJournals()).containsExactly("books", "erp");
    assertThatThrownBy(
            () ->
                read(
                    """
                    company: A
                    group_currency: EUR
                    fiscal_year: {starts: "01-01"}
                    divergence: {below: 80, at_least: -1}
                    systems:
                      books: {product: files, folder: x, journals: all}
                    """))
        .hasMessageContaining("countersign.yml:4: 'below' cannot be read.")
        .hasMessageContaining("countersign.yml:4: 'at_least' cannot be read.")
        .hasMessageContaining("countersign.yml:6: 'journals' cannot be read.");
  }

  @Test
  void k4_whose_records_a_system_refers_to_is_said_by_feed() throws IOException {
    Workspace workspace =
        read(
            """
            company: A
            group_currency: EUR
            fiscal_year: {starts: "01-01"}
            systems:
              desk: {product: files, folder: x}
              mail: {product: files, folder: y, refers_to: {tickets: desk, changes: desk}}
            """);

    assertThat(workspace.systems().get(0).entry().refersTo()).isEmpty();
    assertThat(workspace.systems().get(1).entry().refersTo())
        .containsExactlyInAnyOrderEntriesOf(Map.of("tickets", "desk", "changes", "desk"));
  }

  @Test
  void k4_a_reference_to_no_feed_no_system_or_itself_is_refused_where_it_stands() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    company: A
                    group_currency: EUR
                    fiscal_year: {starts: "01-01"}
                    systems:
                      desk: {product: files, folder: x}
                      mail: {product: files, folder: y, refers_to: {tikets: desk}}
                      chat:
                        product: files
                        folder: z
                        refers_to:
                          measures: desk
                          tickets: desc
                          changes: chat
                    """))
        .hasMessageContaining("countersign.yml:6: 'tikets' is no feed that refers_to can speak of.")
        .hasMessageContaining("Did you mean 'tickets'?")
        .hasMessageContaining(
            "countersign.yml:11: 'measures' is no feed that refers_to can speak of.")
        .hasMessageContaining("countersign.yml:12: There is no system 'desc'.")
        .hasMessageContaining("Did you mean 'desk'?")
        .hasMessageContaining("countersign.yml:13: The system 'chat' refers to itself.");
  }
}
