package io.countersign.schedules.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

final class StateOnSqliteTest extends StateContract {
  /** More steps than there are: it lives. */
  private static final int ALL = 1000;

  @Override
  List<String> fresh(String name) {
    return List.of("sqlite", folder.resolve(name + ".db").toString());
  }

  @Override
  StateSource source(List<String> place) {
    return StateStore.sqlite(Path.of(place.get(1)));
  }

  @Override
  StateStore open(List<String> place) {
    return StateStore.file(Path.of(place.get(1)));
  }

  @Test
  void killed_before_any_step_of_being_carried_over_is_kept_the_file_is_usable_and_whole()
      throws Exception {
    killed(ALL, 0);
    int steps = Integer.parseInt(said(ALL));
    assertThat(steps).isGreaterThan(2);
    ExecutorService two = Executors.newFixedThreadPool(2);
    List<Future<?>> died = new ArrayList<>();
    for (int step = 1; step <= steps; step++) {
      int at = step;
      died.add(two.submit(() -> killed(at, 9)));
    }
    for (Future<?> one : died) {
      one.get();
    }
    two.shutdown();
  }

  private Void killed(int step, int exit) throws Exception {
    List<String> place = unversioned("step" + step);
    assertThat(process(step, place, step).waitFor()).as(said(step)).isEqualTo(exit);
    holds(place);
    return null;
  }

  private void holds(List<String> place) throws SQLException {
    var unused = open(place);
    assertThat(rows(place).get("slots")).hasSize(7);
    assertThat(rows(place).get("deliveries")).hasSize(2);
  }
}
