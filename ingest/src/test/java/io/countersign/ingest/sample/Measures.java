package io.countersign.ingest.sample;

import io.countersign.ingest.sample.Measure.Dates;
import io.countersign.ingest.sample.Measure.People;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Gives each measure of the tree its people, its dates and its lines of the ledger. */
final class Measures {
  /** The second of a pair looks at the lines of the first. */
  private static final Map<String, String> SHARED =
      Map.of("M102", "M101", "M128", "M127", "M059", "M058", "M079", "M078", "M087", "M086");

  /** What each of a pair may take of the lines, in hundredths, where they have agreed on it. */
  private static final Map<String, Integer> SPLITS = Map.of("M127", 70, "M128", 30);

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
  private static final long SHARED_BASELINE = Cents.units(80_000);
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

  /** The share of the lines that was agreed on; blank where nothing was. */
  static String split(Measure measure) {
    Integer split = SPLITS.get(measure.id());
    return split == null ? "" : split.toString();
  }

  /** Of a pair, the one that came later: it claims what the first one has brought about. */
  static boolean followsAnother(String measure) {
    return SHARED.containsKey(measure);
  }

  private Selection selection(Measure measure) {
    String lines = SHARED.getOrDefault(measure.id(), measure.id());
    Chance chance = Chance.of("lines " + lines);
    String account = chance.pick(Words.ACCOUNTS);
    Plot plot = plots.get(measure.id());
    if (plot != null) {
      long baseline = Cents.units(plot.baseline());
      return new Selection(
          measure.entity(), List.of(account), costObject(lines), baseline, !measure.driven());
    }
    boolean declared = Integer.parseInt(lines.substring(1)) % 12 != 0;
    List<String> accounts =
        declared ? Stream.of(account, "6600").distinct().toList() : List.of(account);
    return new Selection(measure.entity(), accounts, costObject(lines), baseline(lines), declared);
  }

  private static long baseline(String lines) {
    return SHARED.containsValue(lines)
        ? SHARED_BASELINE
        : Likely.monthly(lines) * BASELINE_MULTIPLE;
  }

  private static String costObject(String measure) {
    return "K" + measure.substring(1);
  }
}
