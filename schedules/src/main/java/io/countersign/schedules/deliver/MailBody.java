package io.countersign.schedules.deliver;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a mail says beside its file. */
final class MailBody {
  private MailBody() {}

  static String of(Channel.Letter letter, boolean tooLarge, Optional<String> link) {
    Parcel parcel = letter.parcel();
    StringBuilder text =
        new StringBuilder(parcel.text().isBlank() ? parcel.title() : parcel.text());
    text.append("\n\nIssue    ").append(parcel.issue());
    text.append("\nFile     ").append(ParcelName.file(parcel));
    text.append("\nSHA-256  ").append(parcel.sha256()).append('\n');
    if (tooLarge) {
      link.ifPresent(
          where ->
              text.append("\nThe file is too large for a mail. It lies at ")
                  .append(where.replace("{file}", inAddress(ParcelName.file(parcel))))
                  .append('\n'));
    }
    return text.toString();
  }

  /** A name as a part of an address; what means something in one is written as its number. */
  private static String inAddress(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
