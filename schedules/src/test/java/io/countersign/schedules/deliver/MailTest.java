package io.countersign.schedules.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.countersign.problem.Problems;
import io.countersign.problem.Sha256;
import io.countersign.problem.TextFile;
import io.countersign.schedules.people.People;
import io.countersign.schedules.state.StateStore;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MailTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-04T06:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;
  private GreenMail mail;
  private Parcel parcel;

  @BeforeEach
  void start() throws IOException {
    mail =
        new GreenMail(
            new ServerSetup[] {
              new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
              new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS)
            });
    mail.start();
    Path file = Files.writeString(folder.resolve("pack.pdf"), "the pack");
    parcel = new Parcel("CP-1", "Pack of 2026-10", "", file, Sha256.hex(file), Set.of("PF-1"));
  }

  @AfterEach
  void stop() {
    mail.stop();
  }

  private Dispatch post(String people, String channels) {
    Problems problems = new Problems();
    Dispatch post =
        new Dispatch(
            log(),
            People.read(Optional.of(new TextFile("people.yml", people)), problems),
            Channels.read(
                folder,
                folder,
                Optional.of(new TextFile("channels.yml", channels)),
                text -> text,
                problems),
            node -> Optional.ofNullable(Map.of("PG-1", "PF-1").get(node)),
            CLOCK);
    assertThat(problems.list()).isEmpty();
    return post;
  }

  private DeliveryLog log() {
    return new DeliveryLog(store());
  }

  private StateStore store() {
    return StateStore.file(folder.resolve("state.db"));
  }

  private Dispatch.Counts send(Dispatch post, long token) {
    return post.send(List.of(parcel), List.of("readers"), List.of("mail"), token, () -> {});
  }

  /** With a short patience, for servers that hang. */
  private static String hasty(int port) {
    return plain(port).replace("PT60S", "PT2S");
  }

  private static String plain(int port) {
    return "channels: {mail: {kind: smtp, host: 127.0.0.1, port: "
        + port
        + ", tls: none, from: countersign@halden.example, timeout: PT60S}}";
  }

  private static String readers(int number) {
    StringBuilder people = new StringBuilder("people:\n");
    StringBuilder roles = new StringBuilder();
    for (int i = 0; i < number; i++) {
      String id = "p" + i;
      String address = i == 7 ? "\"not an address\"" : id + "@halden.example";
      people.append("  ").append(id).append(": {name: P, mail: ").append(address);
      people.append(", sees: [PF-1]}\n");
      roles.append(i == 0 ? "" : ", ").append(id);
    }
    return people + "roles: {readers: [" + roles + "]}\n";
  }

  @Test
  void one_bad_address_among_forty_does_not_touch_the_others_and_nobody_gets_it_twice()
      throws Exception {
    Dispatch post = post(readers(40), plain(mail.getSmtp().getPort()));
    assertThat(send(post, 1)).isEqualTo(new Dispatch.Counts(39, 1, 0, 0, 0));
    assertThat(send(post, 2)).isEqualTo(new Dispatch.Counts(39, 1, 0, 0, 0));
    MimeMessage[] box = mail.getReceivedMessages();
    assertThat(box).hasSize(39);
    assertThat(box[0].getAllRecipients()).hasSize(1);
    assertThat(box[0].getSubject()).isEqualTo("Pack of 2026-10");
    assertThat(box[0].getMessageID()).isEqualTo(MessageId.of("CP-1", "p0", "mail"));
  }

  @Test
  void
      a_server_that_takes_the_mail_and_then_falls_silent_leaves_it_unknown_and_it_is_not_sent_again()
          throws Exception {
    try (Script server = new Script("354 go on", null)) {
      Dispatch post = post(readers(1), plain(server.port()));
      assertThat(send(post, 1)).isEqualTo(new Dispatch.Counts(0, 0, 1, 0, 0));
      assertThat(send(post, 2).unknown()).isOne();
      assertThat(server.mails.get()).isOne();
    }
    log().resolve("CP-1", "p0", "mail", true, CLOCK.instant(), "Anna");
    assertThat(log().list(Optional.empty()).get(0).state()).isEqualTo(DeliveryState.accepted);
  }

  @Test
  void a_file_too_large_for_a_mail_is_linked_and_without_a_link_the_mail_is_not_sent()
      throws Exception {
    String small = plain(mail.getSmtp().getPort()).replace("}}", ", at_most_mb: 0}}");
    Dispatch unlinked = post(readers(1), small);
    assertThat(send(unlinked, 1).accepted()).isZero();
    assertThat(mail.getReceivedMessages()).isEmpty();
    String link = ", link: \"https://files.halden.example/{file}\"}}";
    parcel = new Parcel("CP-2", "Pack", "", parcel.file(), parcel.sha256(), Set.of("PF-1"));
    assertThat(send(post(readers(1), small.replace("}}", link)), 1).accepted()).isOne();
    MimeMultipart parts = (MimeMultipart) mail.getReceivedMessages()[0].getContent();
    assertThat(parts.getCount()).isOne();
    assertThat(parts.getBodyPart(0).getContent().toString())
        .contains("https://files.halden.example/" + ParcelName.file(parcel))
        .contains(parcel.sha256());
  }

  @Test
  void n7_a_name_in_the_link_to_a_large_file_cannot_change_where_the_link_leads() throws Exception {
    Path odd = Files.copy(parcel.file(), parcel.file().resolveSibling("a?b=c&d #1.pdf"));
    parcel = new Parcel("CP-3", "Pack", "", odd, parcel.sha256(), Set.of("PF-1"));
    String link = ", at_most_mb: 0, link: \"https://files.halden.example/{file}?v=1\"}}";
    String channel = plain(mail.getSmtp().getPort()).replace("}}", link);
    assertThat(send(post(readers(1), channel), 1).accepted()).isOne();
    MimeMultipart parts = (MimeMultipart) mail.getReceivedMessages()[0].getContent();
    assertThat(parts.getBodyPart(0).getContent().toString())
        .contains("https://files.halden.example/a%3Fb%3Dc%26d%20%231.pdf?v=1");
  }

  @Test
  void a_server_that_says_later_is_asked_again_and_one_that_says_no_is_not() throws Exception {
    try (Script server = new Script("451 later", null)) {
      assertThat(send(post(readers(1), plain(server.port())), 1).open()).isOne();
    }
    try (Script server = new Script("554 no", null)) {
      assertThat(send(post(readers(1), plain(server.port())), 2).failed()).isOne();
    }
  }

  @Test
  void a_server_that_hangs_or_is_not_there_leaves_it_to_be_tried_again() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      assertThat(send(post(readers(1), hasty(silent.getLocalPort())), 1).open()).isOne();
    }
    assertThat(send(post(readers(1), plain(1)), 2).open()).isOne();
  }

  @Test
  void a_sender_that_died_while_it_sent_leaves_it_unknown() {
    Dispatch post = post(readers(1), plain(mail.getSmtp().getPort()));
    log().plan(List.of(delivery()));
    assertThat(log().begin(delivery(), 1, CLOCK.instant())).isTrue();
    assertThat(send(post, 2)).isEqualTo(new Dispatch.Counts(0, 0, 1, 0, 0));
    assertThat(mail.getReceivedMessages()).isEmpty();
    assertThat(
            store()
                .list(
                    row -> row.getString("state"),
                    "select state from delivery_history order by number"))
        .containsExactly("planned", "sending", "unknown");
  }

  private Delivery delivery() {
    return new Delivery(
        "CP-1",
        "p0",
        "mail",
        "p0@halden.example",
        "",
        parcel.sha256(),
        DeliveryState.planned,
        MessageId.of("CP-1", "p0", "mail"),
        0,
        CLOCK.instant(),
        "");
  }

  @Test
  void a_certificate_that_is_not_trusted_gets_nothing() {
    String tls =
        "channels: {mail: {kind: smtp, host: 127.0.0.1, port: "
            + mail.getSmtps().getPort()
            + ", tls: tls, from: countersign@halden.example, timeout: PT60S}}";
    assertThat(send(post(readers(1), tls), 1).open()).isOne();
    assertThat(mail.getReceivedMessages()).isEmpty();
    assertThat(log().list(Optional.empty()).get(0).note()).isNotBlank();
  }

  @Test
  void a_trusted_certificate_for_another_name_gets_nothing_and_one_for_this_name_gets_the_mail()
      throws Exception {
    assertThat(sendTo("dns:another.example").open()).isOne();
    assertThat(log().list(Optional.empty()).get(0).note()).contains("127.0.0.1");
    assertThat(sendTo("ip:127.0.0.1").accepted()).isOne();
  }

  /** Sends by TLS to a server whose trusted certificate bears the name. */
  private Dispatch.Counts sendTo(String name) throws Exception {
    Path keys = folder.resolve(name.replace(':', '_') + ".p12");
    Path pem = folder.resolve(name.replace(':', '_') + ".pem");
    String dn = "CN=mail, O=test";
    keytool(keys, "-genkeypair", "-keyalg", "EC", "-dname", dn, "-ext", "SAN=" + name);
    keytool(keys, "-exportcert", "-rfc", "-file", pem.toString());
    KeyStore store = KeyStore.getInstance(keys.toFile(), "changeit".toCharArray());
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, "changeit".toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    ServerSocket socket =
        context.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress());
    try (Script server = new Script(socket, "354 go on", "250 taken")) {
      String channels = plain(server.port()).replace("tls: none", "tls: tls, trust: " + pem);
      Dispatch.Counts counts = send(post(readers(1), channels), name.length());
      assertThat(server.mails).hasValue((int) counts.accepted());
      return counts;
    }
  }

  private static void keytool(Path keys, String... arguments) throws Exception {
    List<String> call = new ArrayList<>();
    call.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    call.addAll(List.of(arguments));
    call.addAll(List.of("-alias", "mail", "-storetype", "PKCS12", "-storepass", "changeit"));
    call.addAll(List.of("-keystore", keys.toString()));
    assertThat(new ProcessBuilder(call).start().waitFor()).isZero();
  }

  @Test
  void a_server_without_starttls_gets_nothing_where_starttls_is_asked_for() {
    String starttls = plain(mail.getSmtp().getPort()).replace("tls: none", "tls: starttls");
    assertThat(send(post(readers(1), starttls), 1).open()).isOne();
    assertThat(mail.getReceivedMessages()).isEmpty();
  }

  @Test
  void nobody_gets_rows_that_they_may_not_see() {
    String people =
        """
        people:
          above: {name: A, mail: a@halden.example, sees: [PF-1]}
          same: {name: B, mail: b@halden.example, sees: [PG-1]}
          beside: {name: C, mail: c@halden.example, sees: [PF-2]}
          none: {name: D, mail: d@halden.example}
        roles: {readers: [above, same, beside, none]}
        """;
    Parcel below = new Parcel("CP-2", "Copy", "", parcel.file(), parcel.sha256(), Set.of("PG-1"));
    Dispatch post = post(people, plain(mail.getSmtp().getPort()));
    assertThat(post.send(List.of(below), List.of("readers"), List.of("mail"), 1, () -> {}))
        .isEqualTo(new Dispatch.Counts(2, 0, 0, 2, 0));
    assertThat(mail.getReceivedMessages()).hasSize(2);
  }

  @Test
  void a_person_without_address_keeps_the_mail_from_everybody() {
    Dispatch post =
        post(readers(2).replace("mail: p1@halden.example, ", ""), plain(mail.getSmtp().getPort()));
    assertThatThrownBy(() -> send(post, 1)).hasMessageContaining("ADDRESS_MISSING");
    assertThat(mail.getReceivedMessages()).isEmpty();
  }
}
