package io.countersign.reports.pack;

import io.countersign.reports.ask.ReportData;
import io.countersign.reports.draw.Axis;
import io.countersign.reports.draw.Bar;
import io.countersign.reports.pack.budget.BudgetPage;
import io.countersign.reports.pack.control.DecisionsPage;
import io.countersign.reports.pack.control.ExceptionsPage;
import io.countersign.reports.pack.service.ApprovalsPage;
import io.countersign.reports.pack.service.AttainmentPage;
import io.countersign.reports.pack.service.ChangesPage;
import io.countersign.reports.pack.service.ServiceTotals;
import io.countersign.reports.pack.value.Bridge;
import io.countersign.reports.pack.value.BridgePage;
import io.countersign.reports.pack.value.CalibrationPage;
import io.countersign.reports.pack.value.MeasurePage;
import io.countersign.reports.pack.value.PersistencePage;
import io.countersign.reports.pack.value.PipelinePage;
import io.countersign.reports.pack.value.PortfolioPage;
import io.countersign.reports.pack.value.RunRatePage;
import io.countersign.reports.paper.Section;
import io.countersign.reports.status.FeedCoverage;
import io.countersign.reports.status.IssueHeader;
import io.countersign.reports.status.RestatementNote;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pages of the CFO pack, in their order. */
public final class CfoPack {
  /** The bridge from claims is the third section with a title. */
  static final int CLAIMS = 3;

  private CfoPack() {}

  public static List<Section> sections(
      ReportData data,
      IssueHeader header,
      Map<String, Long> versions,
      Optional<RestatementNote> restated) {
    ServiceTotals service = new ServiceTotals(data);
    List<Section> inside = new ArrayList<>();
    inside.add(new SummaryPage(data, service).section());
    inside.addAll(bridges(data));
    inside.add(new PortfolioPage(data).section());
    inside.add(new PipelinePage(data).section());
    inside.add(new RunRatePage(data).section());
    inside.add(new PersistencePage(data).section());
    inside.add(new BudgetPage(data).section());
    inside.add(new AttainmentPage(data, service).section());
    inside.add(new ChangesPage(data).section());
    inside.add(new ApprovalsPage(data).section());
    inside.add(new MeasurePage(data).section());
    inside.add(new ExceptionsPage(data).section());
    inside.add(new CalibrationPage(data).section());
    inside.add(new DecisionsPage(data).section());
    inside.replaceAll(FeedCoverage.of(data)::said);
    Section annex = new AnnexPage(data, versions).section();
    restated.ifPresent(changes -> inside.add(changes.section(data.figures())));
    inside.add(annex);
    List<Section> figures = new FiguresPage(data, header.chain()).sections();
    figures.stream().limit(1).forEach(inside::add);
    List<Section> all = new ArrayList<>();
    all.add(new CoverPage(data, header).section(inside));
    all.addAll(inside);
    figures.stream().skip(1).forEach(all::add);
    return all;
  }

  private static List<Section> bridges(ReportData data) {
    BridgePage plan = new BridgePage(data, Bridge.ofPlan(data));
    BridgePage claims = new BridgePage(data, Bridge.ofClaims(data));
    List<Bar> both = new ArrayList<>(plan.waterfall().bars());
    both.addAll(claims.waterfall().bars());
    Axis axis = Axis.overBars(both);
    return List.of(plan.section(axis), claims.section(axis));
  }
}
