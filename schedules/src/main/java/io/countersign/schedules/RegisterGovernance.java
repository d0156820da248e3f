package io.countersign.schedules;

import io.countersign.reports.proof.Entry;
import io.countersign.reports.proof.Event;
import io.countersign.reports.proof.Register;
import io.countersign.schedules.deliver.Parcel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** What the register of issues says, asked anew each time. */
final class RegisterGovernance implements Governance {
  private final Supplier<Register> register;

  RegisterGovernance(Supplier<Register> register) {
    this.register = register;
  }

  @Override
  public boolean closed(String period) {
    return register.get().closed(period);
  }

  @Override
  public Optional<Parcel> released(Parcel issued) {
    return register
        .get()
        .issue(issued.issue())
        .filter(entry -> entry.fact().event() == Event.RELEASED)
        .map(entry -> signed(issued, entry));
  }

  private static Parcel signed(Parcel issued, Entry entry) {
    Path name = Path.of(entry.document().file()).getFileName();
    return new Parcel(
        issued.issue(),
        issued.title().replaceFirst("\\([A-Z_]+\\)$", "(RELEASED)"),
        issued.text(),
        issued.file().resolveSibling(name),
        entry.document().sha256(),
        issued.nodes());
  }
}
