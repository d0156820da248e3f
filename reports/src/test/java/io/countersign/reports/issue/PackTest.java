package io.countersign.reports.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.countersign.company.Basis;
import io.countersign.company.Company;
import io.countersign.lake.LakeTest;
import io.countersign.problem.Refusal;
import io.countersign.reports.ask.MartReader;
import io.countersign.reports.ask.Provenance;
import io.countersign.reports.ask.ReportRun;
import io.countersign.reports.paper.PageText;
import io.countersign.reports.pdf.PdfSignature;
import io.countersign.reports.pdf.Signer;
import io.countersign.reports.proof.TraceRules;
import io.countersign.reports.proof.Verification;
import io.countersign.reports.proof.VerificationResult;
import io.countersign.reports.register.Act;
import io.countersign.reports.register.Entry;
import io.countersign.reports.register.Event;
import io.countersign.reports.register.Fact;
import io.countersign.reports.register.MemoryRegister;
import io.countersign.reports.register.RegisterStore;
import io.countersign.reports.register.Restatement;
import io.countersign.reports.register.Subject;
import io.countersign.reports.status.Status;
import io.countersign.reports.words.Language;
import io.countersign.time.FiscalCalendar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PackTest extends LakeTest {
  private static KeptMarts halden;
  @TempDir private Path out;

  @BeforeAll
  static void invent() {
    halden = KeptMarts.halden(spark());
  }

  static Basis ask(String period) {
    FiscalCalendar year = FiscalCalendar.startingOn("01-01");
    Company halden = new Company("Halden Group", "EUR", year, ZoneId.of("Europe/Berlin"));
    return new Basis(year.parse(period), Instant.parse("2026-11-04T06:00:00Z"), halden);
  }

  static ReportRun run(MartReader marts, Path folder) {
    return run(marts, folder, "2026-10");
  }

  static Provenance by(RegisterStore book) {
    Act prepared = new Act("controlling", Instant.parse("2026-11-04T06:00:00Z"));
    return new Provenance("golden", prepared, Optional.empty(), book);
  }

  private static ReportRun run(MartReader marts, Path folder, String period) {
    Provenance by = by(new MemoryRegister());
    return new ReportRun("cfo_pack", ask(period), marts, by, folder);
  }

  private static String text(MartReader marts, String period) {
    return PageText.of(Laying.first(run(marts, Path.of(""), period)).print());
  }

  @Test
  void the_same_question_gives_the_same_bytes_wherever_it_is_asked() throws IOException {
    IssuedReport first = Reports.issue(run(halden, out.resolve("a"))).get(0);
    TimeZone zone = TimeZone.getDefault();
    Locale locale = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
      IssuedReport second = Reports.issue(run(halden, out.resolve("b"))).get(0);
      assertThat(second.sha256()).isEqualTo(first.sha256());
      assertThat(Files.readAllBytes(second.pdf())).isEqualTo(Files.readAllBytes(first.pdf()));
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void another_java_in_another_zone_and_language_gives_the_same_bytes() throws Exception {
    IssuedReport here = Reports.issue(run(halden, out.resolve("here"))).get(0);
    AnotherJava.issue(halden, out.resolve("there"));
    try (Stream<Path> files = Files.list(here.pdf().getParent())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(out.resolve("there/2026-10").resolve(file.getFileName()))
            .hasSameBinaryContentAs(file);
      }
    }
  }

  @Test
  void a_pack_that_is_there_already_is_not_written_again() throws IOException {
    IssuedReport first = Reports.issue(run(halden, out)).get(0);
    IssuedReport second = Reports.issue(run(halden, out)).get(0);
    assertThat(first.written()).isTrue();
    assertThat(second.written()).isFalse();
    assertThat(first.pdf()).isEqualTo(out.resolve("2026-10/cfo_pack-2026-10.pdf"));
    assertThat(first.pdf().getParent())
        .isDirectoryNotContaining(file -> file.getFileName().toString().endsWith(".part"))
        .isDirectoryContaining("glob:**.figures.csv")
        .isDirectoryContaining("glob:**.evidence.json");
  }

  @Test
  void an_issue_is_noted_once_and_its_release_is_the_same_issue_signed_by_a_second_person()
      throws IOException {
    RegisterStore book = new MemoryRegister();
    IssuedReport prepared = Reports.issue(signed(book, Optional.empty())).get(0);
    byte[] before = Files.readAllBytes(prepared.pdf());
    Reports.issue(signed(book, Optional.empty()));
    assertThat(book.register().entries()).hasSize(1);
    IssuedReport released = Reports.issue(signed(book, Optional.of("second"))).get(0);
    assertThat(released.issueId()).isEqualTo(prepared.issueId());
    assertThat(released.status()).isEqualTo(Status.RELEASED);
    IssuedReport again = Reports.issue(signed(book, Optional.empty())).get(0);
    assertThat(again.sha256()).isEqualTo(released.sha256());
    assertThat(again.written()).isFalse();
    assertThat(book.register().entries()).hasSize(2);
    assertThat(book.register().broken()).isEmpty();
    Verification verification = new Verification(book.register());
    assertThat(verification.of("pack", before).said()).contains("before its release");
    assertThat(verification.of("pack", Files.readAllBytes(released.pdf())).said())
        .contains("released by second; in force");
  }

  private ReportRun signed(RegisterStore book, Optional<String> releasedBy) {
    return signed(book, releasedBy, halden);
  }

  private ReportRun signed(RegisterStore book, Optional<String> releasedBy, MartReader marts) {
    Provenance by = by(book);
    return new ReportRun(
        "cfo_pack",
        ask("2026-10"),
        marts,
        new Provenance(by.codeVersion(), by.prepared(), releasedBy, book),
        out);
  }

  @Test
  void m14_an_id_has_64_bits_and_one_that_another_issue_has_already_is_refused() {
    RegisterStore book = new MemoryRegister();
    IssuedReport issued = Reports.issue(signed(book, Optional.empty())).get(0);
    assertThat(issued.issueId()).matches("CP-2026-10-[0-9a-f]{16}");
    Entry entry = book.register().issue(issued.issueId()).orElseThrow();
    for (Fact other :
        List.of(
            fact(entry, "cfo_pack/a copy", entry.fact().said()),
            fact(entry, "cfo_pack", entry.fact().said().replace("\"golden\"", "\"other\"")))) {
      RegisterStore taken = new MemoryRegister();
      taken.add(taken.register().entry(other));
      assertThatThrownBy(() -> Reports.issue(signed(taken, Optional.empty())))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("ISSUE_CLASH");
      assertThat(taken.register().entries()).hasSize(1);
    }
  }

  private static Fact fact(Entry entry, String report, String said) {
    Subject subject = new Subject(entry.subject().issue(), report, entry.subject().period());
    Fact fact = entry.fact();
    return new Fact(fact.event(), subject, fact.act(), said, fact.figures());
  }

  @Test
  void m14_an_issue_whose_id_has_32_bits_is_made_again_with_that_id() {
    ReportRun now = signed(new MemoryRegister(), Optional.empty());
    String id = Laying.first(now).header().issueId();
    String old = id.substring(0, id.length() - 8);
    Provenance by = now.provenance();
    ReportRun again =
        new ReportRun(
            now.report(),
            now.ask(),
            now.marts(),
            new Provenance(
                by.codeVersion(), by.prepared(), Optional.empty(), by.book(), Optional.of(old)),
            out);
    assertThat(Laying.first(again).header().issueId()).isEqualTo(old);
  }

  @Test
  void n17_every_file_of_an_issue_is_genuine_untouched_and_none_is_where_a_byte_was_changed()
      throws IOException {
    RegisterStore book = new MemoryRegister();
    Path pdf = Reports.issue(signed(book, Optional.empty())).get(0).pdf();
    Verification verification = new Verification(book.register());
    try (Stream<Path> all = Files.walk(pdf.getParent())) {
      List<Path> files = all.filter(Files::isRegularFile).toList();
      assertThat(files).extracting(Path::toString).anyMatch(name -> name.endsWith(".figures.csv"));
      for (Path file : files) {
        byte[] bytes = Files.readAllBytes(file);
        assertThat(verification.of(file.toString(), bytes).said())
            .as(file.toString())
            .contains("genuine");
        bytes[bytes.length / 2] ^= 1;
        assertThat(verification.of(file.toString(), bytes).genuine()).isFalse();
      }
    }
  }

  @Test
  void a_changed_pack_does_not_fit_its_own_seal() throws IOException {
    byte[] pdf = Files.readAllBytes(Reports.issue(run(halden, out)).get(0).pdf());
    assertThat(Verification.unproven("pack", pdf).code()).isEqualTo("NOT_PROVEN");
    pdf[pdf.length / 2] ^= 1;
    assertThat(Verification.unproven("pack", pdf).code()).isEqualTo("ALTERED");
  }

  @Test
  void a_closed_period_changes_only_by_a_restatement_and_the_next_pack_says_what_changed_and_why()
      throws IOException {
    RegisterStore book = new MemoryRegister();
    Act act = new Act("controlling", Instant.parse("2026-11-20T06:00:00Z"));
    IssuedReport first = Reports.issue(signed(book, Optional.empty())).get(0);
    Subject subject = book.register().issue(first.issueId()).orElseThrow().subject();
    book.add(book.register().entry(new Fact(Event.CLOSED, subject, act, "{}", "")));
    Provenance newer =
        new Provenance("newer code", new Act("deputy", act.at()), Optional.empty(), book);
    ReportRun again = new ReportRun("cfo_pack", ask("2026-10"), halden, newer, out);
    assertThat(Reports.issue(again).get(0))
        .usingRecursiveComparison()
        .ignoringFields("written")
        .isEqualTo(first);
    ReportRun late = signed(book, Optional.empty(), new LateMarts(halden));
    assertThatThrownBy(() -> Reports.issue(late)).hasMessageContaining("PERIOD_CLOSED");
    Restatement why = new Restatement("2026-10", "A sign-off came after the close.", "C. Moreau");
    book.add(book.register().entry(why.fact(book.register(), act)));
    IssuedReport second = Reports.issue(late).get(0);
    assertThat(PageText.of(Laying.first(late).print()))
        .contains("not what issue " + first.issueId() + " said; 1 source row came late")
        .contains("Opened again by C. Moreau: A sign-off came after the close.")
        .contains("SO-late", "M-001 2026-10 confirmed", "8,170.00")
        .containsPattern("unmatched\\.\\S+\\.rows .*\\+7\\.00");
    byte[] pdf = Files.readAllBytes(second.pdf());
    assertThat(Conformance.failures(pdf)).isEmpty();
    assertThat(new Verification(book.register()).of("pack", Reports.again(late)).said())
        .contains("nobody has released it");
    assertThat(book.register().superseding(book.register().entries().get(0))).isPresent();
  }

  @Test
  void none_of_a_thousand_single_changed_bytes_of_a_pack_goes_unseen() throws IOException {
    RegisterStore book = new MemoryRegister();
    byte[] pdf = Files.readAllBytes(Reports.issue(signed(book, Optional.empty())).get(0).pdf());
    Verification verification = new Verification(book.register());
    assertThat(verification.of("pack", pdf).genuine()).isTrue();
    Random random = new Random(6);
    for (int i = 0; i < 1_000; i++) {
      int at = random.nextInt(pdf.length);
      byte before = pdf[at];
      pdf[at] ^= (byte) (1 + random.nextInt(255));
      VerificationResult verdict = verification.of("pack", pdf);
      pdf[at] = before;
      assertThat(verdict.genuine()).as("byte %d", at).isFalse();
      assertThat(verdict.wrong().orElseThrow().code())
          .isEqualTo(at < "%PDF-".length() ? "NOT_A_PDF" : "ALTERED");
    }
    byte[] half = Arrays.copyOf(pdf, pdf.length / 2);
    assertThat(verification.of("pack", half).wrong().orElseThrow().code()).isEqualTo("CUT_OFF");
  }

  @Test
  void a_signed_pack_is_the_sealed_one_with_a_signature_and_the_same_when_it_is_signed_again()
      throws Exception {
    Path keys = OwnKey.write(out.resolve("own.p12"), "secret", "RSA", "SHA256withRSA");
    RegisterStore book = new MemoryRegister();
    ReportRun run =
        signed(book, Optional.empty()).signedBy(Optional.of(Signer.open(keys, "secret")));
    byte[] sealed = Reports.again(signed(new MemoryRegister(), Optional.empty()));
    byte[] pdf = Files.readAllBytes(Reports.issue(run).get(0).pdf());
    assertThat(pdf).startsWith(sealed);
    assertThat(Reports.again(run)).isEqualTo(pdf);
    assertThat(PdfSignature.fits(sealed)).isEmpty();
    assertThat(PdfSignature.fits(pdf)).contains(true);
    assertThat(new Verification(book.register()).of("pack", pdf).genuine()).isTrue();
    assertThat(Conformance.failures(pdf)).isEmpty();
    pdf[1_000] ^= 1;
    assertThat(Verification.unproven("pack", pdf).code()).isEqualTo("ALTERED");
  }

  @Test
  void a_key_that_cannot_sign_the_same_twice_or_is_not_opened_by_its_password_is_refused()
      throws Exception {
    Path curve = OwnKey.write(out.resolve("curve.p12"), "secret", "EC", "SHA256withECDSA");
    assertThatThrownBy(() -> Signer.open(curve, "secret"))
        .hasMessageContaining("SIGNATURE_WRONG")
        .hasMessageContaining("no RSA key");
    assertThatThrownBy(() -> Signer.open(curve, "guess"))
        .hasMessageContaining("SIGNATURE_WRONG")
        .message()
        .doesNotContain("guess");
  }

  @Test
  void a_pack_can_be_archived_and_read_aloud() throws IOException {
    byte[] pdf = Files.readAllBytes(Reports.issue(run(halden, out)).get(0).pdf());
    assertThat(Conformance.failures(pdf)).isEmpty();
  }

  @Test
  void figures_and_manifest_are_attached_to_a_pack_as_they_lie_beside_it() throws IOException {
    Path file = Reports.issue(run(halden, out)).get(0).pdf();
    try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
      Map<String, PDComplexFileSpecification> attached =
          pdf.getDocumentCatalog().getNames().getEmbeddedFiles().getNames();
      assertThat(attached).containsOnlyKeys("figures.csv", "manifest.json");
      assertThat(attached.get("figures.csv").getEmbeddedFile().toByteArray())
          .isEqualTo(Files.readAllBytes(beside(file, "figures.csv")));
      byte[] manifest = attached.get("manifest.json").getEmbeddedFile().toByteArray();
      JsonMapper json = new JsonMapper();
      assertThat(json.readTree(manifest))
          .isEqualTo(json.readTree(beside(file, "evidence.json").toFile()).get("manifest"));
    }
  }

  private static Path beside(Path pdf, String ending) {
    return Path.of(pdf.toString().replaceFirst("pdf$", ending));
  }

  @Test
  void names_that_are_long_or_run_from_right_to_left_or_begin_like_a_formula_leave_a_pack_whole()
      throws IOException {
    IssuedReport issued = Reports.issue(run(new OddNames(halden), out)).get(0);
    assertThat(Conformance.failures(Files.readAllBytes(issued.pdf()))).isEmpty();
    try (PDDocument pdf = Loader.loadPDF(issued.pdf().toFile())) {
      assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "))
          .contains(OddNames.LONG, "=HYPERLINK(\"http://x\")");
    }
    assertThat(PageText.of(Laying.first(run(new OddNames(halden), out)).print()))
        .contains(OddNames.NAMES.get("PG-01"), "東京の倉庫 \uFFFD")
        .contains("letters that no font here can print");
    assertThat(issued.unprinted()).isPositive();
    assertThat(Files.readString(beside(issued.pdf(), "evidence.json")))
        .contains("\"unprinted\" : " + issued.unprinted());
  }

  @Test
  void the_pages_read_as_the_golden_text() throws IOException {
    Golden.check("cfo_pack", text(halden, "2026-10"));
  }

  @Test
  void a_total_that_is_tolerated_stale_unread_or_broken_is_named_beside_those_that_agree() {
    String title = "6 control totals: 2 agree, 1 within tolerance, 1 stale, 1 unread, 1 breaks";
    assertThat(text(totals("ok", "ok", "tolerated", "stale", "unread", "break"), "2026-10"))
        .contains(title + "; no rows are in quarantine")
        .containsPattern("effort +6 +2 +1 +1 +1 +1 ");
    assertThat(Language.of("de", "cfo_pack").say(title))
        .isEqualTo(
            "6 Kontrollsummen: 2 stimmen überein, 1 in der Toleranz, 1 veraltet, 1 ungelesen, 1 ungleich");
  }

  @Test
  void the_cover_says_how_many_totals_agree_within_tolerance_only() {
    String why = "All control totals agree, 2 within tolerance. A second person has still";
    assertThat(text(totals("ok", "tolerated", "tolerated"), "2026-10")).contains(why);
    assertThat(text(totals("ok"), "2026-10"))
        .contains("All control totals agree. A second person has still");
    assertThat(Language.of("de", "cfo_pack").say(why + " to release it."))
        .isEqualTo(
            "Alle Kontrollsummen stimmen überein, davon 2 in der Toleranz. Eine zweite Person muss noch freigeben.");
  }

  private static MartReader totals(String... statuses) {
    InventedMarts some = new InventedMarts(spark());
    for (String status : statuses) {
      some.add(
          "reconciliation",
          "hop",
          "feed_to_table",
          "table_name",
          "effort",
          "period",
          "2026-10",
          "measure",
          status,
          "difference",
          "0",
          "status",
          status);
    }
    return some.ready();
  }

  @Test
  void rows_of_one_kind_are_one_line_of_the_quarantine_with_amount_and_example_and_trace_to_it() {
    InventedMarts some = new InventedMarts(spark());
    String[] found = {"12.5", "1.234,5", "7"};
    for (int i = 0; i < found.length; i++) {
      quarantined(
          some,
          "C" + i,
          "my claims.csv:" + (12 + i) + ": period is '2026-1" + i + "x', expected a period",
          "{\"amount\":\"" + found[i] + "\",\"currency\":\"EUR\"}");
    }
    quarantined(some, "C9", "measure_id is blank, expected a value", "{}");
    assertThat(text(some.ready(), "2026-10"))
        .containsPattern(
            "value_claims +register +3 +EUR.19\\.5 .*period is '…', expected a period +my claims\\.csv:12")
        .containsPattern("value_claims +register +1 +– .*measure_id is blank.* C9");
    String traced = TraceRules.of("cfo_pack").marts().get("quarantine");
    Map<String, Object> amount = Map.of("g1", "1", "g2", "amount");
    assertThat(some.query("select string(sum(part)) as s from (" + traced + ")", amount))
        .singleElement()
        .isEqualTo(Map.of("s", "19.5000000000"));
    Map<String, Object> rows = Map.of("g1", "2", "g2", "");
    assertThat(some.query(traced, rows))
        .extracting(row -> row.get("record_key"))
        .containsExactly("C9");
  }

  private static void quarantined(InventedMarts marts, String key, String reason, String row) {
    marts.add(
        "quarantine",
        "feed",
        "value_claims",
        "source_system",
        "register",
        "record_key",
        key,
        "reason",
        reason,
        "source_row",
        row,
        "first_seen_at",
        Instant.parse("2026-11-02T05:10:00Z"));
  }

  @Test
  void a_company_without_any_data_gets_a_pack_that_says_so() {
    assertThat(text(KeptMarts.nothing(spark()), "2026-10"))
        .contains(
            "No initiative has planned or claimed any value in this span: there is nothing to verify")
        .contains("UNRECONCILED")
        .contains("No control totals were taken")
        .contains("no data")
        .doesNotContain("0.00")
        .doesNotContain("null");
  }

  @Test
  void a_period_that_is_not_over_makes_a_draft() {
    assertThat(text(halden, "2026-11")).contains("DRAFT");
  }

  @Test
  void two_marts_that_disagree_stop_the_pack_and_name_both_figures() {
    InventedMarts wrong = Halden.marts(spark());
    wrong
        .add(
            "initiative_scorecard",
            "node_id",
            "M-001",
            "level",
            "measure",
            "period",
            "2026-10",
            "planned",
            "0.01")
        .ready();
    assertThatThrownBy(() -> Reports.issue(run(wrong, out)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("TOTALS_DIFFER")
        .hasMessageContaining("total.planned");
    assertThat(out).isEmptyDirectory();
  }

  @Test
  void a_report_that_does_not_exist_is_refused_with_those_that_do() {
    Provenance by = by(new MemoryRegister());
    ReportRun unknown = new ReportRun("cfo_packs", ask("2026-10"), halden, by, out);
    assertThatThrownBy(() -> Reports.issue(unknown))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("cfo_packs")
        .hasMessageContaining("cfo_pack");
  }

  @Test
  void a_folder_that_is_a_file_is_refused() throws IOException {
    Path file = Files.writeString(out.resolve("file"), "", StandardCharsets.UTF_8);
    assertThatThrownBy(() -> Reports.issue(run(halden, file)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("NOT_WRITABLE");
  }
}
