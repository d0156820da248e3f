package io.countersign.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.lake.Contract;
import io.countersign.lake.Contracts;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class CatalogueTest {
  @Test
  void every_contract_has_its_section_and_every_link_leads_to_one() {
    Map<String, Contract> contracts = Contracts.all();
    String page = new Catalogue(contracts).page();
    contracts.keySet().forEach(name -> assertThat(page).contains("<section id=\"" + name + "\">"));
    assertThat(
            Pattern.compile("href=\"#([^\"]+)\"")
                .matcher(page)
                .results()
                .map((MatchResult one) -> one.group(1)))
        .isNotEmpty()
        .allMatch(contracts::containsKey);
  }
}
