package io.countersign.schedules.run;

import io.countersign.reports.register.Entry;
import io.countersign.reports.register.Event;
import io.countersign.reports.register.Register;
import io.countersign.reports.register.Subject;
import io.countersign.schedules.deliver.Parcel;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What the register of issues says, asked anew each time. */
public final class RegisterGovernance implements Governance {
  private final Supplier<Register> register;
  private final IssueParcels packing;

  RegisterGovernance(Supplier<Register> register, IssueParcels packing) {
    this.register = register;
    this.packing = packing;
  }

  @Override
  public boolean closed(String period) {
    return register.get().closed(period);
  }

  @Override
  public List<Parcel> settled(String report, String period) {
    Register now = register.get();
    return now.entries().stream()
        .map(Entry::subject)
        .filter(subject -> subject.period().equals(period))
        .map(Subject::report)
        .filter(one -> one.equals(report) || one.startsWith(report + "/"))
        .distinct()
        .flatMap(one -> now.closed(one, period).stream())
        .flatMap(entry -> now.issue(entry.subject().issue()).stream())
        .map(packing::of)
        .toList();
  }

  @Override
  public Parcel known(String issue) {
    return packing.of(register.get().issue(issue).orElseThrow());
  }

  @Override
  public Optional<Parcel> released(Parcel issued) {
    Register now = register.get();
    Optional<Entry> own = now.issue(issued.issue());
    return own.flatMap(now::superseding)
        .filter(RegisterGovernance::isReleased)
        .map(later -> packing.of(later).saying(replaces(now, own.orElseThrow(), later)))
        .or(() -> own.filter(RegisterGovernance::isReleased).map(packing::of));
  }

  private static boolean isReleased(Entry entry) {
    return entry.fact().event() == Event.RELEASED;
  }

  private static String replaces(Register register, Entry old, Entry later) {
    String why =
        register
            .restatement(old)
            .map(one -> "\nWhy: " + one.reason() + " (allowed by " + one.approvedBy() + ")")
            .orElse("");
    return "Issue %s takes the place of issue %s; do not use the older one any more.%s"
        .formatted(later.subject().issue(), old.subject().issue(), why);
  }

  /** The released issues whose place an issue took. */
  public static Stream<String> replaced(Register register, String issue) {
    return register.entries().stream()
        .filter(RegisterGovernance::isReleased)
        .filter(
            old ->
                register
                    .superseding(old)
                    .filter(later -> isReleased(later) && later.subject().issue().equals(issue))
                    .isPresent())
        .map(old -> old.subject().issue())
        .distinct();
  }
}
