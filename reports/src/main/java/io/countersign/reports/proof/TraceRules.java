package io.countersign.reports.proof;

import io.countersign.lake.Declarations;
import io.countersign.lake.Exit;
import io.countersign.lake.Problems;
import io.countersign.lake.Resources;
import io.countersign.lake.Source;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the figures of a report lead back to source rows: its {@code trace.yml}.
 *
 * @param marts SQL by name, giving source, record, part and what the next level joins by
 * @param steps SQL over {@code mart_rows} and the tables of a step
 * @param feeds SQL over {@code mart_rows} and feeds
 */
record TraceRules(
    List<Rule> figures,
    Map<String, String> marts,
    Map<String, String> steps,
    Map<String, String> feeds) {

  /**
   * One kind of figure.
   *
   * @param figure a pattern; its groups are known to SQL as {@code :g1}, {@code :g2}
   * @param share the two figures that it is the share of
   * @param minus the two figures that it is the difference of
   */
  record Rule(
      String figure,
      Optional<String> mart,
      Optional<String> step,
      Optional<String> feed,
      List<String> share,
      List<String> minus) {

    /** The figures that this one is worked out from. */
    List<String> from(Matcher matched) {
      List<String> from = share == null || share.isEmpty() ? minus : share;
      return from == null ? List.of() : from.stream().map(name -> named(matched, name)).toList();
    }

    private static String named(Matcher matched, String name) {
      String named = name;
      for (int i = 1; i <= matched.groupCount(); i++) {
        String group = matched.group(i);
        named = named.replace(group == null ? "$" + i + "." : "$" + i, group == null ? "" : group);
      }
      return named;
    }
  }

  /** A rule, and how its pattern met the figure. */
  record Found(Rule rule, Matcher matched) {}

  static TraceRules of(String report) {
    Problems problems = new Problems();
    Optional<TraceRules> rules =
        Resources.list("reports", "trace.yml").stream()
            .filter(source -> source.folder().equals(report))
            .findFirst()
            .flatMap((Source source) -> Declarations.read(source, TraceRules.class, problems));
    problems.refuseIfAny(Exit.WRONG_CALL);
    return rules.orElseGet(() -> new TraceRules(List.of(), Map.of(), Map.of(), Map.of()));
  }

  /** The first rule for a figure. */
  Optional<Found> rule(String figure) {
    return figures.stream()
        .map(rule -> new Found(rule, Pattern.compile(rule.figure()).matcher(figure)))
        .filter(found -> found.matched().matches())
        .findFirst();
  }
}
