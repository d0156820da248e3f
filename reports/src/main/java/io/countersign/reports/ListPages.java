package io.countersign.reports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pages of a list report: its tables one after the other, and how they were made. */
final class ListPages {
  private final Material material;
  private final ListDeclaration list;
  private final Map<String, Listing> tables = new LinkedHashMap<>();

  ListPages(Material material) {
    this.material = material;
    this.list = material.declaration().list().orElseThrow();
    list.tables().forEach((name, table) -> tables.put(name, new Listing(name, table, material)));
  }

  List<Section> sections(Imprint imprint, Map<String, Long> versions, Optional<Restated> restated) {
    List<Part> parts = new ArrayList<>();
    list.tables().forEach((name, table) -> parts.add(part(name, table)));
    parts.add(new Colophon(material, imprint).part(versions));
    String title = new ListHeadline(material, tables).sentence(list.headline());
    List<Section> sections = new ArrayList<>();
    restated.ifPresent(changes -> sections.add(changes.section(material.figures())));
    sections.add(0, new Section("list", title, subtitle(), parts));
    return sections;
  }

  private Part part(String name, TableDeclaration table) {
    return Part.table(name, table.heading(), table.empty(), tables.get(name).rows())
        .with("note", table.note().orElse(null));
  }

  private String subtitle() {
    String whose = material.copy().isBlank() ? "" : material.copy() + " \u00b7 ";
    return whose
        + list.subtitle()
            .replace("{currency}", material.currency())
            .replace("{month}", material.span().period())
            .replace("{year}", material.span().toDate());
  }
}
