package io.countersign.transform.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.company.Company;
import io.countersign.lake.LakeTest;
import io.countersign.time.FiscalCalendar;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class PeriodsTest extends LakeTest {

  @Test
  void a_period_begins_at_midnight_where_the_company_is() {
    Company berlin =
        new Company("Test", "EUR", FiscalCalendar.startingOn("01-01"), ZoneId.of("Europe/Berlin"));
    var made = step(new Periods()).period("2026-10").company(berlin).make();
    assertThat(made.count()).isEqualTo(15 * 12 + 1);
    assertRows(
        made.filter("period = '2026-10'"),
        """
        period  | fiscal_year | number | starts_on  | ends_on    | starts_at            | ends_at
        2026-10 | 2026        | 10     | 2026-10-01 | 2026-10-31 | 2026-09-30T22:00:00Z | 2026-10-31T23:00:00Z
        """);
  }
}
