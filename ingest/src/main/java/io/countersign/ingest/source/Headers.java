package io.countersign.ingest.source;

import io.countersign.contract.Column;
import io.countersign.contract.Contract;
import io.countersign.contract.ContractProblems;
import io.countersign.problem.Problems;
import io.countersign.problem.Suggestion;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Holds the columns that a source has against those that a feed asks for. */
public final class Headers {
  private Headers() {}

  /** Every column that is twice there, unknown, or missing though it may not be blank. */
  public static void check(
      Contract feed, Collection<Column> wanted, String where, List<String> have, Problems found) {
    Set<String> known = feed.columns().keySet();
    twice(where, have, found);
    for (String name : have) {
      if (!known.contains(name) && !name.startsWith("_")) {
        found.add(
            ContractProblems.broken(
                    where, "The feed " + feed.name() + " has no column '" + name + "'.")
                .expected(String.join(", ", known))
                .found(name)
                .now(Suggestion.among(name, known)));
      }
    }
    for (Column column : wanted) {
      if (column.blank().isEmpty() && !have.contains(column.name())) {
        found.add(
            ContractProblems.broken(
                    where,
                    "The column '" + column.name() + "' is missing, and it may not be blank.")
                .expected(column.name())
                .found(String.join(", ", have))
                .now("Add the column."));
      }
    }
  }

  public static void twice(String where, List<String> have, Problems found) {
    Set<String> seen = new HashSet<>();
    for (String name : have) {
      if (!seen.add(name)) {
        found.add(
            ContractProblems.broken(where, "The header has '" + name + "' twice.")
                .expected("each column once")
                .found(String.join(", ", have))
                .now("Take one of them out, or rename it."));
      }
    }
  }

  /** The second of one name is {@code name_2}; each such is a finding. */
  public static List<String> told(String where, List<String> names, Problems found) {
    List<String> told = new java.util.ArrayList<>();
    for (String name : names) {
      String own = name;
      for (int n = 2; told.contains(own) || (n > 2 && names.contains(own)); n++) {
        own = name + "_" + n;
      }
      if (!own.equals(name)) {
        found.add(SourceProblems.headerTwice(where, name, own));
      }
      told.add(own);
    }
    return told;
  }

  /** A foreign header as SQL can name it: {@code Paid Date } is {@code paid_date}. */
  public static List<String> normalised(List<String> header) {
    List<String> names = new java.util.ArrayList<>();
    for (String written : header) {
      String name =
          written
              .toLowerCase(Locale.ROOT)
              .replaceAll("[^\\p{L}\\p{N}]+", "_")
              .replaceAll("^_|_$", "");
      names.add(name.isEmpty() ? "column_" + (names.size() + 1) : name);
    }
    return names;
  }
}
