package io.countersign.reports.pack.value;

import io.countersign.contract.Column;
import io.countersign.contract.Contracts;
import io.countersign.reports.table.Counts;
import io.countersign.reports.table.Line;
import io.countersign.reports.words.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where measures stand: at the gate that they passed last, in the order of the model; held, stopped
 * or cancelled ones apart from all gates.
 */
final class Gates {
  private static final String NONE = "no_gate";
  private final List<String> gates;
  private final List<String> stopped;
  private final List<Line> lines;

  private Gates(List<String> gates, List<String> stopped, List<Line> lines) {
    this.gates = gates;
    this.stopped = stopped;
    this.lines = lines;
  }

  static Gates of(List<Line> lines) {
    Map<String, Column> measures = Contracts.all().get("measures").columns();
    return new Gates(measures.get("stage").words(), measures.get("stopped").words(), lines);
  }

  /** The same places with other lines. */
  Gates with(List<Line> others) {
    return new Gates(gates, stopped, others);
  }

  static String name(String place) {
    return place.equals(NONE) ? "No gate yet" : Wording.sentence(place);
  }

  /** All places in their order; the one before all gates only where a measure stands there. */
  List<String> places() {
    List<String> places = new ArrayList<>(at(NONE).lines().isEmpty() ? List.of() : List.of(NONE));
    places.addAll(gates);
    places.addAll(stopped);
    return places;
  }

  /** The places before a gate, one that is no gate among them. */
  List<String> placesBefore(String gate) {
    List<String> before = new ArrayList<>(gates.subList(0, gates.indexOf(gate)));
    before.add(0, NONE);
    return before;
  }

  Counts all() {
    return new Counts(lines);
  }

  Counts at(String place) {
    return among(List.of(place));
  }

  /** Those under way that have not passed a gate yet. */
  Counts before(String gate) {
    return among(placesBefore(gate));
  }

  private Counts among(List<String> places) {
    return new Counts(lines.stream().filter(line -> places.contains(line.text("place"))).toList());
  }
}
