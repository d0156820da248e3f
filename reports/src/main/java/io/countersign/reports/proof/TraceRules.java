package io.countersign.reports.proof;

import io.countersign.problem.Declarations;
import io.countersign.problem.Exit;
import io.countersign.problem.Problems;
import io.countersign.problem.Resources;
import io.countersign.problem.TextFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the figures of a report lead back to source rows: its {@code trace.yml}.
 *
 * @param with another report whose marts, steps and feeds may be named, too
 * @param marts SQL by name, giving source, record, part and what the next level joins by
 * @param steps SQL over {@code mart_rows} and the tables of a step
 * @param feeds SQL over {@code mart_rows} or {@code step_rows}, and feeds
 */
public record TraceRules(
    Optional<String> with,
    List<Rule> figures,
    Map<String, String> marts,
    Map<String, String> steps,
    Map<String, String> feeds) {
  /** The folder of the rules that all reports may name. */
  private static final String HOUSE = "reports";

  public TraceRules {
    figures = figures == null ? List.of() : figures;
    marts = marts == null ? Map.of() : marts;
    steps = steps == null ? Map.of() : steps;
    feeds = feeds == null ? Map.of() : feeds;
  }

  /**
   * One kind of figure.
   *
   * @param figure a pattern; its groups are known to SQL as {@code :g1}, {@code :g2}
   * @param share the two figures that it is the share of
   * @param minus the two figures that it is the difference of
   */
  public record Rule(
      String figure,
      Optional<String> mart,
      Optional<String> step,
      Optional<String> feed,
      List<String> share,
      List<String> minus) {

    /** A figure whose rows a mart query gives, and whose source rows a feed query, if any. */
    public static Rule mart(String figure, String mart, Optional<String> feed) {
      return new Rule(figure, Optional.of(mart), Optional.empty(), feed, List.of(), List.of());
    }

    /** A figure that is the share of two others. */
    public static Rule share(String figure, List<String> of) {
      return new Rule(figure, Optional.empty(), Optional.empty(), Optional.empty(), of, List.of());
    }

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

  /** As a report declares them; none where it declares none. */
  public static TraceRules of(String report) {
    TraceRules own = read(report).and(read(HOUSE), List.of());
    return own.with().map(other -> own.and(TraceRules.of(other), List.of())).orElse(own);
  }

  /** With other rules, which hold where these say nothing. */
  public TraceRules or(TraceRules other) {
    return and(other, other.figures());
  }

  private TraceRules and(TraceRules other, List<Rule> more) {
    List<Rule> all = new ArrayList<>(figures);
    all.addAll(more);
    return new TraceRules(
        with, all, both(marts, other.marts), both(steps, other.steps), both(feeds, other.feeds));
  }

  private static Map<String, String> both(Map<String, String> own, Map<String, String> other) {
    Map<String, String> both = new LinkedHashMap<>(other);
    both.putAll(own);
    return both;
  }

  private static TraceRules read(String report) {
    Problems problems = new Problems();
    Optional<TraceRules> rules =
        Resources.list("reports", "trace.yml").stream()
            .filter(source -> source.folder().equals(report))
            .findFirst()
            .flatMap((TextFile source) -> Declarations.read(source, TraceRules.class, problems));
    problems.refuseIfAny(Exit.WRONG_CALL);
    return rules.orElseGet(
        () -> new TraceRules(Optional.empty(), List.of(), Map.of(), Map.of(), Map.of()));
  }

  /** The first rule for a figure. */
  Optional<Found> rule(String figure) {
    return figures.stream()
        .map(rule -> new Found(rule, Pattern.compile(rule.figure()).matcher(figure)))
        .filter(found -> found.matched().matches())
        .findFirst();
  }
}
