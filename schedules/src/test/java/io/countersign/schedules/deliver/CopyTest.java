package io.countersign.schedules.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.countersign.problem.Problems;
import io.countersign.problem.Sha256;
import io.countersign.problem.TextFile;
import io.countersign.schedules.people.OrgTree;
import io.countersign.schedules.people.People;
import io.countersign.schedules.state.StateStore;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies that were made for one person each. */
final class CopyTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-04T06:00:00Z"), ZoneOffset.UTC);
  private static final OrgTree TREE =
      node ->
          Optional.ofNullable(
              Map.of("M1", "PG-1", "PG-1", "PF-1", "PF-1", "HQ", "MAIL", "IT").get(node));
  private static final String PEOPLE =
      """
      people:
        ann: {name: Ann, mail: ann@halden.example, sees: [PF-1], password: "${env:ANN}"}
        bob: {name: Bob, mail: bob@halden.example, sees: [IT], password: "${env:BOB}"}
        cfo: {name: The CFO, mail: cfo@halden.example, sees: [all], password: "${env:CFO}"}
      roles: {heads: [ann, bob], all: [ann, bob, cfo]}
      """;

  @TempDir Path folder;

  private Parcel copy(String whom, String... nodes) throws IOException {
    Path file = folder.resolve("copy-" + whom + ".pdf");
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      document.save(file.toFile());
    }
    Parcel.Rows rows = new Parcel.Rows(Set.of(nodes), Optional.of(whom));
    return new Parcel("CV-" + whom, "Copy", "", file, Sha256.hex(file), rows);
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
                text -> text.contains("{env:") ? "opens " + text.charAt(6) : text,
                problems),
            TREE,
            CLOCK);
    assertThat(problems.list()).isEmpty();
    return post;
  }

  private DeliveryLog log() {
    return new DeliveryLog(StateStore.file(folder.resolve("state.db")));
  }

  private Dispatch.Counts send(String people, List<String> roles, Parcel... parcels) {
    return post(people, "channels: {}")
        .send(List.of(parcels), roles, List.of("folder"), 1, () -> {});
  }

  private List<String> stand() {
    return log().list(Optional.empty()).stream()
        .map(one -> one.issue() + " " + one.recipient() + " " + one.state())
        .sorted()
        .toList();
  }

  @Test
  void each_copy_goes_to_whom_it_is_for_and_all_of_them_to_who_sees_all() throws IOException {
    send(PEOPLE, List.of("heads"), copy("ann", "M1"), copy("bob", "MAIL"));
    assertThat(stand()).containsExactly("CV-ann ann accepted", "CV-bob bob accepted");
    send(PEOPLE, List.of("all"), copy("ann", "M1"), copy("bob", "MAIL"));
    assertThat(stand())
        .containsExactly(
            "CV-ann ann accepted",
            "CV-ann cfo accepted",
            "CV-bob bob accepted",
            "CV-bob cfo accepted");
  }

  @Test
  void a_copy_that_holds_one_row_of_another_s_node_is_refused() throws IOException {
    send(PEOPLE, List.of("heads"), copy("ann", "M1", "MAIL"), copy("bob", "MAIL", "unheard_of"));
    assertThat(stand()).containsExactly("CV-ann ann refused", "CV-bob bob refused");
    assertThat(folder.resolve("delivered")).doesNotExist();
  }

  @Test
  void rights_that_were_taken_away_since_it_was_planned_hold_at_sending() throws IOException {
    Parcel copy = copy("bob", "MAIL");
    String mail =
        "channels: {mail: {kind: smtp, host: 127.0.0.1, port: 1, tls: none, from: a@b.example}}";
    assertThat(
            post(PEOPLE, mail)
                .send(List.of(copy), List.of("heads"), List.of("mail"), 1, () -> {})
                .open())
        .isOne();
    String moved = PEOPLE.replace("sees: [IT]", "sees: [Sales]");
    post(moved, mail).send(List.of(copy), List.of("heads"), List.of("mail"), 2, () -> {});
    assertThat(stand()).containsExactly("CV-bob bob refused");
  }

  @Test
  void a_copy_for_somebody_who_holds_no_role_keeps_everything_from_being_sent() {
    assertThatThrownBy(() -> send(PEOPLE, List.of("heads"), copy("ann", "M1"), copy("eve", "MAIL")))
        .hasMessageContaining("RECIPIENT_UNKNOWN")
        .hasMessageContaining("eve");
    assertThat(stand()).isEmpty();
  }

  @Test
  void an_encrypted_copy_opens_with_its_recipient_s_word_alone_which_stands_nowhere()
      throws Exception {
    GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    try {
      String channels =
          "channels: {mail: {kind: smtp, host: 127.0.0.1, tls: none, encrypt: true, from: a@b.example, port: "
              + mail.getSmtp().getPort()
              + "}}";
      Dispatch post = post(PEOPLE, channels);
      Parcel copy = copy("ann", "M1");
      post.send(List.of(copy), List.of("heads"), List.of("mail"), 1, () -> {});
      MimeMultipart letter = (MimeMultipart) mail.getReceivedMessages()[0].getContent();
      byte[] locked = letter.getBodyPart(1).getInputStream().readAllBytes();
      assertThatThrownBy(() -> Loader.loadPDF(locked)).isInstanceOf(InvalidPasswordException.class);
      assertThatThrownBy(() -> Loader.loadPDF(locked, "opens B"))
          .isInstanceOf(InvalidPasswordException.class);
      try (PDDocument open = Loader.loadPDF(locked, "opens A")) {
        assertThat(open.getEncryption().getLength()).isEqualTo(256);
        assertThat(open.getNumberOfPages()).isOne();
      }
      Delivery sent = log().list(Optional.empty()).get(0);
      assertThat(sent.sha256()).isEqualTo(copy.sha256());
      assertThat(sent.note()).contains("encrypted copy, SHA-256");
      assertThat(
              sent.toString()
                  + Files.readString(
                      folder.resolve("state.db"), java.nio.charset.StandardCharsets.ISO_8859_1))
          .doesNotContain("opens A");
    } finally {
      mail.stop();
    }
  }

  @Test
  void a_word_that_stands_open_in_the_file_or_is_missing_is_refused() throws IOException {
    String channels =
        "channels: {mail: {kind: smtp, host: 127.0.0.1, port: 1, tls: none, encrypt: true, from: a@b.example}}";
    for (String word : List.of("secret", "")) {
      Dispatch post = post(PEOPLE.replace("${env:ANN}", word), channels);
      assertThatThrownBy(
              () ->
                  post.send(
                      List.of(copy("ann", "M1")), List.of("heads"), List.of("mail"), 1, () -> {}))
          .hasMessageContaining("ADDRESS_MISSING")
          .hasMessageContaining("${env:");
    }
  }
}
