package io.countersign.schedules.deliver;

import io.countersign.problem.Sha256;

/** The Message-ID of a mail, worked out from what it brings to whom. */
final class MessageId {
  private MessageId() {}

  static String of(String issue, String recipient, String channel) {
    String key = issue + "\n" + recipient + "\n" + channel;
    return "<" + Sha256.hex(key).substring(0, 40) + "@countersign>";
  }

  /** Of a mail that is sent once more though the first one arrived. */
  static String again(String id, int number) {
    return id.replaceFirst("(\\.\\d+)?@", "." + (number + 1) + "@");
  }
}
