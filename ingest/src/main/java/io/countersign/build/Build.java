package io.countersign.build;

import io.countersign.company.Ask;
import io.countersign.contract.Contract;
import io.countersign.history.AsKnown;
import io.countersign.lake.CodeVersion;
import io.countersign.lake.Lake;
import io.countersign.lake.Pace;
import io.countersign.lake.Stamp;
import io.countersign.problem.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * Runs steps in the order of what they read, each in a session that sees only that. A step whose
 * question, code and inputs are those of the version that lies in the lake is not run; nor is one
 * behind whose table stands a feed that could not be read: its last version stays.
 */
public final class Build {
  private final Lake lake;
  private final Map<String, Contract> contracts;
  private final Ask ask;
  private final Progress progress;
  private final Set<String> stale;

  public Build(Lake lake, Map<String, Contract> contracts, Ask ask, Progress progress) {
    this.lake = lake;
    this.contracts = contracts;
    this.ask = ask;
    this.progress = progress;
    this.stale = new Upstream(contracts).stale(lake, ask.asOf());
  }

  /**
   * Makes the tables of these steps.
   *
   * @return what became of each, in the order given
   * @throws Refusal with every step's problems; what reads a table that failed is not made, all
   *     others are
   */
  public List<Built> run(List<Step> steps) {
    return new Order(contracts).run(steps, step -> make(step, false));
  }

  /** As {@link #run}, but makes also what is up to date. */
  public List<Built> runAll(List<Step> steps) {
    return new Order(contracts).run(steps, step -> make(step, true));
  }

  private Built make(Step step, boolean anew) {
    long start = System.nanoTime();
    Contract contract = contracts.get(step.makes());
    Stamp asked = stamp(step, contract);
    boolean kept = stale.contains(contract.name()) && lake.has(contract.name());
    Optional<Stamp> there =
        lake.stamp(contract.name()).filter(made -> kept || (!anew && asked.sameAs(made)));
    Stamp stamp = there.orElseGet(() -> makeNew(step, contract, asked));
    double seconds = (System.nanoTime() - start) / 1e9;
    String stage = contract.kind() == Contract.Kind.MART ? "marts" : "transform";
    progress.done(
        stage,
        contract.name(),
        stamp.rows(),
        seconds,
        kept ? "stale" : there.isPresent() ? "unchanged" : "");
    return new Built(
        contract.name(),
        contract.kind(),
        lake.version(contract.name()),
        stamp.rows(),
        there.isPresent(),
        kept,
        stamp.breaches());
  }

  private Stamp stamp(Step step, Contract contract) {
    Map<String, Long> inputs =
        contract.reads().stream().collect(Collectors.toMap(Function.identity(), lake::version));
    return Stamp.of(ask.line(), CodeVersion.of(contract + step.code()), inputs);
  }

  private Stamp makeNew(Step step, Contract contract, Stamp asked) {
    long bytes = contract.reads().stream().mapToLong(lake::bytes).sum();
    SparkSession session = Pace.ofBytes(bytes).session(lake.spark());
    // Worked out once, and cut off from the plan: what follows would plan it anew each time.
    Dataset<Row> rows =
        Conformed.to(contract, step.make(inputs(session, contract)))
            .localCheckpoint(true, StorageLevel.MEMORY_AND_DISK());
    rows.createOrReplaceTempView(contract.name());
    List<String> breaches = new Checks(contract, session, ask.parameters()).run();
    Stamp stamp = asked.with(rows.count(), breaches);
    lake.overwrite(contract.name(), rows, stamp);
    return stamp;
  }

  private Inputs inputs(SparkSession session, Contract contract) {
    Map<String, Dataset<Row>> tables = new LinkedHashMap<>();
    for (String name : contract.reads()) {
      Dataset<Row> table = AsKnown.of(lake, session, contracts.get(name), ask.asOf());
      table.createOrReplaceTempView(name);
      tables.put(name, table);
    }
    return new Inputs(
        session,
        ask,
        tables,
        feed -> AsKnown.versions(lake, session, contracts.get(feed), ask.asOf()));
  }
}
