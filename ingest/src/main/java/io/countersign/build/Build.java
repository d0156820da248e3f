package io.countersign.build;

import io.countersign.company.Basis;
import io.countersign.contract.Contract;
import io.countersign.history.AsOfView;
import io.countersign.lake.CodeVersion;
import io.countersign.lake.CommitInfo;
import io.countersign.lake.ExecutionProfile;
import io.countersign.lake.FewRows;
import io.countersign.lake.Lake;
import io.countersign.lake.LakeSession;
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
  private final Basis ask;
  private final Progress progress;
  private final Set<String> stale;

  public Build(Lake lake, Map<String, Contract> contracts, Basis ask, Progress progress) {
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
  public List<StepResult> run(List<Step> steps) {
    return new BuildOrder(contracts).run(steps, step -> make(step, false));
  }

  /** As {@link #run}, but makes also what is up to date. */
  public List<StepResult> runAll(List<Step> steps) {
    return new BuildOrder(contracts).run(steps, step -> make(step, true));
  }

  private StepResult make(Step step, boolean anew) {
    long start = System.nanoTime();
    Contract contract = contracts.get(step.makes());
    boolean kept = stale.contains(contract.name()) && lake.has(contract.name());
    long before = lake.content(contract.name());
    CommitInfo stamp =
        kept ? lake.stamp(contract.name()).orElseThrow() : upToDate(step, contract, anew);
    boolean unchanged = before >= 0 && lake.content(contract.name()) == before;
    double seconds = (System.nanoTime() - start) / 1e9;
    String stage = contract.kind() == Contract.Kind.MART ? "marts" : "transform";
    progress.done(
        stage,
        contract.name(),
        stamp.rows(),
        seconds,
        kept ? "stale" : unchanged ? "unchanged" : "");
    return new StepResult(
        contract.name(),
        contract.kind(),
        lake.version(contract.name()),
        stamp.rows(),
        unchanged,
        kept,
        stamp.breaches());
  }

  private CommitInfo upToDate(Step step, Contract contract, boolean anew) {
    CommitInfo asked = stamp(step, contract);
    Optional<CommitInfo> made = lake.stamp(contract.name());
    Optional<String> because =
        anew
            ? Optional.of("all are made anew")
            : made.map(there -> new RebuildReason(lake, contracts, there, asked).because())
                .orElse(Optional.of("it was never made"));
    progress.explained(contract.name(), because.orElse("nothing that it depends on changed"));
    if (because.isPresent()) {
      return makeNew(step, contract, asked, anew ? Optional.empty() : made);
    }
    CommitInfo stamp = made.get().answers(asked);
    if (!asked.asked().equals(made.get().asked())) {
      lake.confirm(contract.name(), stamp);
    }
    return stamp;
  }

  private CommitInfo stamp(Step step, Contract contract) {
    Map<String, Long> inputs =
        contract.reads().stream().collect(Collectors.toMap(Function.identity(), lake::content));
    String code = CodeVersion.reachedFrom(contract + step.code(), Build.class, step.getClass());
    return CommitInfo.of(ask.line(), code, inputs);
  }

  /** Makes the rows; what comes out as it was before is not written, but confirmed. */
  private CommitInfo makeNew(
      Step step, Contract contract, CommitInfo asked, Optional<CommitInfo> before) {
    long bytes = contract.reads().stream().mapToLong(lake::bytes).sum();
    ExecutionProfile inputs = ExecutionProfile.ofBytes(bytes);
    ExecutionProfile profile =
        inputs == ExecutionProfile.FEW && !wereFew(contract) ? ExecutionProfile.SMALL : inputs;
    SparkSession session = profile.session(lake.spark());
    LakeSession.name(session, contract.name());
    Inputs given = inputs(session, contract);
    Dataset<Row> made = SchemaEnforcement.to(contract, step.make(given));
    // Worked out once, and cut off from the plan: what follows would plan it anew each time.
    Optional<FewRows> few = FewRows.of(made);
    Dataset<Row> rows =
        few.map(held -> held.in(session))
            .orElseGet(() -> made.localCheckpoint(true, StorageLevel.MEMORY_AND_DISK()));
    rows.createOrReplaceTempView(contract.name());
    ContractChecks checks = new ContractChecks(contract, session, given::parameters);
    ContractChecks.Audit audit = checks.run(few.isEmpty());
    CommitInfo stamp =
        asked
            .with(audit.rows(), audit.breaches())
            .made(given.asks(), few.map(FewRows::digest).orElseGet(audit::digest));
    if (before.filter(stamp::hasRowsOf).isPresent()) {
      progress.explained(contract.name(), "its rows came out as they were");
      lake.confirm(contract.name(), stamp);
    } else {
      lake.overwrite(contract.name(), rows, stamp);
    }
    return stamp;
  }

  /** Whether the table may be held: it never was larger, as far as is known. */
  private boolean wereFew(Contract contract) {
    return lake.stamp(contract.name()).filter(made -> made.rows() > FewRows.MOST).isEmpty();
  }

  private Inputs inputs(SparkSession session, Contract contract) {
    Map<String, Dataset<Row>> tables = new LinkedHashMap<>();
    for (String name : contract.reads()) {
      Dataset<Row> table = AsOfView.of(lake, session, contracts.get(name), ask.asOf());
      table.createOrReplaceTempView(name);
      tables.put(name, table);
    }
    return new Inputs(
        session,
        ask,
        contract.schema(),
        tables,
        feed -> AsOfView.versions(lake, session, contracts.get(feed), ask.asOf()));
  }
}
