package io.countersign.schedules.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.problem.Sha256;
import io.countersign.schedules.people.Person;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.AbstractSftpEventListenerAdapter;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SftpTest {
  @TempDir Path folder;
  private SshServer server;
  private String hostKey;
  private Parcel parcel;

  @BeforeEach
  void start() throws Exception {
    KeyPair key = KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256);
    hostKey = KeyUtils.getFingerPrint(BuiltinDigests.sha256, key.getPublic());
    server = SshServer.setUpDefaultServer();
    server.setHost("127.0.0.1");
    server.setKeyPairProvider(KeyPairProvider.wrap(key));
    server.setPasswordAuthenticator((user, password, session) -> password.equals("right"));
    server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
    Files.createDirectories(folder.resolve("there/in"));
    server.setFileSystemFactory(new VirtualFileSystemFactory(folder.resolve("there")));
    server.start();
    Path file = Files.writeString(folder.resolve("pack.pdf"), "the pack");
    parcel = new Parcel("CP-1", "Pack", "", file, Sha256.hex(file), Set.of("all"));
  }

  @AfterEach
  void stop() throws IOException {
    server.stop();
  }

  private Channel.Result send(String password, String key) {
    Channel channel =
        new SftpChannel(
            new SftpChannel.FileServer(
                "127.0.0.1",
                server.getPort(),
                "countersign",
                Optional.of(password),
                Optional.empty(),
                key,
                "/in",
                Duration.ofSeconds(5)));
    Person person =
        new Person("cfo", "The CFO", Optional.empty(), List.of("all"), Optional.empty());
    String address = channel.address(person).orElseThrow();
    Instant at = Instant.parse("2026-11-04T06:00:00Z");
    return channel.send(new Channel.Letter(parcel, person, address, "<x@countersign>", at));
  }

  @Test
  void a_file_arrives_whole_and_a_second_sending_finds_it_there() throws IOException {
    assertThat(send("right", hostKey)).isInstanceOf(Channel.Accepted.class);
    assertThat(send("right", hostKey).note()).endsWith("was there");
    try (var files = Files.list(folder.resolve("there/in"))) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactly("pack.pdf");
    }
  }

  @Test
  void another_file_of_that_name_is_not_replaced() throws IOException {
    Files.writeString(folder.resolve("there/in/pack.pdf"), "another");
    assertThat(send("right", hostKey)).isInstanceOf(Channel.Accepted.class);
    assertThat(folder.resolve("there/in/pack.pdf")).hasContent("another");
    assertThat(folder.resolve("there/in/" + ParcelName.other(parcel))).hasContent("the pack");
  }

  @Test
  void a_server_with_another_key_or_a_wrong_password_gets_nothing() {
    assertThat(send("right", "SHA256:another")).isInstanceOf(Channel.NotYet.class);
    assertThat(send("wrong", hostKey)).isInstanceOf(Channel.NotYet.class);
    assertThat(folder.resolve("there/in")).isEmptyDirectory();
  }

  @Test
  void a_server_that_hangs_leaves_it_to_be_tried_again() throws IOException {
    int port = server.getPort();
    server.stop();
    try (ServerSocket silent = new ServerSocket(port, 5, InetAddress.getLoopbackAddress())) {
      assertThat(silent.isBound()).isTrue();
      assertThat(send("right", hostKey)).isInstanceOf(Channel.NotYet.class);
    }
    assertThat(send("right", hostKey)).isInstanceOf(Channel.NotYet.class);
  }

  @Test
  void a_server_that_drops_the_line_while_it_is_written_to_gets_the_whole_file_the_next_time()
      throws IOException {
    AtomicBoolean drops = new AtomicBoolean(true);
    SftpSubsystemFactory dropping = new SftpSubsystemFactory();
    dropping.addSftpEventListener(
        new AbstractSftpEventListenerAdapter() {
          @Override
          public void writing(
              ServerSession session,
              String handle,
              FileHandle file,
              long offset,
              byte[] data,
              int from,
              int length)
              throws IOException {
            if (drops.get()) {
              session.close(true);
              throw new IOException("dropped");
            }
          }
        });
    server.setSubsystemFactories(List.of(dropping));
    assertThat(send("right", hostKey)).isInstanceOf(Channel.NotYet.class);
    assertThat(folder.resolve("there/in/pack.pdf")).doesNotExist();
    drops.set(false);
    assertThat(send("right", hostKey)).isInstanceOf(Channel.Accepted.class);
    assertThat(folder.resolve("there/in/pack.pdf")).hasContent("the pack");
  }
}
