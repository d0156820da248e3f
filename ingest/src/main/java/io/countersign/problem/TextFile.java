package io.countersign.problem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A text that somebody declared something in.
 *
 * @param name its path as the reader knows it, as {@code marts/nodes/mart.sql}
 * @param text its content
 */
public record TextFile(String name, String text) {

  /** A file as it lies somewhere. */
  public static TextFile read(String name, Path file) {
    try {
      return new TextFile(name, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** The file with the line on which the key is first set, as {@code countersign.yml:3}. */
  public String lineOf(String key) {
    String start = "(^\\s*(- +)?|[{,]\\s*)[\"']?";
    var found = Pattern.compile("(?m)" + start + Pattern.quote(key) + "[\"']?\\s*:").matcher(text);
    if (!found.find()) {
      return name;
    }
    return name + ":" + (1 + text.substring(0, found.end()).chars().filter(c -> c == '\n').count());
  }

  /** The name without folders and ending: {@code sla_clock}. */
  public String stem() {
    String file = name.substring(name.lastIndexOf('/') + 1);
    return file.contains(".") ? file.substring(0, file.indexOf('.')) : file;
  }

  /** The folder that holds it: {@code sla_instances} of {@code marts/sla_instances/mart.sql}. */
  public String folder() {
    String[] parts = name.split("/");
    return parts.length < 2 ? "" : parts[parts.length - 2];
  }
}
