package io.countersign.build;

import io.countersign.contract.Contract;
import io.countersign.problem.Exit;
import io.countersign.problem.Problems;
import io.countersign.problem.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Which step comes before which: a step runs when all that it reads is there, two at a time. */
final class BuildOrder {
  private static final int AT_ONCE = 2;

  private final Map<String, Contract> contracts;

  BuildOrder(Map<String, Contract> contracts) {
    this.contracts = contracts;
  }

  List<StepResult> run(List<Step> steps, Function<Step, StepResult> make) {
    List<Step> sorted = sorted(steps);
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, BuildOrder::daemon);
    try {
      Map<String, CompletableFuture<StepResult>> running = new LinkedHashMap<>();
      for (Step step : sorted) {
        running.put(
            step.makes(), after(step, running).thenApplyAsync(done -> make.apply(step), threads));
      }
      return finished(running);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "build");
    thread.setDaemon(true);
    return thread;
  }

  private CompletableFuture<Void> after(
      Step step, Map<String, CompletableFuture<StepResult>> running) {
    return CompletableFuture.allOf(
        contracts.get(step.makes()).reads().stream()
            .filter(running::containsKey)
            .map(running::get)
            .toArray(CompletableFuture<?>[]::new));
  }

  private static List<StepResult> finished(Map<String, CompletableFuture<StepResult>> running) {
    Map<Refusal, String> refusals = new LinkedHashMap<>();
    for (var one : running.entrySet()) {
      try {
        one.getValue().join();
      } catch (CompletionException e) {
        if (!(e.getCause() instanceof Refusal refusal)) {
          throw e;
        }
        refusals.putIfAbsent(refusal, one.getKey());
      }
    }
    Problems problems = new Problems();
    refusals.keySet().forEach(refusal -> problems.addAll(refusal.problems()));
    refusals.keySet().stream().findFirst().ifPresent(first -> problems.refuseIfAny(first.exit()));
    return running.values().stream().map(CompletableFuture::join).toList();
  }

  /** Steps after all that they read. */
  private List<Step> sorted(List<Step> steps) {
    refuseUndeclared(steps);
    Map<String, Step> left = new LinkedHashMap<>();
    steps.forEach(step -> left.put(step.makes(), step));
    Map<String, Step> sorted = new LinkedHashMap<>();
    while (!left.isEmpty()) {
      List<Step> ready = left.values().stream().filter(step -> ready(step, left)).toList();
      if (ready.isEmpty()) {
        throw BuildProblems.circle(left.keySet());
      }
      ready.forEach(step -> sorted.put(step.makes(), left.remove(step.makes())));
    }
    return List.copyOf(sorted.values());
  }

  private boolean ready(Step step, Map<String, Step> left) {
    return contracts.get(step.makes()).reads().stream().noneMatch(left::containsKey);
  }

  private void refuseUndeclared(List<Step> steps) {
    Problems problems = new Problems();
    for (Step step : steps) {
      Contract contract = contracts.get(step.makes());
      if (contract == null) {
        problems.add(BuildProblems.contractMissing(step));
        continue;
      }
      contract.reads().stream()
          .filter(name -> !contracts.containsKey(name))
          .map(name -> BuildProblems.readsNoTable(contract, name, contracts.keySet()))
          .forEach(problems::add);
    }
    problems.refuseIfAny(Exit.WRONG_CALL);
  }
}
