use contract::user::{Customer, Role};
use edge::{Database, DatabaseError, Statement, cursor::Position, flag};
use kernel::{CustomerId, EmailAddress, ErrorCode, Locale, Permission, Principal, Problem, Timestamp};
use serde::Deserialize;

/// A row of `accounts`, without the password.
#[derive(Clone, Debug, Deserialize)]
pub struct Account {
    pub id: CustomerId,
    pub email: String,
    pub name: String,
    pub role: Role,
    #[serde(deserialize_with = "flag")]
    pub email_verified: bool,
    /// Read only where somebody proves who they are.
    #[serde(default, deserialize_with = "flag")]
    pub mailbox_proven: bool,
    pub locale: Locale,
    created_at: i64,
}

/// An account and the hash of its password.
#[derive(Deserialize)]
pub struct WithPassword {
    #[serde(flatten)]
    pub account: Account,
    pub password_hash: String,
}

impl Account {
    /// What a token of the account allows beyond shopping.
    pub fn permissions(&self) -> Vec<Permission> {
        match self.role {
            Role::Customer => Vec::new(),
            Role::Staff => Permission::ALL.to_vec(),
        }
    }

    /// Who the account is to other services.
    pub fn principal(&self) -> Principal {
        match self.role {
            Role::Customer => Principal::Customer { id: self.id },
            Role::Staff => Principal::Staff { id: self.id, permissions: self.permissions() },
        }
    }
}

impl From<Account> for Customer {
    fn from(account: Account) -> Self {
        Self {
            id: account.id,
            email: account.email,
            name: account.name,
            role: account.role,
            email_verified: account.email_verified,
            locale: account.locale,
            created_at: Timestamp::from_millis(account.created_at),
        }
    }
}

/// A new account.
pub struct NewAccount<'a> {
    pub id: CustomerId,
    pub email: &'a str,
    pub name: &'a str,
    pub role: Role,
    pub password_hash: &'a str,
    pub email_verified: bool,
    pub locale: Locale,
    pub now: Timestamp,
}

impl NewAccount<'_> {
    /// Fails where the address has an account: see [`is_email_taken`].
    pub fn insert(&self) -> Statement {
        self.values(Statement::new(
            "INSERT INTO accounts
                (id, email, name, role, password_hash, email_verified, locale, created_at, updated_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8)",
        ))
    }

    /// Changes nothing where the address has an account.
    pub fn insert_if_absent(&self) -> Statement {
        self.values(Statement::new(
            "INSERT INTO accounts
                (id, email, name, role, password_hash, email_verified, locale, created_at, updated_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8)
             ON CONFLICT (email) DO NOTHING",
        ))
    }

    fn values(&self, statement: Statement) -> Statement {
        statement
            .text(self.id)
            .text(self.email)
            .text(self.name)
            .json(&self.role)
            .text(self.password_hash)
            .bind(self.email_verified)
            .json(&self.locale)
            .bind(self.now)
    }

    /// The row as it will be.
    pub fn account(&self) -> Account {
        Account {
            id: self.id,
            email: self.email.to_owned(),
            name: self.name.to_owned(),
            role: self.role,
            email_verified: self.email_verified,
            mailbox_proven: false,
            locale: self.locale,
            created_at: self.now.millis(),
        }
    }
}

/// True if an insert failed because the address has an account.
pub fn is_email_taken(error: &DatabaseError) -> bool {
    error.is_unique("accounts.email")
}

/// The account with this address.
pub async fn by_email(db: &dyn Database, email: &EmailAddress) -> Result<Option<WithPassword>, Problem> {
    let query = Statement::new(
        "SELECT id, email, name, role, email_verified, mailbox_proven, locale, created_at, password_hash
         FROM accounts WHERE email = ?1",
    );
    Ok(db.run(query.text(email)).await?.first()?)
}

/// The account with this id; `unauthenticated` if it is gone.
pub async fn by_id(db: &dyn Database, id: CustomerId) -> Result<WithPassword, Problem> {
    let query = Statement::new(
        "SELECT id, email, name, role, email_verified, locale, created_at, password_hash
         FROM accounts WHERE id = ?1",
    );
    db.run(query.text(id)).await?.first()?.ok_or_else(|| ErrorCode::Unauthenticated.into())
}

/// Changes name and language where given, and returns the row.
pub fn update(id: CustomerId, name: Option<&str>, locale: Option<Locale>, now: Timestamp) -> Statement {
    Statement::new(
        "UPDATE accounts SET name = coalesce(?2, name), locale = coalesce(?3, locale), updated_at = ?4
         WHERE id = ?1
         RETURNING id, email, name, role, email_verified, locale, created_at",
    )
    .text(id)
    .bind(name)
    .json(&locale)
    .bind(now)
}

/// Another password.
pub fn set_password(id: CustomerId, hash: &str, now: Timestamp) -> Statement {
    Statement::new("UPDATE accounts SET password_hash = ?2, updated_at = ?3 WHERE id = ?1")
        .text(id)
        .bind(hash)
        .bind(now)
}

/// One account.
pub fn find(id: CustomerId) -> Statement {
    Statement::new(
        "SELECT id, email, name, role, email_verified, locale, created_at FROM accounts WHERE id = ?1",
    )
    .text(id)
}

/// Some accounts.
pub fn with_ids(ids: &[CustomerId]) -> Statement {
    Statement::new(
        "SELECT id, email, name, role, email_verified, locale, created_at FROM accounts
         WHERE id IN (SELECT value FROM json_each(?1)) ORDER BY id",
    )
    .json(&ids)
}

/// Accounts, the newest first: ids sort by time. In the opposite order before a position.
pub fn page(q: Option<&str>, from: Option<&Position<CustomerId>>, limit: u32) -> Statement {
    let sql = match from {
        None | Some(Position::After(_)) => {
            "SELECT id, email, name, role, email_verified, locale, created_at FROM accounts
             WHERE (?1 IS NULL OR id < ?1)
                 AND (?2 IS NULL OR instr(email, lower(?2)) > 0 OR instr(lower(name), lower(?2)) > 0)
             ORDER BY id DESC LIMIT ?3"
        }
        Some(Position::Before(_)) => {
            "SELECT id, email, name, role, email_verified, locale, created_at FROM accounts
             WHERE id > ?1
                 AND (?2 IS NULL OR instr(email, lower(?2)) > 0 OR instr(lower(name), lower(?2)) > 0)
             ORDER BY id LIMIT ?3"
        }
    };
    let id = from.map(|(Position::After(id) | Position::Before(id))| id.to_string());
    Statement::new(sql).bind(id).bind(q.map(str::to_owned)).bind(limit)
}
