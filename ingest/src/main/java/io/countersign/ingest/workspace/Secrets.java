package io.countersign.ingest.workspace;

import io.countersign.ingest.source.ReadFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code ${env:NAME}} and {@code ${file:path}} stand for secrets. They are looked up when a
 * connection is opened, and their values go nowhere else.
 */
public final class Secrets {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{(env|file):([^}]+)}");

  private Secrets() {}

  /**
   * @param said the text with references in it
   * @param folder the workspace, from which relative paths count
   * @throws ReadFailure where a reference leads nowhere
   */
  public static String resolve(String said, Path folder) {
    return REFERENCE
        .matcher(said)
        .replaceAll(
            found -> Matcher.quoteReplacement(value(found.group(1), found.group(2), folder)));
  }

  private static String value(String kind, String name, Path folder) {
    if (kind.equals("env")) {
      String value = System.getenv(name);
      if (value == null) {
        throw WorkspaceProblems.secretMissing(
            "${env:" + name + "}", "the environment variable " + name);
      }
      return value;
    }
    try {
      return Files.readString(folder.resolve(name)).strip();
    } catch (IOException e) {
      throw WorkspaceProblems.secretMissing(
          "${file:" + name + "}", "the file " + folder.resolve(name));
    }
  }
}
