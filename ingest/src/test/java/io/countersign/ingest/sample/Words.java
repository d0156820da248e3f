package io.countersign.ingest.sample;

import java.util.List;

/** Who works at Halden Group, and on what. All names are invented. */
final class Words {
  static final List<String> OWNERS =
      List.of(
          "a.lindner",
          "b.okafor",
          "c.marchetti",
          "d.haugen",
          "e.kowalski",
          "f.brandt",
          "g.sorensen",
          "h.vidal",
          "i.petrov",
          "j.whitcombe",
          "k.yilmaz",
          "l.dufour",
          "m.castellan",
          "n.adeyemi",
          "o.riedel",
          "p.novotny");
  static final List<String> SPONSORS = List.of("v.ahlgren", "w.steiner", "x.moreau", "y.tanaka");
  static final List<String> CONTROLLERS =
      List.of("ctl.berger", "ctl.nyman", "ctl.okeefe", "ctl.rossi");
  static final List<String> AGENTS =
      List.of(
          "agent.amari",
          "agent.bode",
          "agent.clarke",
          "agent.diaz",
          "agent.engel",
          "agent.fofana",
          "agent.gruber");
  static final List<String> ENGINEERS =
      List.of(
          "eng.abt",
          "eng.bauer",
          "eng.cole",
          "eng.drews",
          "eng.ekman",
          "eng.fiala",
          "eng.grant",
          "eng.huber");
  static final List<String> GROUPS =
      List.of("first-line", "network", "applications", "platform", "field-service");
  static final List<String> DEPARTMENTS =
      List.of("Finance", "Sales", "Logistics", "Production", "People", "IT");
  static final List<String> SERVICES =
      List.of(
          "ERP",
          "CRM",
          "SHOP",
          "MAIL",
          "PRINT",
          "WAN",
          "PAYROLL",
          "DWH",
          "PORTAL",
          "IDENTITY",
          "DESKTOP",
          "TELEPHONY");
  static final List<String> CATEGORIES =
      List.of("Access", "Hardware", "Software", "Network", "Data", "Printing");
  static final List<String> ACCOUNTS =
      List.of("6100", "6200", "6300", "6400", "6500", "6600", "6700", "6900");

  /** They are M001 and following; stories have numbers above a hundred. */
  static final int ORDINARY_MEASURES = 92;

  private Words() {}
}
