package io.countersign.reports.ask;

import io.countersign.problem.Refusal;
import io.countersign.problem.Sha256;
import io.countersign.reports.table.Line;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** For whom copies are made. A copy holds the rows of one recipient and no others. */
public final class Recipients {
  /** What a report asks for by name where it is about one thing. */
  public static final String COPY = "copy";

  private Recipients() {}

  /**
   * Everybody who is named, and who stands for those whom no row names; blank: one for all.
   *
   * @param only the one that was asked for; blank: everybody
   * @throws Refusal RECIPIENT_UNKNOWN if nothing belongs to that one
   */
  public static List<String> of(ReportDeclaration declaration, QueryResults answers, String only) {
    Optional<ListDeclaration.Copies> copies = declaration.list().flatMap(ListDeclaration::copies);
    if (copies.isEmpty()) {
      return List.of(only);
    }
    Set<String> names = named(declaration, answers, copies.get());
    if (!only.isEmpty() && !names.contains(only)) {
      throw AskProblems.recipientUnknown(declaration.report(), names, only);
    }
    return only.isEmpty() ? List.copyOf(names) : List.of(only);
  }

  /**
   * Refuses a report about one thing that the company does not have.
   *
   * @throws Refusal SUBJECT_UNKNOWN naming the nearest id
   */
  public static void refuseUnknown(
      ReportDeclaration declaration, QueryResults answers, String only) {
    if (declaration.known().isEmpty()) {
      return;
    }
    Set<String> known = new TreeSet<>();
    answers
        .all(Map.of("known", declaration.known().get()))
        .get("known")
        .forEach(line -> known.add(line.text("id")));
    if (!known.contains(only)) {
      throw AskProblems.subjectUnknown(declaration.report(), known, only);
    }
  }

  private static Set<String> named(
      ReportDeclaration declaration, QueryResults answers, ListDeclaration.Copies copies) {
    Set<String> names = new TreeSet<>();
    for (String table : declaration.list().orElseThrow().tables().keySet()) {
      answers.of(table).forEach(line -> names.add(recipient(line, copies)));
    }
    if (names.isEmpty()) {
      names.add(copies.nobody());
    }
    return names;
  }

  /** Whose row it is. */
  static String recipient(Line line, ListDeclaration.Copies copies) {
    String named = line.text(copies.by()).strip();
    return named.isEmpty() ? copies.nobody() : named;
  }

  /** A recipient as part of a file's name; no two recipients share one. */
  public static String fileName(String recipient) {
    if (recipient.matches("[A-Za-z0-9]([A-Za-z0-9 .-]{0,58}[A-Za-z0-9])?")) {
      return recipient.replace(' ', '_');
    }
    String plain = recipient.replaceAll("[^A-Za-z0-9]+", "_");
    String hash = Sha256.hex(recipient).substring(0, 16);
    return plain.substring(0, Math.min(40, plain.length())) + "_" + hash;
  }
}
