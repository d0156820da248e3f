package io.countersign;

import io.countersign.lake.LakeSession;
import io.countersign.lake.Scratch;
import io.countersign.problem.Exit;
import io.countersign.problem.Refusal;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** The command line. The wall clock is read here and nowhere else. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int exit = Exit.NOT_REACHED.code();
    try {
      exit = run(arguments, out, err);
    } catch (Refusal e) {
      err.println(e.getMessage());
      exit = e.exit().code();
    } catch (Throwable e) {
      e.printStackTrace(err);
    }
    out.flush();
    err.flush();
    // Spark keeps threads that are no daemons.
    Runtime.getRuntime().halt(exit);
  }

  private static int run(String[] arguments, PrintWriter out, PrintWriter err) {
    Clock wall = Clock.systemUTC();
    try (Scratch scratch = Scratch.open(wall)) {
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> interrupted(scratch, err), "interrupted"));
      try {
        return new Commands(wall, out, err).run(arguments);
      } finally {
        LakeSession.end();
      }
    }
  }

  /** A signal ends the process at once: what was begun does not count, and nobody reads traces. */
  private static void interrupted(Scratch scratch, PrintWriter err) {
    err.println("Interrupted. Run it again: it goes on from what is whole.");
    err.flush();
    scratch.close();
    Runtime.getRuntime().halt(Exit.INTERRUPTED.code());
  }
}
