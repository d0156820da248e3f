package io.countersign.reports.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdfwriter.ContentStreamWriter;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;

/**
 * Says of everything on a page whether it is content or decoration: rules, feet and bars that
 * repeat a number are decoration, and so is whatever is drawn outside any tag.
 */
record MarkedContent(Set<Place> decoration) {
  private static final Set<String> PATH_BEGINS = Set.of("m", "re");
  private static final Set<String> PATH_ENDS =
      Set.of("S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n");
  private static final Set<String> ALONE = Set.of("Do", "sh", "BI");

  /** A piece of marked content: its page (from 0) and its number there. */
  record Place(int page, int number) {}

  void rewrite(PDDocument document) throws IOException {
    int at = 0;
    for (PDPage page : document.getPages()) {
      List<Object> tokens = new PageMarks(at++).rewrite(new PDFStreamParser(page).parse());
      PDStream stream = new PDStream(document);
      try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
        new ContentStreamWriter(out).writeTokens(tokens);
      }
      page.setContents(stream);
    }
  }

  /** One page; operands are held back until their operator says where they belong. */
  private final class PageMarks {
    private final int page;
    private final List<Object> written = new ArrayList<>();
    private final List<Object> operands = new ArrayList<>();
    private int depth;
    private boolean open;

    PageMarks(int page) {
      this.page = page;
    }

    List<Object> rewrite(List<Object> tokens) {
      for (Object token : tokens) {
        if (token instanceof Operator operator) {
          operator(operator);
        } else {
          operands.add(token);
        }
      }
      return written;
    }

    private void operator(Operator operator) {
      String name = operator.getName();
      boolean outside = depth == 0;
      if (outside && !open && (begins(name) || ALONE.contains(name))) {
        begin();
      }
      if (name.equals("BDC") || name.equals("BMC")) {
        depth++;
      } else if (name.equals("EMC")) {
        depth--;
      }
      write(operator);
      if (open && (PATH_ENDS.contains(name) || name.equals("ET") || ALONE.contains(name))) {
        written.add(Operator.getOperator("EMC"));
        open = false;
      }
    }

    private boolean begins(String name) {
      return PATH_BEGINS.contains(name) || name.equals("BT");
    }

    private void begin() {
      written.add(COSName.ARTIFACT);
      written.add(Operator.getOperator("BMC"));
      open = true;
    }

    private void write(Operator operator) {
      if (operator.getName().equals("BDC") && isDecoration()) {
        written.add(COSName.ARTIFACT);
        written.add(Operator.getOperator("BMC"));
      } else {
        written.addAll(operands);
        written.add(operator);
      }
      operands.clear();
    }

    private boolean isDecoration() {
      COSBase properties = (COSBase) operands.get(operands.size() - 1);
      return properties instanceof COSDictionary dictionary
          && decoration.contains(new Place(page, dictionary.getInt(COSName.MCID, -1)));
    }
  }
}
