package io.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contract.Contract;
import io.countersign.contract.Contracts;
import io.countersign.history.AsOfView;
import io.countersign.ingest.workspace.Workspace;
import io.countersign.lake.ExecutionProfile;
import io.countersign.lake.Lake;
import io.countersign.lake.LakeSession;
import io.countersign.lake.PlainSql;
import io.countersign.schedules.cli.LakeQuery;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Companies that nobody tuned, through the whole flow: from files to marts, every report, what is
 * published. Three that are always the same and one that is new; so many new ones by hand: {@code
 * -Dcompanies=200}.
 */
final class AnyCompanyTest {
  private static final int NEW = Integer.getInteger("companies", 1);
  private static final long[] FIXED = NEW == 1 ? new long[] {3, 8, 11} : new long[0];
  private static final String LINE =
      Stream.of("claimed", "pending", "rejected", "invalid", "verified", "verified_group")
          .map(amount -> "cast(coalesce(" + amount + ", 0) as decimal(19, 4))")
          .collect(
              Collectors.joining(
                  ", ", "concat_ws(' ', measure_id, period, benefit_type, ", ") as line"));

  @TempDir Path folder;

  @Test
  void every_company_runs_to_its_reports_and_loses_nothing() throws IOException {
    Map<Long, List<String>> wrong = new TreeMap<>();
    for (long seed : seeds()) {
      AnyCompany company = new AnyCompany(seed);
      long start = System.nanoTime();
      Path workspace = folder.resolve("c" + seed);
      List<String> faults = faults(company, workspace);
      System.out.printf(
          "seed %d (%s): %s, %.0f s%n",
          seed,
          company.about(),
          faults.isEmpty() ? "holds" : faults,
          (System.nanoTime() - start) / 1e9);
      wrong.put(seed, faults);
      if (System.getProperty("keep") == null) {
        WholeFlow.remove(workspace);
      } else {
        WholeFlow.copy(workspace, Path.of(System.getProperty("keep"), "c" + seed));
      }
    }
    wrong.values().removeIf(List::isEmpty);
    assertThat(wrong).isEmpty();
  }

  private static List<Long> seeds() {
    long first = Long.getLong("seed", System.nanoTime() % 1_000_000);
    return LongStream.concat(LongStream.of(FIXED), LongStream.range(first, first + NEW))
        .boxed()
        .toList();
  }

  private static List<String> faults(AnyCompany company, Path workspace) throws IOException {
    company.write(workspace);
    WholeFlow flow = new WholeFlow(workspace, company, company.asOf());
    if (flow.ingest() != 0) {
      return List.of(flow.said());
    }
    flow.build();
    List<String> faults = new ArrayList<>(flow.faults());
    Lake lake = new Lake(LakeSession.open("local[2]"), workspace.resolve("lake").toString());
    if (!lake.has("reconciliation")) {
      return faults;
    }
    nothingIsLost(company, lake, faults);
    bridgesClose(lake, faults);
    verifiedAgain(company, Workspace.read(workspace), lake, faults);
    nothingIsMadeUp(workspace.resolve("out"), lake, faults);
    return faults;
  }

  private static void nothingIsLost(AnyCompany company, Lake lake, List<String> faults) {
    expect(faults, lake, "0", "select count(*) from reconciliation where status = 'break'");
    expect(faults, lake, "0", "select count(*) from lake.quarantine");
    String rows =
        company.feeds().keySet().stream()
            .filter(feed -> company.rows(feed) > 0)
            .map(feed -> feed + "|" + company.rows(feed))
            .collect(Collectors.joining("\n"));
    expect(
        faults,
        lake,
        rows,
        "select feed, sum(landed_count) from lake.source_totals where measure = 'rows' and landed_count > 0 group by feed order by feed");
  }

  /** From what was planned and from what was claimed to what is verified, by measure and month. */
  private static void bridgesClose(Lake lake, List<String> faults) {
    for (List<String> bridge :
        List.of(List.of("plan_to_verified", "planned"), List.of("claim_to_verified", "claimed"))) {
      for (String currency : List.of("", "_group")) {
        expect(
            faults,
            lake,
            "0",
            """
            select count(*) from (
              select measure_id, period, benefit_type, sum(money) as rest from (
                select measure_id, period, benefit_type, coalesce(%2$s%3$s, 0) - coalesce(verified%3$s, 0) as money from initiative_value
                union all
                select measure_id, period, benefit_type, -amount%3$s from value_bridge where bridge = '%1$s')
              group by all)
            where rest <> 0
            """
                .formatted(bridge.get(0), bridge.get(1), currency));
      }
    }
  }

  /** What is verified, worked out a second time from the feeds alone. */
  private static void verifiedAgain(
      AnyCompany company, Workspace workspace, Lake lake, List<String> faults) throws IOException {
    SparkSession session = ExecutionProfile.FEW.session(lake.spark());
    Map<String, Contract> contracts = Contracts.all();
    contracts.values().stream()
        .filter(table -> table.landed() || table.name().equals("periods"))
        .forEach(
            table ->
                AsOfView.of(lake, session, table, company.asOf())
                    .createOrReplaceTempView(table.name()));
    Dataset<Row> again =
        PlainSql.answer(
            session,
            script(),
            Map.of(
                "as_of", Timestamp.from(company.asOf()),
                "period", company.period(),
                "group_currency", company.currency(),
                "zone", workspace.company().zone().getId()));
    List<String> first = lines(lake.read("initiative_value"));
    List<String> second = lines(again);
    List<String> differ = new ArrayList<>(first);
    second.forEach(
        line -> {
          if (!differ.remove(line)) {
            differ.add("again: " + line);
          }
        });
    if (!differ.isEmpty()) {
      faults.add("verified another way: " + differ.stream().sorted().limit(8).toList());
    }
  }

  /** No number stands on a page that is not in the report's answers. */
  private static void nothingIsMadeUp(Path out, Lake lake, List<String> faults) throws IOException {
    List<BigDecimal> besides =
        List.of("quarantine", "unmatched_items").stream()
            .filter(lake::has)
            .map(table -> BigDecimal.valueOf(lake.read(table).count()))
            .toList();
    List<Path> pages;
    try (Stream<Path> files = Files.walk(out)) {
      pages = files.filter(file -> file.toString().endsWith(".pdf")).toList();
    }
    for (Path pdf : pages) {
      faults.addAll(PrintedNumbers.foreign(pdf, besides));
    }
  }

  private static List<String> lines(Dataset<Row> rows) {
    return rows.selectExpr(LINE).as(Encoders.STRING()).collectAsList();
  }

  private static String script() throws IOException {
    try (InputStream sql =
        AnyCompanyTest.class.getResourceAsStream("/transform/again/verified.sql")) {
      return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void expect(List<String> faults, Lake lake, String expected, String sql) {
    String found =
        new LakeQuery(lake, Optional.empty(), OptionalLong.empty())
            .run(sql).rows().stream()
                .map(
                    row ->
                        IntStream.range(0, row.size())
                            .mapToObj(i -> String.valueOf(row.get(i)))
                            .collect(Collectors.joining("|")))
                .collect(Collectors.joining("\n"));
    if (!found.equals(expected)) {
      faults.add(sql.strip() + "\n  expected " + expected + "\n  found " + found);
    }
  }
}
