package io.countersign.ingest.jdbc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A line to a server of this machine that can fall silent: whoever calls is let in, and hears
 * nothing any more. Where nobody listens at the other end it hangs up.
 */
public final class Relay implements AutoCloseable {
  private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final AtomicInteger calls = new AtomicInteger();
  private final int server;
  private volatile boolean silent;

  /**
   * @param server its port
   */
  public Relay(int server) throws IOException {
    this.server = server;
    inBackground(this::listen);
  }

  /** As {@code countersign.yml} names a database at the other end. */
  public String connection() {
    return "{kind: postgresql, host: 127.0.0.1, port: "
        + port()
        + ", database: desk, user: reader, password: "
        + PostgresServer.PASSWORD
        + "}";
  }

  int port() {
    return door.getLocalPort();
  }

  /** How often somebody called. */
  public int calls() {
    return calls.get();
  }

  public void fallsSilent() {
    silent = true;
  }

  private void listen() throws IOException {
    while (true) {
      Socket caller = door.accept();
      calls.incrementAndGet();
      inBackground(() -> answer(caller));
    }
  }

  private void answer(Socket caller) throws IOException {
    if (silent) {
      return;
    }
    try (caller;
        Socket other = new Socket(InetAddress.getLoopbackAddress(), server)) {
      inBackground(() -> carry(other, caller));
      carry(caller, other);
    }
  }

  private void carry(Socket from, Socket to) throws IOException {
    byte[] bytes = new byte[8192];
    for (int read; (read = from.getInputStream().read(bytes)) >= 0; ) {
      if (!silent) {
        to.getOutputStream().write(bytes, 0, read);
      }
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void inBackground(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException hungUp) {
                // One of the two ends is closed, and so is the other one now.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
