package io.countersign.schedules.month;

import io.countersign.ingest.workspace.Workspace;
import io.countersign.problem.Exit;
import io.countersign.problem.Problem;
import io.countersign.problem.Refusal;
import io.countersign.problem.Sha256;
import io.countersign.reports.register.Entry;
import java.util.Optional;

/** Why a month end stops, and what cannot be done with an issue of it. */
final class MonthProblems {
  private MonthProblems() {}

  static Refusal martStale(String report, String table, String period) {
    return Problem.of("MART_STALE", report)
        .what(
            "A feed behind "
                + table
                + " could not be read, and what there is of it is about another period; so the"
                + " report is not issued.")
        .expected(table + " about " + period)
        .found("none")
        .now(
            "Mend the feed and run again. For what was known before it stopped: --as-of with an"
                + " instant before that; since when, says: query \"select * from lake.stale_tables\".")
        .refusal(Exit.NOT_HELD);
  }

  static Refusal issueTooOld(Entry issue) {
    return Problem.of("ISSUE_TOO_OLD", issue.subject().issue())
        .what(
            "The issue was made by older code, from tables without columns that are asked for now.")
        .expected("an issue of today's code")
        .found("code version " + issue.document().manifest().code().version())
        .now(
            "Issue the report anew (countersign report), or use that code version; 'verify' and"
                + " 'reissue' work as before.")
        .refusal(Exit.NOT_HELD);
  }

  static Refusal workspaceChanged(Entry issue, String then, String now) {
    return Problem.of("WORKSPACE_CHANGED", Workspace.FILE)
        .what("The workspace is not the one that issue " + issue.subject().issue() + " was about.")
        .expected(then)
        .found(now)
        .now("Name the workspace as it was, with --workspace.")
        .refusal(Exit.WRONG_CALL);
  }

  static Refusal reissueDiffers(Entry issue, String hash, Optional<byte[]> made) {
    return Problem.of("REISSUE_DIFFERS", issue.subject().issue())
        .what("The issue cannot be made again as it was, so it is not made at all.")
        .expected("SHA-256 " + hash)
        .found(
            made.map(bytes -> "SHA-256 " + Sha256.hex(bytes))
                .orElse("tables that lack columns which newer code prints"))
        .now("Use code version " + issue.document().manifest().code().version() + ".")
        .refusal(Exit.NOT_HELD);
  }

  static Refusal notClosable(String period, String what, String found) {
    return Problem.of("NOT_CLOSABLE", period)
        .what(what)
        .expected("a reconciled issue about a period that is over")
        .found(found)
        .now("countersign run --period " + period)
        .refusal(Exit.NOT_HELD);
  }
}
