package io.countersign.ingest.sample;

import io.countersign.ingest.sample.Measure.Dates;
import io.countersign.ingest.sample.Measure.People;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/** Gives each measure of the tree its people, its dates and its lines of the ledger. */
final class Measures {
  /** The second of a pair looks at the lines of the first. */
  private static final Map<String, String> SHARED = Map.of("M102", "M101");

  private static final Map<String, Dates> STORY_DATES =
      Map.of(
          "M107",
              new Dates(
                  LocalDate.of(2026, 1, 20), LocalDate.of(2026, 8, 10), LocalDate.of(2026, 6, 1)),
          "M108",
              new Dates(
                  LocalDate.of(2025, 11, 20), LocalDate.of(2026, 2, 10), LocalDate.of(2026, 6, 1)));
  private static final Map<String, String> STORY_OWNERS = Map.of("M105", "ctl.rossi");
  private static final Map<String, String> STORY_CONTROLLERS =
      Map.of("M105", "ctl.berger", "M125", "ctl.lang");
  private static final int BASELINE_MULTIPLE = 4;
  private final Map<String, Plot> plots;

  Measures(Map<String, Plot> plots) {
    this.plots = plots;
  }

  Measure of(Node node) {
    Measure bare = new Measure(node, people(node.id()), dates(node.id()), null);
    return new Measure(node, bare.people(), bare.dates(), selection(bare));
  }

  private static People people(String id) {
    Chance chance = Chance.of("people " + id);
    String owner = chance.pick(Words.OWNERS);
    String sponsor = chance.pick(Words.SPONSORS);
    String controller = chance.pick(Words.CONTROLLERS);
    return new People(
        STORY_OWNERS.getOrDefault(id, owner),
        sponsor,
        STORY_CONTROLLERS.getOrDefault(id, controller));
  }

  private Dates dates(String id) {
    Plot plot = plots.get(id);
    if (plot == null) {
      return Likely.dates(id);
    }
    return STORY_DATES.getOrDefault(id, Dates.inTime(YearMonth.parse(plot.valueFrom())));
  }

  private Selection selection(Measure measure) {
    String lines = SHARED.getOrDefault(measure.id(), measure.id());
    Chance chance = Chance.of("lines " + lines);
    String account = chance.pick(Words.ACCOUNTS);
    Plot plot = plots.get(measure.id());
    if (plot != null) {
      boolean declared = !measure.driven();
      return new Selection(
          measure.entity(),
          List.of(account),
          costObject(lines),
          Cents.units(plot.baseline()),
          declared);
    }
    boolean declared = Integer.parseInt(measure.id().substring(1)) % 12 != 0;
    List<String> accounts = declared ? List.of(account, "6600") : List.of(account);
    long baseline = Likely.monthly(measure.id()) * BASELINE_MULTIPLE;
    return new Selection(
        measure.entity(),
        accounts.stream().distinct().toList(),
        costObject(lines),
        baseline,
        declared);
  }

  private static String costObject(String measure) {
    return "K" + measure.substring(1);
  }
}
