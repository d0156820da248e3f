package io.countersign.reports.pdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/**
 * The tags that say what is a heading, a table, a figure. Templates tag rows and cells only,
 * because JasperReports cannot close a table that runs over a page; here rows that follow each
 * other become a table, heads get their scope, and what templates tag as a note is taken out as
 * decoration.
 */
final class TagTree {
  private static final COSName NOTE = COSName.getPDFName("Note");
  private static final COSName TABLE = COSName.getPDFName("Table");
  private static final COSName ROW = COSName.getPDFName("TR");
  private static final COSName HEAD = COSName.getPDFName("TH");
  private final PDDocument document;
  private final Map<COSDictionary, Integer> pages = new HashMap<>();
  private final Set<MarkedContent.Place> decoration = new HashSet<>();

  TagTree(PDDocument document) {
    this.document = document;
    int at = 0;
    for (PDPage page : document.getPages()) {
      pages.put(page.getCOSObject(), at++);
    }
  }

  /** Puts the tree in order; gives the places that are decoration now. */
  Set<MarkedContent.Place> tidy() {
    COSDictionary root = document.getDocumentCatalog().getStructureTreeRoot().getCOSObject();
    for (COSBase top : kids(root)) {
      COSDictionary whole = (COSDictionary) top;
      whole.setName(COSName.S, "Document");
      withoutNotes(whole);
      tables(whole);
    }
    forget(root.getCOSDictionary(COSName.PARENT_TREE));
    return decoration;
  }

  private void withoutNotes(COSDictionary element) {
    List<COSBase> kept = new ArrayList<>();
    for (COSBase kid : kids(element)) {
      if (is(kid, NOTE) || isAnchor(kid)) {
        takeOut((COSDictionary) kid);
      } else {
        kept.add(kid);
        if (kid instanceof COSDictionary below) {
          withoutNotes(below);
        }
      }
    }
    setKids(element, kept);
  }

  private static boolean isAnchor(COSBase kid) {
    return is(kid, COSName.getPDFName("Anchor"));
  }

  private void takeOut(COSDictionary element) {
    for (COSBase kid : kids(element)) {
      if (kid instanceof COSInteger number) {
        COSDictionary page = element.getCOSDictionary(COSName.PG);
        decoration.add(new MarkedContent.Place(pages.get(page), number.intValue()));
      } else if (kid instanceof COSDictionary below) {
        takeOut(below);
      }
    }
  }

  /** Rows side by side make a table; a row of heads only begins a new one. */
  private void tables(COSDictionary whole) {
    List<COSBase> kids = new ArrayList<>();
    COSDictionary table = null;
    for (COSBase kid : kids(whole)) {
      if (!is(kid, ROW)) {
        table = null;
        kids.add(kid);
        continue;
      }
      COSDictionary row = (COSDictionary) kid;
      boolean headRow = kids(row).stream().allMatch(cell -> is(cell, HEAD));
      if (table == null || headRow) {
        table = table(whole);
        kids.add(table);
      }
      scope(row, headRow ? "Column" : "Row");
      row.setItem(COSName.P, table);
      ((COSArray) table.getDictionaryObject(COSName.K)).add(row);
    }
    setKids(whole, kids);
  }

  private static COSDictionary table(COSDictionary whole) {
    COSDictionary table = new COSDictionary();
    table.setItem(COSName.TYPE, COSName.getPDFName("StructElem"));
    table.setItem(COSName.S, TABLE);
    table.setItem(COSName.P, whole);
    table.setItem(COSName.K, new COSArray());
    return table;
  }

  private static void scope(COSDictionary row, String scope) {
    for (COSBase cell : kids(row)) {
      if (is(cell, HEAD)) {
        COSDictionary attributes = new COSDictionary();
        attributes.setItem(COSName.O, TABLE);
        attributes.setName(COSName.getPDFName("Scope"), scope);
        ((COSDictionary) cell).setItem(COSName.A, attributes);
      }
    }
  }

  /** Decoration has no parent in the tree any more. */
  private void forget(COSDictionary numbers) {
    if (numbers == null) {
      return;
    }
    COSArray kids = numbers.getCOSArray(COSName.KIDS);
    for (int i = 0; kids != null && i < kids.size(); i++) {
      forget((COSDictionary) kids.getObject(i));
    }
    COSArray pairs = numbers.getCOSArray(COSName.NUMS);
    for (int i = 0; pairs != null && i + 1 < pairs.size(); i += 2) {
      if (pairs.getObject(i + 1) instanceof COSArray parents) {
        int page = pageOf(parents);
        for (MarkedContent.Place place : decoration) {
          if (place.page() == page && place.number() < parents.size()) {
            parents.set(place.number(), COSNull.NULL);
          }
        }
      }
    }
  }

  private int pageOf(COSArray parents) {
    for (int i = 0; i < parents.size(); i++) {
      if (parents.getObject(i) instanceof COSDictionary element
          && element.getCOSDictionary(COSName.PG) != null) {
        return pages.get(element.getCOSDictionary(COSName.PG));
      }
    }
    return -1;
  }

  private static boolean is(COSBase kid, COSName kind) {
    return kid instanceof COSDictionary element && kind.equals(element.getCOSName(COSName.S));
  }

  private static List<COSBase> kids(COSDictionary element) {
    COSBase kids = element.getDictionaryObject(COSName.K);
    List<COSBase> list = new ArrayList<>();
    if (kids instanceof COSArray array) {
      array.forEach(kid -> list.add(kid instanceof COSObject object ? object.getObject() : kid));
    } else if (kids != null) {
      list.add(kids);
    }
    return list;
  }

  private static void setKids(COSDictionary element, List<COSBase> kids) {
    COSArray array = new COSArray();
    kids.forEach(array::add);
    element.setItem(COSName.K, array);
  }
}
