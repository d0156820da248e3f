package io.countersign;

import io.countersign.lake.Exit;
import io.countersign.schedules.Commands;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** The command line. The wall clock is read here and nowhere else. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> interrupted(err), "interrupted"));
    int exit = new Commands(Clock.systemUTC(), out, err).run(arguments);
    out.flush();
    err.flush();
    // Spark keeps threads that are no daemons.
    Runtime.getRuntime().halt(exit);
  }

  /** A signal ends the process at once: what was begun does not count, and nobody reads traces. */
  private static void interrupted(PrintWriter err) {
    err.println("Interrupted. Run it again: it goes on from what is whole.");
    err.flush();
    Runtime.getRuntime().halt(Exit.INTERRUPTED.code());
  }
}
