package io.countersign.schedules.slot;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What a runner is called: its machine and its process. */
public final class RunnerName {
  private RunnerName() {}

  /** This process. */
  public static String self() {
    return host() + "/" + ProcessHandle.current().pid();
  }

  /** Whether it was a process of this machine that is gone; of others nobody here can tell. */
  public static boolean dead(String owner) {
    String prefix = host() + "/";
    if (!owner.startsWith(prefix)) {
      return false;
    }
    String pid = owner.substring(prefix.length());
    return pid.matches("\\d{1,18}") && ProcessHandle.of(Long.parseLong(pid)).isEmpty();
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
