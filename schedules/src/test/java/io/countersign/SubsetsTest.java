package io.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever set of feeds a company has, every command runs to its end. A feed that never landed is
 * the same to a build whether its file is absent, is a header alone or was stopped; what makes them
 * so is tested once for all feeds, and the sets are then made by taking tables out of a lake. All
 * single feeds, absent and alone, and a hundred sets: {@code -Dsubsets=100}.
 */
@Tag("long")
final class SubsetsTest {
  private static final int SETS = Integer.getInteger("subsets", 0);

  @TempDir static Path folder;
  private static AnyCompany company;
  private static Path whole;

  @BeforeAll
  static void a_small_company_with_all_feeds_is_built() throws IOException {
    company = new AnyCompany(14, 4);
    whole = folder.resolve("whole");
    company.write(whole);
    WholeFlow flow = new WholeFlow(whole, company, company.asOf());
    assertThat(flow.ingest()).as(flow.said()).isZero();
    flow.build();
    assertThat(flow.faults()).as(company.about()).isEmpty();
    System.out.println(company.about());
  }

  @Test
  void k2_every_feed_is_a_header_alone_and_then_every_feed_is_stopped() throws IOException {
    Path empty = folder.resolve("empty");
    company.write(empty);
    for (String feed : company.feeds().keySet()) {
      Files.writeString(file(empty, feed), company.feeds().get(feed).get(0) + "\n");
    }
    WholeFlow flow = new WholeFlow(empty, company, company.asOf());
    assertThat(flow.ingest()).as(flow.said()).isZero();
    flow.build();
    for (String feed : company.feeds().keySet()) {
      Files.writeString(file(empty, feed), "nobody,knows,these\n1,2,3\n");
    }
    assertThat(flow.ingest()).as(flow.said()).isEqualTo(1);
    flow.build();
    assertThat(flow.faults()).isEmpty();
  }

  @Test
  void k2_some_sets_of_feeds_are_all_there_is() {
    List<Set<String>> sets = new ArrayList<>(List.of(Set.of("tickets"), Set.of("changes")));
    sets.add(without(Set.of("initiatives")));
    if (SETS > 0) {
      sets.clear();
      company.feeds().keySet().forEach(feed -> sets.add(without(Set.of(feed))));
      company.feeds().keySet().forEach(feed -> sets.add(Set.of(feed)));
      Random random = new Random(14);
      for (int i = 0; i < SETS; i++) {
        Set<String> some = new TreeSet<>(company.feeds().keySet());
        some.removeIf(feed -> random.nextInt(3) == 0);
        sets.add(some);
      }
    }
    Map<String, List<String>> faults = new TreeMap<>();
    for (Set<String> there : sets) {
      faults.put(there.toString(), with(there));
    }
    faults.values().removeIf(List::isEmpty);
    faults.forEach((set, wrong) -> System.out.println("WRONG " + set + "\n" + wrong));
    assertThat(faults.keySet()).isEmpty();
  }

  private static Set<String> without(Set<String> feeds) {
    Set<String> others = new TreeSet<>(company.feeds().keySet());
    others.removeAll(feeds);
    return others;
  }

  private static List<String> with(Set<String> there) {
    Path some = folder.resolve("some");
    WholeFlow.remove(some);
    WholeFlow.copy(whole, some);
    without(there).forEach(feed -> WholeFlow.remove(some.resolve("lake").resolve(feed)));
    WholeFlow flow = new WholeFlow(some, company, company.asOf());
    long start = System.nanoTime();
    flow.build();
    System.out.printf(
        "%s: %d faults, %.0f s%n", there, flow.faults().size(), (System.nanoTime() - start) / 1e9);
    return flow.faults();
  }

  private static Path file(Path workspace, String feed) {
    return workspace.resolve("register/" + feed + ".csv");
  }
}
