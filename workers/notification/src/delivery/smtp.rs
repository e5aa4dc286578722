use super::{Delivery, Outcome};
use crate::mail::Mail;
use async_trait::async_trait;
use edge::{ByteStream, Network};
use futures::future::{Either, select};
use kernel::EventId;
use mail_builder::{MessageBuilder, headers::address::Address};
use std::{io, rc::Rc, time::Duration};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};

/// How long the whole conversation may take.
const TIMEOUT: Duration = Duration::from_secs(20);

/// A mail server that takes mails for others (RFC 5321), reached over TCP.
pub struct Smtp {
    pub network: Rc<dyn Network>,
    pub host: String,
    pub port: u16,
    /// TLS from the first byte (RFC 8314 §3.3).
    pub tls: bool,
    /// The address that mails come from.
    pub from: String,
}

/// How far the conversation had come when it failed.
enum Failure {
    /// Before the end of the message: nothing was sent.
    Before(String),
    /// The server said no for good.
    Refused(String),
    /// After the end of the message, without an answer.
    After(String),
}

#[async_trait(?Send)]
impl Delivery for Smtp {
    async fn deliver(&self, mail: &Mail, key: EventId) -> Outcome {
        let talk = std::pin::pin!(self.talk(mail, key));
        let limit = std::pin::pin!(self.network.sleep(TIMEOUT));
        match select(talk, limit).await {
            Either::Left((Ok(()), _)) => Outcome::Accepted,
            Either::Left((Err(Failure::Before(reason)), _)) => Outcome::NotSent(reason),
            Either::Left((Err(Failure::Refused(reason)), _)) => Outcome::Refused(reason),
            Either::Left((Err(Failure::After(reason)), _)) => Outcome::Unknown(reason),
            Either::Right(_) => Outcome::Unknown("timed out".to_owned()),
        }
    }

    /// SMTP has no keys: a server that is asked twice sends twice.
    fn is_idempotent(&self) -> bool {
        false
    }
}

impl Smtp {
    async fn talk(&self, mail: &Mail, key: EventId) -> Result<(), Failure> {
        let before = |error: io::Error| Failure::Before(error.to_string());
        let from_address = &*self.from;
        let mut message = MessageBuilder::new()
            .from(Address::new_address(Some(&*mail.from_name), from_address))
            .to(&*mail.to)
            .subject(&mail.subject)
            .message_id(format!("{key}@{}", domain_of(from_address)))
            .text_body(&mail.text)
            .html_body(&mail.html);
        if let Some(address) = &mail.reply_to {
            message = message.reply_to(&**address);
        }
        let message = message.write_to_string().map_err(before)?;

        let stream = self.network.connect(&self.host, self.port, self.tls).await.map_err(before)?;
        let mut server = BufReader::new(stream);
        expect(&mut server, b'2').await?;
        command(&mut server, &format!("EHLO {}", domain_of(from_address)), b'2').await?;
        command(&mut server, &format!("MAIL FROM:<{from_address}>"), b'2').await?;
        command(&mut server, &format!("RCPT TO:<{}>", mail.to), b'2').await?;
        command(&mut server, "DATA", b'3').await?;
        server.write_all(stuff_dots(&message).as_bytes()).await.map_err(before)?;
        // From the final dot on, silence no longer means that nothing was sent.
        let sent = async {
            server.write_all(b".\r\n").await.map_err(before)?;
            server.flush().await.map_err(before)?;
            expect(&mut server, b'2').await
        };
        match sent.await {
            Err(Failure::Before(reason)) => return Err(Failure::After(reason)),
            other => other?,
        }
        // The mail is theirs; whether they say goodbye does not matter.
        let _ = server.write_all(b"QUIT\r\n").await;
        Ok(())
    }
}

async fn command(server: &mut BufReader<Box<dyn ByteStream>>, line: &str, good: u8) -> Result<(), Failure> {
    let before = |error: io::Error| Failure::Before(error.to_string());
    server.write_all(format!("{line}\r\n").as_bytes()).await.map_err(before)?;
    server.flush().await.map_err(before)?;
    expect(server, good).await
}

/// Reads an answer, of several lines perhaps; `good` is the first digit of the code that means yes.
async fn expect(server: &mut BufReader<Box<dyn ByteStream>>, good: u8) -> Result<(), Failure> {
    loop {
        let mut line = String::new();
        // A line has at most 512 octets (RFC 5321 §4.5.3.1.5); a server that never ends one is cut off.
        let read = server
            .take(1024)
            .read_line(&mut line)
            .await
            .map_err(|error| Failure::Before(error.to_string()))?;
        let bytes = line.as_bytes();
        if read == 0 || bytes.len() < 4 {
            return Err(Failure::Before("the server hung up".to_owned()));
        }
        if bytes.get(3) == Some(&b'-') {
            continue;
        }
        return match bytes.first() {
            Some(digit) if *digit == good => Ok(()),
            Some(b'5') => Err(Failure::Refused(line.trim().to_owned())),
            _ => Err(Failure::Before(line.trim().to_owned())),
        };
    }
}

/// A line that begins with a dot would end the message: it gets another one (RFC 5321 §4.5.2).
fn stuff_dots(message: &str) -> String {
    let mut stuffed = String::with_capacity(message.len() + 8);
    for line in message.lines() {
        if line.starts_with('.') {
            stuffed.push('.');
        }
        stuffed.push_str(line);
        stuffed.push_str("\r\n");
    }
    stuffed
}

fn domain_of(address: &str) -> &str {
    address.rsplit_once('@').map_or("localhost", |(_, domain)| domain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::net::TcpListener;

    struct Local;

    #[async_trait(?Send)]
    impl Network for Local {
        async fn connect(&self, host: &str, port: u16, _: bool) -> io::Result<Box<dyn ByteStream>> {
            Ok(Box::new(tokio::net::TcpStream::connect((host, port)).await?))
        }
        async fn sleep(&self, _: Duration) {
            std::future::pending::<()>().await;
        }
    }

    fn mail() -> Mail {
        Mail {
            kind: contract::notification::MailKind::Registered,
            from_name: "Kontor".to_owned(),
            reply_to: Some("post@kontor.test".parse().unwrap()),
            to: "ada@example.com".parse().unwrap(),
            subject: "Grüße".to_owned(),
            text: ".a line that begins with a dot".to_owned(),
            html: "<p>hello</p>".to_owned(),
            order_id: None,
        }
    }

    /// A server that gives these answers, one a turn, and hangs up.
    async fn deliver_to(answers: &'static [&'static str]) -> (Outcome, String) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let smtp = Smtp {
            network: Rc::new(Local),
            host: "127.0.0.1".into(),
            port,
            tls: false,
            from: "a@b.test".into(),
        };
        let server = async move {
            let (socket, _) = listener.accept().await.unwrap();
            let mut socket = BufReader::new(socket);
            let mut heard = String::new();
            let mut in_data = false;
            for answer in answers {
                socket.write_all(format!("{answer}\r\n").as_bytes()).await.unwrap();
                loop {
                    let mut line = String::new();
                    if socket.read_line(&mut line).await.unwrap() == 0 {
                        break;
                    }
                    heard.push_str(&line);
                    if !in_data || line == ".\r\n" {
                        in_data = line == "DATA\r\n";
                        break;
                    }
                }
            }
            heard
        };
        let mail = mail();
        tokio::join!(smtp.deliver(&mail, testkit::id(1)), server)
    }

    #[tokio::test]
    async fn a_mail_goes_through_the_whole_conversation() {
        let (outcome, heard) =
            deliver_to(&["220 hi", "250-hi\r\n250 8BITMIME", "250 ok", "250 ok", "354 go", "250 queued"])
                .await;
        assert_eq!(outcome, Outcome::Accepted);
        assert!(heard.contains("RCPT TO:<ada@example.com>"), "{heard}");
        assert!(heard.contains("MAIL FROM:<a@b.test>"), "{heard}");
        assert!(heard.contains("\r\n..a line"), "{heard}");
        assert!(heard.contains("From: \"Kontor\" <a@b.test>"), "{heard}");
        assert!(heard.contains("Reply-To: <post@kontor.test>"), "{heard}");
    }

    #[tokio::test]
    async fn silence_after_the_final_dot_is_unknown_and_before_it_is_not_sent() {
        let (outcome, _) = deliver_to(&["220 hi", "250 hi", "250 ok", "250 ok", "354 go"]).await;
        assert!(matches!(outcome, Outcome::Unknown(_)), "{outcome:?}");
        let (outcome, _) = deliver_to(&["220 hi", "250 hi", "451 later"]).await;
        assert!(matches!(outcome, Outcome::NotSent(_)), "{outcome:?}");
        let (outcome, _) = deliver_to(&["220 hi", "250 hi", "250 ok", "550 no such user"]).await;
        assert!(matches!(outcome, Outcome::Refused(_)), "{outcome:?}");
    }
}
