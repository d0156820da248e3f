package io.countersign.build;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Pieces of work that do not wait for each other: one is planned while another one runs. They have
 * threads of their own: in Java's common pool they would keep out Spark's reading of files, for
 * which they wait.
 */
public final class Parallel {
  private static final int AT_ONCE = 2;

  private Parallel() {}

  /**
   * Two at a time.
   *
   * @return what each gave, by the same names in the same order
   */
  public static <T> Map<String, T> all(Map<String, Supplier<T>> work) {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      Map<String, CompletableFuture<T>> running = new LinkedHashMap<>();
      work.forEach((name, one) -> running.put(name, CompletableFuture.supplyAsync(one, threads)));
      Map<String, T> done = new LinkedHashMap<>();
      running.forEach((name, one) -> done.put(name, one.join()));
      return done;
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException own ? own : e;
    } finally {
      threads.shutdownNow();
    }
  }
}
