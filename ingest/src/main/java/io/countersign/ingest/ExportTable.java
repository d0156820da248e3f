package io.countersign.ingest;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Foreign files that make one table, with all columns as text. Files with different headers are
 * united by column name.
 *
 * @param files the glob of their names
 * @param entry the glob of the one file in each, where they are zips
 * @param charset their encoding; UTF-8 where it is not said
 * @param delimiter between fields; a comma where it is not said
 * @param header which record is the header, from 1; 1 where it is not said
 * @param sheet of workbooks: the sheet
 */
record ExportTable(
    String files,
    Optional<String> entry,
    Optional<String> charset,
    Optional<String> delimiter,
    Optional<Integer> header,
    Optional<String> sheet) {

  List<Grid> grids(Folder folder) {
    var wanted = FileSystems.getDefault().getPathMatcher("glob:" + files);
    return folder.list().stream()
        .filter(file -> wanted.matches(file.getFileName()))
        .map(file -> grid(folder.nameOf(file), file))
        .toList();
  }

  private Grid grid(String name, Path file) {
    if (sheet.isPresent()) {
      return new SheetFile(name, file.toString(), sheet.get());
    }
    return new CsvFile(
        name,
        file.toString(),
        charset.orElse("UTF-8"),
        delimiter.orElse(",").charAt(0),
        header.orElse(1),
        entry.orElse("*"));
  }
}
