package io.countersign.schedules.deliver;

import io.countersign.schedules.people.Person;
import jakarta.activation.DataHandler;
import jakarta.activation.FileDataSource;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Date;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/** Mail: one message a recipient. What the server did not answer for is unknown. */
record SmtpChannel(MailServer server) implements Channel {
  @Override
  public Optional<String> address(Person person) {
    return person.mail();
  }

  @Override
  public boolean repeatable() {
    return false;
  }

  @Override
  public Result send(Letter letter) {
    Session session = Session.getInstance(server.properties());
    Message message;
    try {
      message = message(session, letter);
    } catch (MessagingException | IOException e) {
      return new Declined("The message cannot be made: " + e.getMessage());
    }
    Result result = new NotYet("There is no way to speak to the server.");
    try (Transport transport = session.getTransport(server.protocol())) {
      connect(transport);
      result = handOver(transport, message);
    } catch (NotConnected e) {
      return new NotYet(e.getMessage());
    } catch (MessagingException e) {
      // Only closing is left; what came of the message before stands.
      return result;
    }
    return result;
  }

  private static final class NotConnected extends MessagingException {
    NotConnected(MessagingException e) {
      super(said(e));
    }
  }

  private void connect(Transport transport) throws NotConnected {
    try {
      transport.connect(
          server.host(), server.port(), server.user().orElse(null), server.password().orElse(null));
    } catch (MessagingException e) {
      throw new NotConnected(e);
    }
  }

  private static Result handOver(Transport transport, Message message) {
    try {
      transport.sendMessage(message, message.getAllRecipients());
      return new Accepted("accepted by the mail server");
    } catch (SendFailedException e) {
      int code = code(e);
      if (code < 400) {
        return new Unknown("The server fell silent: " + said(e));
      }
      return code < 500 ? new NotYet(said(e)) : new Declined(said(e));
    } catch (MessagingException e) {
      return new Unknown("The server fell silent: " + said(e));
    }
  }

  /** What the server answered, -1 where it did not. */
  private static int code(MessagingException e) {
    int code = -1;
    for (Exception at = e; at instanceof MessagingException one; at = one.getNextException()) {
      if (at instanceof SMTPAddressFailedException address) {
        code = Math.max(code, address.getReturnCode());
      } else if (at instanceof SMTPSendFailedException send) {
        code = Math.max(code, send.getReturnCode());
      }
    }
    return code;
  }

  private static String said(MessagingException e) {
    Exception inner = e.getNextException();
    String why = inner == null ? "" : ": " + inner.getMessage();
    return (e.getMessage() + why).lines().findFirst().orElse("").strip();
  }

  private Message message(Session session, Letter letter) throws MessagingException, IOException {
    MimeMessage message =
        new MimeMessage(session) {
          @Override
          protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", letter.messageId());
          }
        };
    message.setFrom(new InternetAddress(server.from()));
    InternetAddress to = new InternetAddress(letter.address(), letter.person().name());
    to.validate();
    message.setRecipient(Message.RecipientType.TO, to);
    message.setSubject(letter.parcel().title(), StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(letter.at()));
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setContent(body(letter));
    message.saveChanges();
    return message;
  }

  private MimeMultipart body(Letter letter) throws MessagingException, IOException {
    Parcel parcel = letter.parcel();
    boolean tooLarge = Files.size(parcel.file()) > server.atMost();
    MimeBodyPart text = new MimeBodyPart();
    text.setText(MailBody.of(letter, tooLarge, server.link()), StandardCharsets.UTF_8.name());
    MimeMultipart parts = new MimeMultipart(text);
    if (tooLarge && server.link().isEmpty()) {
      throw new IOException("the file is larger than at_most_mb, and no link is said");
    }
    if (!tooLarge) {
      MimeBodyPart file = new MimeBodyPart();
      file.setDataHandler(new DataHandler(new FileDataSource(parcel.file().toFile())));
      file.setFileName(ParcelName.file(parcel));
      parts.addBodyPart(file);
    }
    return parts;
  }

  /** What a mail says beside its file. */
  private static final class MailBody {
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
}
