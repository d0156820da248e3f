package io.countersign.lake;

import java.util.List;
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
public final class Together {
  private static final int AT_ONCE = 2;

  private Together() {}

  /**
   * Two at a time.
   *
   * @return what each gave, in the order of the work
   */
  public static <T> List<T> all(List<Supplier<T>> work) {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<CompletableFuture<T>> running =
          work.stream().map(one -> CompletableFuture.supplyAsync(one, threads)).toList();
      return running.stream().map(CompletableFuture::join).toList();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException own ? own : e;
    } finally {
      threads.shutdownNow();
    }
  }
}
