package io.countersign.schedules.run;

import io.countersign.problem.Refusal;
import io.countersign.problem.Sha256;
import io.countersign.schedules.deliver.Dispatch;
import io.countersign.schedules.deliver.Parcel;
import io.countersign.schedules.plan.Slot;
import io.countersign.schedules.slot.Claim;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells people about a slot, once about each thing.
 *
 * @param ways the channels of each schedule
 * @param folder where the notices are kept
 */
record Notices(Dispatch dispatch, Map<String, List<String>> ways, Path folder, PrintWriter err) {
  /** Tells whoever holds the roles; where that cannot be done, it stands on the error stream. */
  void tell(Claim claim, List<String> roles, String subject, String text) {
    Slot slot = claim.standing().slot();
    if (roles.isEmpty()) {
      return;
    }
    String id = "notice " + slot.id() + " " + subject;
    try {
      List<String> by = ways.getOrDefault(slot.schedule(), List.of());
      List<String> to = by.isEmpty() ? List.of("folder") : by;
      dispatch.send(List.of(parcel(id, slot, subject, text)), roles, to, claim.token(), () -> {});
    } catch (Refusal | UncheckedIOException e) {
      err.println(
          "Nobody could be told that " + slot.id() + " is " + subject + ": " + e.getMessage());
    }
  }

  /**
   * Tells everybody who got an issue that another one took its place.
   *
   * @param now says in its text which one, and why
   */
  void replaced(String old, Parcel now, long token, Runnable fence) {
    String id = "notice " + old + " is replaced by " + now.issue();
    String title = old + " is not valid any more: " + now.issue() + " took its place";
    List<String> lost = dispatch.inform(old, parcel(id, title, now.text()), token, fence);
    lost.forEach(one -> err.println(one + " got " + old + " and cannot be told: " + title));
  }

  private Parcel parcel(String id, Slot slot, String subject, String text) {
    String title = slot.schedule() + " of " + slot.period() + ": " + subject;
    return parcel(id, title, "Due      " + slot.due() + "\n" + text);
  }

  private Parcel parcel(String id, String title, String text) {
    Path file = folder.resolve(id.replaceAll("[^A-Za-z0-9.-]+", "_") + ".txt");
    try {
      Files.createDirectories(folder);
      // What was said first stays: its hash is in the delivery log.
      if (!Files.exists(file)) {
        Files.writeString(file, title + "\n\n" + text + "\n");
      }
      return new Parcel(id, title, Files.readString(file), file, Sha256.hex(file), Set.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
