package io.countersign.schedules.log;

import io.countersign.build.Progress;
import java.io.PrintWriter;
import java.util.Locale;

/** Says on the error stream what is being done: plain lines, one for each table or report. */
public record ConsoleProgress(PrintWriter err, boolean quiet) implements Progress {
  @Override
  public void done(String stage, String what, long rows, double seconds, String note) {
    if (!quiet) {
      String unit = rows == 1 ? "row " : "rows";
      String line =
          String.format(
              Locale.ROOT,
              "%-9s  %-34s %,10d %s %6.1f s  %s",
              stage,
              what,
              rows,
              unit,
              seconds,
              note);
      err.println(line.stripTrailing());
      err.flush();
    }
  }

  @Override
  public void explained(String table, String because) {
    if (!quiet) {
      err.println(String.format(Locale.ROOT, "%-9s  %-34s %s", "because", table, because));
      err.flush();
    }
  }
}
