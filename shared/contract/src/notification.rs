//! Mails.

use crate::Unit;
use kernel::{NotificationId, OrderId, Timestamp};

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
}

endpoints! {
    Notification;
    /// Answers if the database does.
    READY: Get "/internal/v1/ready" "notification_ready" (Unit, Unit) -> Unit, internal, success(204);
    /// Regular work: mails whose sending can be tried again.
    TICK: Post "/internal/v1/tick" "notification_tick" (Unit, Unit) -> Unit, internal, success(204);
}
