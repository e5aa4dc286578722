//! Mails.

use crate::{Limit, List, Unit};
use kernel::{ErrorCode, NotificationId, OrderId, Permission, Text, Timestamp};

dto! {
    /// A mail that was sent locally, as `/dev/mailbox.json` lists them: the newest first, as a bare array.
    pub struct SentMail {
        pub id: NotificationId,
        pub kind: String,
        pub to: String,
        pub subject: String,
        pub text: String,
        pub html: String,
        pub order_id: Option<OrderId>,
        pub sent_at: Timestamp,
    }

    /// What became of a mail.
    #[derive(Copy, Eq, Hash)]
    pub enum MailStatus {
        /// It is being sent.
        Sending,
        /// It could not be sent and will be tried again.
        Waiting,
        Sent,
        /// A crash came between sending it and noting it; it is not sent again by itself.
        Unknown,
        /// The receiver's server refused it, or it was tried as often as the queue allows.
        Failed,
    }

    /// A mail in the log, without its words: some carry a token.
    pub struct LoggedMail {
        pub id: NotificationId,
        pub kind: String,
        pub to: String,
        pub subject: String,
        pub status: MailStatus,
        pub attempts: u32,
        /// Why it could not be sent.
        pub failure: Option<String>,
        pub order_id: Option<OrderId>,
        /// When it was last tried.
        pub tried_at: Timestamp,
    }

    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct ListMails {
        pub status: Option<MailStatus>,
        /// A mail address or a part of the subject.
        pub q: Option<Text<200>>,
        #[serde(default)]
        pub limit: Limit,
        pub cursor: Option<String>,
    }

    /// How the sending of mails is.
    pub struct MailHealth {
        /// In the last 24 hours.
        pub sent: u32,
        pub waiting: u32,
        pub failed: u32,
        pub unknown: u32,
        /// Since when the oldest waits.
        pub waiting_since: Option<Timestamp>,
    }
}

endpoints! {
    Notification;
    /// Mails, the last written first.
    LIST_MAILS: Get "/admin/notifications" "list_mails" (ListMails, Unit) -> List<LoggedMail>, staff(Permission::Settings), errors(&[ErrorCode::InvalidCursor]);
    /// How the sending of mails is.
    GET_MAIL_HEALTH: Get "/admin/notification-health" "get_mail_health" (Unit, Unit) -> MailHealth, staff(Permission::Settings);

    /// Answers if the database does.
    READY: Get "/internal/v1/ready" "notification_ready" (Unit, Unit) -> Unit, internal, success(204);
    /// Regular work: mails whose sending can be tried again.
    TICK: Post "/internal/v1/tick" "notification_tick" (Unit, Unit) -> Unit, internal, success(204);
}
