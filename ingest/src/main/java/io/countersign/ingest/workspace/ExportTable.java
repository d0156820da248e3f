package io.countersign.ingest.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.problem.Declarations;
import io.countersign.problem.Problems;
import io.countersign.problem.TextFile;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;

/**
 * Foreign files that make one table, with all columns as text. Files with different headers are
 * united by column name.
 *
 * @param files the glob of their names
 * @param entry the glob of the one file in each, where they are zips
 * @param charset their encoding, or a list of which each file has the first that fits; UTF-8 where
 *     it is not said
 * @param delimiter between fields; a comma where it is not said
 * @param header which record is the header, from 1; 1 where it is not said
 * @param sheet of workbooks: the sheet
 * @param ragged whether rows may have fewer fields than the header, which are null then, or more,
 *     which are in {@code _more}
 * @param columns what columns are called instead, by the name that they would have
 */
public record ExportTable(
    String files,
    Optional<String> entry,
    Optional<JsonNode> charset,
    Optional<String> delimiter,
    Optional<Integer> header,
    Optional<String> sheet,
    Optional<Boolean> ragged,
    Map<String, String> columns) {

  public ExportTable {
    columns = columns == null ? Map.of() : columns;
  }

  public List<Path> found(SourceFolder folder) {
    PathMatcher wanted = glob(files);
    return folder.list().stream().filter(file -> wanted.matches(file.getFileName())).toList();
  }

  public boolean mayBeRagged() {
    return ragged.orElse(false);
  }

  /** Everything by which no file could be read. */
  void check(TextFile source, String table, Problems problems) {
    List<String> wrong = new ArrayList<>();
    for (String glob : List.of(files, entry.orElse("*"))) {
      try {
        glob(glob);
      } catch (PatternSyntaxException e) {
        wrong.add("'" + glob + "' is no pattern of names, as *.csv");
      }
    }
    if (delimiter.orElse(",").length() != 1) {
      wrong.add("delimiter: '" + delimiter.orElse("") + "' is not one character");
    }
    if (header.orElse(1) < 1) {
      wrong.add("header: " + header.orElse(1) + " is no record; they count from 1");
    }
    charsets().stream()
        .filter(name -> !known(name))
        .forEach(name -> wrong.add("charset: '" + name + "' is no encoding, as UTF-8"));
    wrong.forEach(
        one ->
            problems.add(
                Declarations.wrong(
                        source.lineOf(table),
                        "The table '" + table + "' cannot be read: " + one + ".")
                    .now("Correct it under 'tables:'.")));
  }

  private static boolean known(String charset) {
    try {
      return Charset.isSupported(charset);
    } catch (IllegalCharsetNameException e) {
      return false;
    }
  }

  private static PathMatcher glob(String names) {
    return FileSystems.getDefault().getPathMatcher("glob:" + names);
  }

  /** The encodings to try, in their order. */
  public List<String> charsets() {
    List<String> names = new ArrayList<>();
    // Jackson gives a node that says null where nothing is said.
    charset
        .filter(said -> !said.isNull())
        .ifPresent(
            said -> {
              if (said.isArray()) {
                said.forEach(one -> names.add(one.asText()));
              } else {
                names.add(said.asText());
              }
            });
    return names.isEmpty() ? List.of("UTF-8") : names;
  }
}
