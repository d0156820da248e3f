package io.countersign.reports.issue;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.company.Basis;
import io.countersign.lake.LakeTest;
import io.countersign.reports.ask.MartReader;
import io.countersign.reports.ask.ReportRun;
import io.countersign.reports.paper.PageNumbers;
import io.countersign.reports.paper.PageText;
import io.countersign.reports.register.Act;
import io.countersign.reports.register.Event;
import io.countersign.reports.register.Fact;
import io.countersign.reports.register.MemoryRegister;
import io.countersign.reports.register.RegisterStore;
import io.countersign.reports.register.Restatement;
import io.countersign.reports.register.Subject;
import io.countersign.reports.table.Figure;
import io.countersign.reports.table.Figures;
import io.countersign.reports.words.GermanFormat;
import io.countersign.reports.words.Language;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.sf.jasperreports.engine.JasperPrint;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pack where the workspace says {@code locale: de}. */
final class GermanPackTest extends LakeTest {
  private static KeptMarts halden;
  @TempDir private Path out;

  @BeforeAll
  static void invent() {
    halden = KeptMarts.halden(spark());
  }

  private ReportRun run(MartReader marts, String period, RegisterStore book) {
    Map<String, String> german = Map.of(Language.LOCALE, "de");
    return new ReportRun("cfo_pack", PackTest.ask(period), marts, PackTest.by(book), out, german);
  }

  private ReportRun run(MartReader marts, String period) {
    return run(marts, period, new MemoryRegister());
  }

  private static MartReader times(String factor) {
    return new TimesMarts(halden, new BigDecimal(factor));
  }

  @Test
  void no_text_of_the_house_stays_english_whatever_the_data_are() {
    Set<String> missing = new TreeSet<>();
    List<MartReader> all = List.of(halden, KeptMarts.nothing(spark()), times("0"), times("-1"));
    for (MartReader marts : all) {
      for (String period : List.of("2026-10", "2026-11")) {
        Reports.Laid laid = Laying.first(run(marts, period));
        laid.renderer().pdf(laid.print()); // only then drawings are drawn
        missing.addAll(laid.data().language().missing());
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void no_word_is_cut_and_no_page_spills_over() {
    JasperPrint german = CutTexts.whole(() -> Laying.first(run(halden, "2026-10")).print());
    JasperPrint english =
        CutTexts.whole(() -> Laying.first(run(halden, "2026-10").with(Map.of())).print());
    assertThat(CutTexts.of(german)).isEmpty();
    assertThat(CutTexts.of(english)).isEmpty();
    Map<String, Integer> starts = PageNumbers.starts(english);
    starts.keySet().removeIf(section -> section.startsWith("figures"));
    assertThat(PageNumbers.starts(german)).containsAllEntriesOf(starts);
  }

  @Test
  void the_pages_read_as_the_golden_text() throws IOException {
    Golden.check(
        "cfo_pack", "golden_de.txt", PageText.of(Laying.first(run(halden, "2026-10")).print()));
  }

  @Test
  void it_can_be_archived_and_read_aloud_in_german() throws IOException {
    byte[] pdf = Files.readAllBytes(Reports.issue(run(halden, "2026-10")).get(0).pdf());
    assertThat(Conformance.failures(pdf)).isEmpty();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("de-DE");
    }
  }

  @Test
  void its_figures_have_the_same_ids_and_exact_values_as_in_english() {
    Figures german = Laying.first(run(halden, "2026-10")).figures();
    Figures english = Laying.first(run(halden, "2026-10").with(Map.of())).figures();
    assertThat(german.all()).hasSameSizeAs(english.all());
    for (Figure figure : english.all()) {
      Figure own = german.get(figure.id()).orElseThrow();
      assertThat(own.value()).as(figure.id()).isEqualTo(figure.value());
      assertThat(own.unit()).isEqualTo(figure.unit());
      assertThat(own.printed()).isEqualTo(GermanFormat.number(figure.printed()));
    }
  }

  @Test
  void what_changed_since_the_last_issue_is_said_in_german() {
    RegisterStore book = new MemoryRegister();
    Act act = new Act("controlling", Instant.parse("2026-11-20T06:00:00Z"));
    IssuedReport first = Reports.issue(run(halden, "2026-10", book)).get(0);
    Subject subject = book.register().issue(first.issueId()).orElseThrow().subject();
    book.add(book.register().entry(new Fact(Event.CLOSED, subject, act, "{}", "")));
    Restatement why = new Restatement("2026-10", "Zu spät, leider; 1.5 Tage.", "C. Moreau");
    book.add(book.register().entry(why.fact(book.register(), act)));
    ReportRun run = run(new LateMarts(halden), "2026-10", book);
    Basis later = new Basis(run.ask().period(), act.at(), run.ask().company());
    Reports.Laid laid =
        Laying.first(
            new ReportRun(
                run.report(), later, run.marts(), run.provenance(), out, run.parameters()));
    assertThat(laid.data().language().missing()).isEmpty();
    assertThat(PageText.of(laid.print()))
        .contains("nicht, was Ausgabe " + first.issueId() + " sagte; 1 Zeile einer Quelle kam spät")
        .contains(
            "Wieder geöffnet von C. Moreau: Zu spät, leider; 1.5 Tage. · ausgegeben 04.11.2026")
        .contains("8.170,00", "wachsen auch ohne späte Zeile")
        .containsPattern("unmatched\\.\\S+\\.rows .*\\+7,00");
  }
}
