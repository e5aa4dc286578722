//! Mails.

use crate::{
    Idempotency, Limit, List, Unit,
    queues::{QueueReport, ReadQueues, TreatDeadLetters, TreatedDeadLetters},
    resend::EventIds,
};
use kernel::{
    EmailAddress, ErrorCode, EventId, Line, Locale, NotificationId, OrderId, Permission, Text, Timestamp,
};
use std::collections::BTreeMap;

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
        /// Those about one order.
        pub order_id: Option<OrderId>,
        #[serde(default)]
        pub limit: Limit,
        pub cursor: Option<String>,
    }

    /// Whether a mail's words are kept.
    #[derive(Copy, Eq, Hash)]
    pub enum MailWords {
        Kept,
        /// They carried a link that signs somebody in or sets their password: nobody but the receiver reads them.
        Secret,
        /// They were forgotten after 90 days.
        Forgotten,
    }

    /// A mail in the log with its words, where they are kept. The links in them lead nowhere: what opens an order is
    /// for the customer.
    pub struct MailDetails {
        pub mail: LoggedMail,
        /// The event that asked for it.
        pub event_id: EventId,
        pub words: MailWords,
        pub text: Option<String>,
        pub html: Option<String>,
        /// Whether it can be sent again now.
        pub resendable: bool,
        /// The mail that this one repeats.
        pub resend_of: Option<NotificationId>,
        /// The mails that repeat this one, the newest first.
        pub resends: Vec<LoggedMail>,
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

    /// What mails there are.
    #[derive(Copy, Eq, Hash, PartialOrd, Ord)]
    pub enum MailKind {
        OrderPlaced,
        OrderShipped,
        OrderDelivered,
        OrderCancelled,
        OrderRefunded,
        PaymentRequested,
        PaymentReceived,
        OrderEdited,
        ReturnRequested,
        ReturnApproved,
        ReturnDeclined,
        ReturnReceived,
        Registered,
        PasswordForgotten,
        BackInStock,
        StockLow,
    }

    /// A mail's words in one language, as far as the shop may change them.
    pub struct MailTemplate {
        pub kind: MailKind,
        pub locale: Locale,
        /// The subject, with placeholders such as `{number}`.
        pub subject: String,
        /// The paragraphs at its beginning, with an empty line between them; may be empty.
        pub intro: String,
        /// True where the subject is the shop's own.
        pub own_subject: bool,
        /// True where the introduction is.
        pub own_intro: bool,
        /// The placeholders that both may hold, without their braces.
        pub placeholders: Vec<String>,
        /// What follows whatever is written here.
        pub fixed: String,
    }

    /// The shop's own words for a mail in one language; what is left out is as it comes with the software.
    #[serde(deny_unknown_fields)]
    pub struct SaveMailTemplate {
        pub subject: Option<Line<150>>,
        pub intro: Option<Text<1000>>,
    }

    #[serde(deny_unknown_fields)]
    pub struct PreviewMail {
        /// The default language unless said.
        pub locale: Option<Locale>,
    }

    /// A mail as it would be sent, about an order that does not exist.
    pub struct MailPreview {
        pub from: String,
        pub reply_to: Option<String>,
        pub subject: String,
        pub text: String,
        pub html: String,
    }

    /// What all mails have in common.
    pub struct MailSettings {
        /// The address that mails come from; configured, since its domain must allow it.
        pub from_address: String,
        /// The name that mails come from.
        pub sender_name: Option<Line<80>>,
        /// Where answers go, if not to the sender.
        pub reply_to: Option<EmailAddress>,
        /// What stands at the end of every mail, by language: `{"en": "…"}`.
        pub footers: BTreeMap<String, Text<500>>,
        /// Another one whenever they are others.
        #[serde(default)]
        pub version: String,
    }

    #[serde(deny_unknown_fields)]
    pub struct SaveMailSettings {
        pub sender_name: Option<Line<80>>,
        pub reply_to: Option<EmailAddress>,
        #[serde(default)]
        pub footers: BTreeMap<String, Text<500>>,
        /// The `version` that the change was made from: 409 `conflict` if there is another by now. Absent: whatever
        /// there is by now is replaced.
        pub seen: Option<Line<64>>,
    }
}

impl MailKind {
    /// Every kind.
    pub const ALL: [Self; 16] = [
        Self::OrderPlaced,
        Self::OrderShipped,
        Self::OrderDelivered,
        Self::OrderCancelled,
        Self::OrderRefunded,
        Self::PaymentRequested,
        Self::PaymentReceived,
        Self::OrderEdited,
        Self::ReturnRequested,
        Self::ReturnApproved,
        Self::ReturnDeclined,
        Self::ReturnReceived,
        Self::Registered,
        Self::PasswordForgotten,
        Self::BackInStock,
        Self::StockLow,
    ];

    /// As on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::OrderPlaced => "order_placed",
            Self::OrderShipped => "order_shipped",
            Self::OrderDelivered => "order_delivered",
            Self::OrderCancelled => "order_cancelled",
            Self::OrderRefunded => "order_refunded",
            Self::PaymentRequested => "payment_requested",
            Self::PaymentReceived => "payment_received",
            Self::OrderEdited => "order_edited",
            Self::ReturnRequested => "return_requested",
            Self::ReturnApproved => "return_approved",
            Self::ReturnDeclined => "return_declined",
            Self::ReturnReceived => "return_received",
            Self::Registered => "registered",
            Self::StockLow => "stock_low",
            Self::BackInStock => "back_in_stock",
            Self::PasswordForgotten => "password_forgotten",
        }
    }
}

endpoints! {
    Notification;
    /// Mails, the last written first.
    LIST_MAILS: Get "/admin/notifications" "list_mails" (ListMails, Unit) -> List<LoggedMail>, staff(Permission::Settings), errors(&[ErrorCode::InvalidCursor]);
    /// A mail in the log, with its words where they are kept.
    GET_MAIL: Get "/admin/notifications/{id}" "get_mail" (Unit, Unit) -> MailDetails, staff(Permission::Settings);
    /// Sends the same words to the same address again: a new mail in the log. Refused for mails that carry a link for one person only, and while a mail is still on its way.
    RESEND_MAIL: Post "/admin/notifications/{id}/resend" "resend_mail" (Unit, Unit) -> LoggedMail, staff(Permission::Settings), success(201), idempotent(Idempotency::Required), errors(&[ErrorCode::Conflict]);
    /// Every mail's words in every language.
    LIST_MAIL_TEMPLATES: Get "/admin/notifications/templates" "list_mail_templates" (Unit, Unit) -> List<MailTemplate>, staff(Permission::Settings);
    /// A mail as it would be sent, about an order that does not exist.
    PREVIEW_MAIL: Get "/admin/notifications/templates/{kind}/preview" "preview_mail" (PreviewMail, Unit) -> MailPreview, staff(Permission::Settings);
    /// Gives a mail words of the shop's own; what is left out returns to how it came.
    SAVE_MAIL_TEMPLATE: Put "/admin/notifications/templates/{kind}/{locale}" "save_mail_template" (Unit, SaveMailTemplate) -> MailTemplate, staff(Permission::Settings);
    /// What all mails have in common.
    GET_MAIL_SETTINGS: Get "/admin/notification-settings" "get_mail_settings" (Unit, Unit) -> MailSettings, staff(Permission::Settings);
    /// Changes what all mails have in common; what is left out returns to how it came.
    SAVE_MAIL_SETTINGS: Put "/admin/notification-settings" "save_mail_settings" (Unit, SaveMailSettings) -> MailSettings, staff(Permission::Settings), errors(&[ErrorCode::Conflict]);
    /// How the sending of mails is.
    GET_MAIL_HEALTH: Get "/admin/notification-health" "get_mail_health" (Unit, Unit) -> MailHealth, staff(Permission::Settings);
    /// What notification could not handle: its dead letters.
    GET_QUEUES: Get "/admin/queues/notification" "get_notification_queues" (ReadQueues, Unit) -> QueueReport, staff(Permission::Settings), errors(&[ErrorCode::InvalidCursor]);
    /// Sends dead letters of notification through their queue again, or forgets them. Repeating it does nothing twice: a mail is sent once for an event.
    TREAT_DEAD_LETTERS: Post "/admin/queues/notification/dead-letters" "treat_notification_dead_letters" (Unit, TreatDeadLetters) -> TreatedDeadLetters, staff(Permission::Settings), errors(&[ErrorCode::Conflict]);

    /// Which of these events it is done with.
    RECEIVED_EVENTS: Post "/internal/v1/events/received" "notification_received_events" (Unit, EventIds) -> EventIds, internal;
    /// Answers if the database does.
    READY: Get "/internal/v1/ready" "notification_ready" (Unit, Unit) -> Unit, internal, success(204);
    /// Regular work: mails whose sending can be tried again.
    TICK: Post "/internal/v1/tick" "notification_tick" (Unit, Unit) -> Unit, internal, success(204);
}
