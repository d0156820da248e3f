package io.countersign.reports.status;

import io.countersign.reports.ask.ReportData;
import io.countersign.reports.paper.PagePart;
import io.countersign.reports.paper.Section;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Pages about feeds of which nobody ever handed one over say so, and not that there was nothing: no
 * ticket known is not no promise broken.
 *
 * @param needs by a section's key the feeds without any of which it has nothing to say
 * @param landed the feeds that were read at least once; none where that was not kept yet
 */
public record FeedCoverage(Map<String, List<String>> needs, Set<String> landed) {

  public static FeedCoverage of(ReportData data) {
    return new FeedCoverage(
        data.declaration().needs(),
        data.answers().has("handed")
            ? data.lines("handed").stream()
                .map(line -> line.text("feed"))
                .collect(Collectors.toSet())
            : Set.of());
  }

  /** Whether anything can be said on a section: one of the feeds that it needs was read once. */
  public boolean covers(String section) {
    List<String> asked = needs.getOrDefault(section, List.of());
    return landed.isEmpty() || asked.isEmpty() || asked.stream().anyMatch(landed::contains);
  }

  /** The section, or that nothing can be said, and why. */
  public Section said(Section section) {
    if (covers(section.key())) {
      return section;
    }
    List<String> asked = needs.get(section.key());
    String why = "Never handed over: " + String.join(", ", asked) + "; nothing can be said";
    section.parts().forEach(part -> say(part, why));
    return new Section(section.key(), why, section.subtitle(), section.parts());
  }

  private static void say(PagePart part, String why) {
    part.parameters().replaceAll((name, value) -> name.equals("empty") ? why : value);
    part.parameters().values().stream()
        .filter(PagePart.class::isInstance)
        .map(PagePart.class::cast)
        .forEach(inner -> say(inner, why));
  }
}
