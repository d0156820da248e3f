package io.countersign;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * What an issued report may print: a cell of its answers, the sum of a column, or the difference of
 * two cells of a row or of two sums; exact, in thousands, in millions or as a percentage, and less
 * than a unit of its last decimal off, for parts absorb what their sum needs to foot.
 */
final class PrintedNumbers {
  /** A number that stands alone: no part of a date, a time, an id or a version. */
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}_.,:/#-])\\d[\\d,]*(?:\\.\\d+)?(?![\\p{L}\\p{N}_:/-]|\\.\\w)");

  /** Shorter numbers are days, pages and ranks; among some hundred cells they are always found. */
  private static final int DIGITS = 3;

  private static final int ROWS_OF_A_PAGE = 60;

  private static final int[] UNITS = {0, 3, 6, -2};

  private final NavigableSet<BigDecimal> known = new TreeSet<>();
  private final NavigableSet<BigDecimal> totals = new TreeSet<>();
  private final Set<String> words = new HashSet<>();

  private PrintedNumbers() {}

  /**
   * The numbers of a report that are in none of its answers.
   *
   * @param pdf with its answers and figures beside it
   * @param besides what the foot of every report tells of the lake
   */
  static List<String> foreign(Path pdf, List<BigDecimal> besides) throws IOException {
    PrintedNumbers numbers = new PrintedNumbers();
    besides.forEach(numbers.known::add);
    String name = pdf.toString().replaceFirst("[.]pdf$", "");
    Path answers = Path.of(name + ".csv");
    try (Stream<Path> files =
        Files.isDirectory(answers) ? Files.list(answers) : Stream.of(answers)) {
      for (Path file : files.toList()) {
        numbers.answer(rows(file));
      }
    }
    numbers.figures(rows(Path.of(name + ".figures.csv")));
    List<String> foreign = new ArrayList<>();
    try (PDDocument pages = Loader.loadPDF(pdf.toFile())) {
      for (String line : new PDFTextStripper().getText(pages).split("\n")) {
        numbers.in(line).forEach(one -> foreign.add(pdf.getFileName() + ": " + one + " | " + line));
      }
    }
    return foreign;
  }

  private static List<List<String>> rows(Path file) throws IOException {
    try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(file)) {
      return rows.stream().skip(1).map(CsvRecord::getFields).toList();
    }
  }

  private void answer(List<List<String>> rows) {
    totals.add(BigDecimal.valueOf(rows.size()));
    know(BigDecimal.valueOf(rows.size()));
    List<BigDecimal> sums = new ArrayList<>();
    for (List<String> row : rows) {
      List<BigDecimal> cells = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        Optional<BigDecimal> cell = number(row.get(i));
        if (sums.size() <= i) {
          sums.add(BigDecimal.ZERO);
        }
        if (cell.isPresent()) {
          cells.add(cell.get());
          sums.set(i, sums.get(i).add(cell.get()));
        } else {
          words(row.get(i));
        }
      }
      differences(cells);
    }
    totals.addAll(sums);
    differences(sums);
  }

  private void differences(List<BigDecimal> cells) {
    for (BigDecimal one : cells) {
      know(one);
      cells.forEach(other -> know(one.subtract(other)));
    }
  }

  private void figures(List<List<String>> rows) {
    know(BigDecimal.valueOf(rows.size()));
    for (List<String> row : rows) {
      words(row.get(0));
      number(row.get(1)).ifPresent(this::know);
    }
    rows.stream()
        .collect(Collectors.groupingBy(row -> row.get(0).split("[.]")[0], Collectors.counting()))
        .values()
        .forEach(some -> know(BigDecimal.valueOf(some)));
  }

  private void know(BigDecimal value) {
    known.add(value.abs());
  }

  private void words(String text) {
    Matcher digits = Pattern.compile("\\d[\\d.,]*").matcher(text);
    while (digits.find()) {
      words.add(digits.group());
    }
  }

  private static Optional<BigDecimal> number(String cell) {
    return cell.matches("-?\\d+(\\.\\d+)?") ? Optional.of(new BigDecimal(cell)) : Optional.empty();
  }

  private List<String> in(String line) {
    List<String> foreign = new ArrayList<>();
    Matcher found = NUMBER.matcher(line);
    while (found.find()) {
      String text = found.group();
      String said = text.replaceFirst(",+$", "");
      boolean small = said.replaceAll("\\D", "").replaceFirst("^0+", "").length() < DIGITS;
      boolean year = said.matches("(19|20)\\d\\d");
      if (!small
          && !year
          && !words.contains(said)
          && !isRest(line, said)
          && !isKnown(new BigDecimal(said.replace(",", "")))) {
        foreign.add(said);
      }
    }
    return foreign;
  }

  /**
   * How many rows of a list are not shown: all of them, as the answer has them or adds them up, but
   * those of at most a page.
   */
  private boolean isRest(String line, String said) {
    BigDecimal rest = new BigDecimal(said.replace(",", ""));
    BigDecimal most = rest.add(BigDecimal.valueOf(ROWS_OF_A_PAGE));
    return line.contains("And " + said + " more: the mart ")
        && !totals.subSet(rest, false, most, true).isEmpty();
  }

  private boolean isKnown(BigDecimal said) {
    BigDecimal unit = BigDecimal.ONE.movePointLeft(said.scale());
    for (int zeros : UNITS) {
      BigDecimal least = known.higher(said.subtract(unit).movePointRight(zeros));
      if (least != null && least.compareTo(said.add(unit).movePointRight(zeros)) < 0) {
        return true;
      }
    }
    return false;
  }
}
