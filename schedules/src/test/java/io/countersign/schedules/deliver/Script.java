package io.countersign.schedules.deliver;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that answers DATA, and then its end, as told; silence closes the connection. */
final class Script implements AutoCloseable {
  private final ServerSocket socket;
  private final String data;
  private final String end;
  final AtomicInteger mails = new AtomicInteger();

  Script(String data, String end) throws IOException {
    this(new ServerSocket(0, 5, InetAddress.getLoopbackAddress()), data, end);
  }

  Script(ServerSocket socket, String data, String end) {
    this.socket = socket;
    this.data = data;
    this.end = end;
    Thread thread = new Thread(this::serve, "smtp script");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return socket.getLocalPort();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        talk(client);
      } catch (IOException e) {
        // The client hung up, or the test is over.
      }
    }
  }

  private void talk(Socket client) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
    say(client, "220 here");
    boolean body = false;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (body && line.equals(".")) {
        mails.incrementAndGet();
        if (end == null) {
          return;
        }
        say(client, end);
        body = false;
      } else if (line.startsWith("DATA")) {
        say(client, data);
        body = data.startsWith("354");
      } else if (!body) {
        say(client, "250 fine");
      }
    }
  }

  private static void say(Socket client, String line) throws IOException {
    client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
