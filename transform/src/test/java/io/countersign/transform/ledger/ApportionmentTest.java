package io.countersign.transform.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ApportionmentTest {
  @Test
  void what_does_not_fit_is_shared_in_proportion_to_the_claims_to_the_cent() {
    assertThat(shared("100000", "A 60000 100", "B 70000 100"))
        .containsExactly("46153.85", "53846.15");
  }

  @Test
  void declared_splits_share_it_where_they_add_up_to_no_more_than_all() {
    assertThat(shared("100000", "A 60000 70", "B 70000 30")).containsExactly("70000", "30000");
    assertThat(shared("100000", "A 60000 40", "B 70000 40")).containsExactly("40000", "40000");
    assertThat(shared("100", "A 120 60")).containsExactly("60");
  }

  @Test
  void splits_of_a_hundred_and_one_share_nothing() {
    assertThat(shared("100000", "A 60000 70", "B 70000 31"))
        .containsExactly("46153.85", "53846.15");
  }

  @Test
  void claims_that_fit_are_not_cut_and_leave_each_only_its_own_room() {
    assertThat(shared("100", "A 30 100", "B 40 100")).containsExactly("42.86", "57.14");
    assertThat(shared("100", "A 70 50", "B 20 50")).containsExactly("70", "30");
    assertThat(shared("100", "A 100 100")).containsExactly("100");
    assertThat(shared("0", "A 5 100")).containsExactly("0");
  }

  @Test
  void ties_of_remainders_go_to_the_first_measure() {
    assertThat(shared("0.05", "A 1 100", "B 1 100")).containsExactly("0.03", "0.02");
  }

  @Property(tries = 300)
  void nobody_is_allowed_more_than_moved_and_nobody_is_cut_who_fits(
      @ForAll @BigRange(min = "0", max = "100000") @Scale(4) BigDecimal movement,
      @ForAll @Size(min = 1, max = 6)
          List<@BigRange(min = "0.0001", max = "50000") @Scale(4) BigDecimal> lefts,
      @ForAll @IntRange(min = 1, max = 100) int split) {
    List<Apportionment.Claim> claims =
        IntStream.range(0, lefts.size())
            .mapToObj(
                i ->
                    new Apportionment.Claim(
                        "M" + i, lefts.get(i), BigDecimal.valueOf(i % 2 == 0 ? split : 100)))
            .toList();
    List<BigDecimal> allowed = new Apportionment(movement, claims).allowed();
    assertThat(Apportionment.sum(allowed)).isLessThanOrEqualTo(movement);
    if (Apportionment.sum(lefts).compareTo(movement) <= 0) {
      IntStream.range(0, lefts.size())
          .forEach(i -> assertThat(allowed.get(i)).isGreaterThanOrEqualTo(lefts.get(i)));
    }
  }

  private static List<String> shared(String movement, String... claims) {
    List<Apportionment.Claim> read =
        List.of(claims).stream()
            .map(claim -> claim.split(" ", -1))
            .map(w -> new Apportionment.Claim(w[0], new BigDecimal(w[1]), new BigDecimal(w[2])))
            .toList();
    return new Apportionment(new BigDecimal(movement), read)
        .allowed().stream().map(part -> part.stripTrailingZeros().toPlainString()).toList();
  }
}
