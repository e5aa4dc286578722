//! Accounts, sign-in, addresses.

use crate::{
    Address, Idempotency, Limit, List, Unit, patch,
    queues::{QueueReport, ReadQueues},
    resend::{AskUnconfirmed, SettleEvents, Unconfirmed},
};
use kernel::{
    AddressId, CartId, CustomerId, EmailAddress, ErrorCode, Line, Locale, Permission, Principal, SessionId,
    Text, Timestamp,
};

dto! {
    /// An account as its owner sees it.
    pub struct Customer {
        pub id: CustomerId,
        pub email: String,
        pub name: String,
        pub role: Role,
        pub email_verified: bool,
        pub locale: Locale,
        pub created_at: Timestamp,
    }

    /// Accounts by their ids; at most 100.
    #[serde(deny_unknown_fields)]
    pub struct AccountIds {
        pub ids: Vec<CustomerId>,
    }

    /// What people call an account.
    pub struct AccountName {
        pub id: CustomerId,
        pub name: String,
        pub email: String,
    }

    /// What an account is for.
    #[derive(Copy, Eq, Hash)]
    pub enum Role {
        /// Buys.
        Customer,
        /// Runs the shop.
        Staff,
    }

    #[serde(deny_unknown_fields)]
    pub struct Register {
        pub email: EmailAddress,
        /// 8 to 128 characters.
        pub password: Password,
        pub name: Line<120>,
        pub locale: Option<Locale>,
    }

    #[serde(deny_unknown_fields)]
    pub struct Login {
        pub email: EmailAddress,
        pub password: Password,
        /// The guest cart to merge into the customer's.
        pub cart_id: Option<CartId>,
    }

    /// A signed-in API client.
    pub struct SignedIn {
        pub customer: Customer,
        /// A JWT for `Authorization: Bearer`.
        pub access_token: String,
        /// Works once, then its successor does.
        pub refresh_token: String,
        /// Seconds until the access token expires.
        pub expires_in: u32,
        /// The customer's cart, where there is one.
        pub cart_id: Option<CartId>,
    }

    #[serde(deny_unknown_fields)]
    pub struct Refresh {
        pub refresh_token: Text<200>,
    }

    #[serde(deny_unknown_fields)]
    pub struct VerifyEmail {
        pub token: Text<200>,
    }

    #[serde(deny_unknown_fields)]
    pub struct ForgotPassword {
        pub email: EmailAddress,
    }

    #[serde(deny_unknown_fields)]
    pub struct ResetPassword {
        pub token: Text<200>,
        pub password: Password,
    }

    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct UpdateMe {
        #[serde(default, deserialize_with = "patch")]
        pub name: Option<Line<120>>,
        #[serde(default, deserialize_with = "patch")]
        pub locale: Option<Locale>,
    }

    /// An address in the customer's book.
    pub struct SavedAddress {
        pub id: AddressId,
        pub address: Address,
        /// The one that a checkout starts with.
        pub is_default: bool,
    }

    #[serde(deny_unknown_fields)]
    pub struct SaveAddress {
        pub address: Address,
        #[serde(default)]
        pub is_default: bool,
    }

    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct UpdateAddress {
        #[serde(default, deserialize_with = "patch")]
        pub name: Option<Line<120>>,
        #[serde(default, deserialize_with = "patch")]
        pub line1: Option<Line<200>>,
        #[serde(default, deserialize_with = "patch")]
        pub line2: Option<Option<Line<200>>>,
        #[serde(default, deserialize_with = "patch")]
        pub city: Option<Line<120>>,
        #[serde(default, deserialize_with = "patch")]
        pub postal_code: Option<Option<Line<20>>>,
        #[serde(default, deserialize_with = "patch")]
        pub region: Option<Option<Line<120>>>,
        #[serde(default, deserialize_with = "patch")]
        pub country: Option<kernel::CountryCode>,
        #[serde(default, deserialize_with = "patch")]
        pub phone: Option<Option<Line<40>>>,
        #[serde(default, deserialize_with = "patch")]
        pub is_default: Option<bool>,
    }

    /// One sign-in.
    pub struct Session {
        pub id: SessionId,
        /// True for the one that asks.
        pub current: bool,
        pub created_at: Timestamp,
        pub last_used_at: Timestamp,
        pub expires_at: Timestamp,
    }

    /// A browser signed in: the token goes into an HttpOnly cookie.
    pub struct BrowserSession {
        pub token: String,
        pub customer: Customer,
        pub cart_id: Option<CartId>,
        pub expires_at: Timestamp,
    }

    #[serde(deny_unknown_fields)]
    pub struct RegisterInBrowser {
        pub account: Register,
        pub cart_id: Option<CartId>,
    }

    #[serde(deny_unknown_fields)]
    pub struct SessionToken {
        pub token: Text<200>,
    }

    #[serde(deny_unknown_fields)]
    pub struct ChangePassword {
        pub current: Password,
        pub new: Password,
    }

    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct ListCustomers {
        /// A part of the mail address or of the name.
        pub q: Option<Text<200>>,
        #[serde(default)]
        pub limit: Limit,
        pub cursor: Option<String>,
    }

    /// Whose session it is.
    pub struct ResolvedSession {
        pub principal: Principal,
    }
}

/// A password as it was typed: 8 to 128 characters. Never shown, logged or stored.
#[derive(Clone, PartialEq, Eq, serde::Serialize)]
#[serde(transparent)]
pub struct Password(String);

impl Password {
    /// The text, for hashing.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for Password {
    type Err = kernel::TextError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.chars().count() {
            0..8 => Err(kernel::TextError::Invalid),
            8..=128 => Ok(Self(text.to_owned())),
            _ => Err(kernel::TextError::TooLong),
        }
    }
}

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Password(…)")
    }
}

impl<'de> serde::Deserialize<'de> for Password {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|_| serde::de::Error::custom("must have 8 to 128 characters"))
    }
}

#[cfg(feature = "openapi")]
impl schemars::JsonSchema for Password {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Password".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({"type": "string", "format": "password", "minLength": 8, "maxLength": 128})
    }
}

/// What a JWT says; `sub` is the account.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct AccessClaims {
    pub sub: CustomerId,
    /// The sign-in it belongs to.
    pub sid: SessionId,
    /// Empty for customers.
    #[serde(default)]
    pub permissions: Vec<Permission>,
    /// Seconds since the epoch.
    pub iat: i64,
    pub exp: i64,
}

impl AccessClaims {
    /// The caller that the token stands for.
    pub fn principal(&self) -> Principal {
        match self.permissions.as_slice() {
            [] => Principal::Customer { id: self.sub },
            permissions => Principal::Staff { id: self.sub, permissions: permissions.to_vec() },
        }
    }
}

endpoints! {
    User;
    /// Creates an account and signs in. A verification mail goes out.
    REGISTER: Post "/auth/register" "register" (Unit, Register) -> SignedIn,
        success(201), idempotent(Idempotency::Accepted), errors(&[ErrorCode::EmailTaken]);
    /// Signs in; a guest cart is merged into the customer's.
    LOGIN: Post "/auth/login" "login" (Unit, Login) -> SignedIn, errors(&[ErrorCode::InvalidCredentials]);
    /// Exchanges a refresh token for its successor and a new access token.
    REFRESH: Post "/auth/refresh" "refresh" (Unit, Refresh) -> SignedIn, errors(&[ErrorCode::InvalidToken]);
    /// Ends the sign-in that the refresh token belongs to.
    LOGOUT: Post "/auth/logout" "logout" (Unit, Refresh) -> Unit, success(204);
    /// Ends every sign-in of the customer.
    LOGOUT_ALL: Post "/auth/logout-all" "logout_all" (Unit, Unit) -> Unit, customer, success(204);
    /// Confirms the mail address with the token from the mail.
    VERIFY_EMAIL: Post "/auth/email/verify" "verify_email" (Unit, VerifyEmail) -> Customer, errors(&[ErrorCode::InvalidToken]);
    /// Sends a mail to set a new password, if there is such an account. Always answers 202.
    FORGOT_PASSWORD: Post "/auth/password/forgot" "forgot_password" (Unit, ForgotPassword) -> Unit, success(202);
    /// Sets a new password with the token from the mail and ends every sign-in.
    RESET_PASSWORD: Post "/auth/password/reset" "reset_password" (Unit, ResetPassword) -> Unit, success(204), errors(&[ErrorCode::InvalidToken]);
    /// The signed-in customer.
    GET_ME: Get "/me" "get_me" (Unit, Unit) -> Customer, customer;
    /// Changes the signed-in customer.
    UPDATE_ME: Patch "/me" "update_me" (Unit, UpdateMe) -> Customer, customer;
    /// Another password: every sign-in ends, this one too.
    CHANGE_PASSWORD: Post "/me/password" "change_password" (Unit, ChangePassword) -> Unit, customer, success(204), errors(&[ErrorCode::InvalidCredentials]);
    /// Sends the mail that confirms the address once more, at most once a minute and five times an hour: 429. Links of
    /// earlier mails go on working until one was used. Nothing is sent where the address is confirmed already.
    RESEND_VERIFICATION: Post "/me/email/verification" "resend_verification" (Unit, Unit) -> Unit, customer, success(202);
    /// The address book, the default first.
    LIST_ADDRESSES: Get "/me/addresses" "list_addresses" (Unit, Unit) -> List<SavedAddress>, customer;
    /// Adds an address; at most 50.
    CREATE_ADDRESS: Post "/me/addresses" "create_address" (Unit, SaveAddress) -> SavedAddress, customer, success(201), errors(&[ErrorCode::Conflict]);
    /// Changes an address.
    UPDATE_ADDRESS: Patch "/me/addresses/{id}" "update_address" (Unit, UpdateAddress) -> SavedAddress, customer;
    /// Removes an address.
    DELETE_ADDRESS: Delete "/me/addresses/{id}" "delete_address" (Unit, Unit) -> Unit, customer, success(204);
    /// The sign-ins of the customer.
    LIST_SESSIONS: Get "/me/sessions" "list_sessions" (Unit, Unit) -> List<Session>, customer;
    /// Accounts, the newest first.
    LIST_CUSTOMERS: Get "/admin/customers" "list_customers" (ListCustomers, Unit) -> List<Customer>, staff(Permission::Customers), errors(&[ErrorCode::InvalidCursor]);
    /// An account.
    GET_CUSTOMER: Get "/admin/customers/{id}" "get_customer" (Unit, Unit) -> Customer, staff(Permission::Customers);

    /// Signs a browser in.
    OPEN_BROWSER_SESSION: Post "/internal/v1/browser-sessions" "open_browser_session" (Unit, Login) -> BrowserSession, internal, success(201), errors(&[ErrorCode::InvalidCredentials]);
    /// Creates an account and signs the browser in.
    REGISTER_IN_BROWSER: Post "/internal/v1/browser-registrations" "register_in_browser" (Unit, RegisterInBrowser) -> BrowserSession, internal, success(201), errors(&[ErrorCode::EmailTaken]);
    /// Whose browser session it is; 401 `invalid_token` if it has ended.
    RESOLVE_BROWSER_SESSION: Post "/internal/v1/browser-sessions/resolve" "resolve_browser_session" (Unit, SessionToken) -> ResolvedSession, internal, errors(&[ErrorCode::InvalidToken]);
    /// Signs a browser out. Ending an unknown session succeeds.
    CLOSE_BROWSER_SESSION: Post "/internal/v1/browser-sessions/close" "close_browser_session" (Unit, SessionToken) -> Unit, internal, success(204);
    /// What user has not sent: its outbox.
    GET_QUEUES: Get "/admin/queues/user" "get_user_queues" (ReadQueues, Unit) -> QueueReport, staff(Permission::Settings), errors(&[ErrorCode::InvalidCursor]);
    /// Events that were sent a while ago and that nobody has confirmed.
    UNCONFIRMED_EVENTS: Post "/internal/v1/events/unconfirmed" "user_unconfirmed_events" (Unit, AskUnconfirmed) -> Unconfirmed, internal;
    /// Forgets what confirmed events say, and sends the missing ones again.
    SETTLE_EVENTS: Post "/internal/v1/events/settle" "settle_user_events" (Unit, SettleEvents) -> Unit, internal, success(204);
    /// What the accounts are called that there are of these.
    NAME_ACCOUNTS: Post "/internal/v1/account-names" "name_accounts" (Unit, AccountIds) -> List<AccountName>, internal;
    /// Answers if the database does.
    READY: Get "/internal/v1/ready" "user_ready" (Unit, Unit) -> Unit, internal, success(204);
    /// Regular work: unsent events, what has expired.
    TICK: Post "/internal/v1/tick" "user_tick" (Unit, Unit) -> Unit, internal, success(204);
}
