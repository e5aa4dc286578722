use contract::{
    Address,
    user::{SavedAddress, UpdateAddress},
};
use edge::{Statement, flag, json_column};
use kernel::{AddressId, CustomerId, Timestamp};
use serde::Deserialize;

/// How many addresses a book holds.
pub const MOST: u32 = 50;

/// A row of `addresses`.
#[derive(Deserialize)]
pub struct Row {
    pub id: AddressId,
    #[serde(deserialize_with = "json_column")]
    pub address: Address,
    #[serde(deserialize_with = "flag")]
    pub is_default: bool,
}

impl From<Row> for SavedAddress {
    fn from(row: Row) -> Self {
        Self { id: row.id, address: row.address, is_default: row.is_default }
    }
}

/// The book, the default first.
pub fn list(account: CustomerId) -> Statement {
    Statement::new(
        "SELECT id, address, is_default FROM addresses WHERE account_id = ?1
         ORDER BY is_default DESC, created_at, rowid",
    )
    .text(account)
}

/// Adds an address, if the book is not full. The first is the default even if it does not want to be.
pub fn insert(
    id: AddressId,
    account: CustomerId,
    address: &Address,
    is_default: bool,
    now: Timestamp,
) -> [Statement; 2] {
    // A batch has no `if`: both statements ask whether there is room.
    let make_room = Statement::new(
        "UPDATE addresses SET is_default = 0
         WHERE account_id = ?1 AND is_default = 1 AND ?2 = 1
           AND (SELECT count(*) FROM addresses WHERE account_id = ?1) < ?3",
    )
    .text(account)
    .bind(is_default)
    .bind(MOST);
    let insert = Statement::new(
        "INSERT INTO addresses (id, account_id, address, is_default, created_at)
         SELECT ?1, ?2, ?3,
                CASE WHEN ?4 = 1 OR NOT EXISTS (SELECT 1 FROM addresses WHERE account_id = ?2) THEN 1 ELSE 0 END,
                ?5
         WHERE (SELECT count(*) FROM addresses WHERE account_id = ?2) < ?6
         RETURNING id, address, is_default",
    )
    .text(id)
    .text(account)
    .json(address)
    .bind(is_default)
    .bind(now)
    .bind(MOST);
    [make_room, insert]
}

/// Changes an address. A default one stays so until another becomes it. Where it was judged by what was kept, it is
/// changed only while country and postal code are still those.
pub fn update(
    id: AddressId,
    account: CustomerId,
    change: &UpdateAddress,
    kept: Option<&Address>,
) -> [Statement; 2] {
    let is_default = change.is_default == Some(true);
    let country = kept.map(|kept| kept.country.to_string());
    let code = kept.and_then(|kept| kept.postal_code.as_deref());
    let make_room = Statement::new(
        "UPDATE addresses SET is_default = 0
         WHERE account_id = ?2 AND id <> ?1 AND is_default = 1 AND ?3 = 1
           AND EXISTS (
               SELECT 1 FROM addresses WHERE id = ?1 AND account_id = ?2
                   AND (?4 IS NULL OR (address ->> 'country' = ?4 AND address ->> 'postal_code' IS ?5)))",
    )
    .text(id)
    .text(account)
    .bind(is_default)
    .bind(country.clone())
    .bind(code);
    // RFC 7396, as PATCH has it: absent members stay, null clears.
    let fields = UpdateAddress { is_default: None, ..change.clone() };
    let update = Statement::new(
        "UPDATE addresses SET address = json_patch(address, ?3),
                is_default = CASE WHEN ?4 = 1 THEN 1 ELSE is_default END
         WHERE id = ?1 AND account_id = ?2
           AND (?5 IS NULL OR (address ->> 'country' = ?5 AND address ->> 'postal_code' IS ?6))
         RETURNING id, address, is_default",
    )
    .text(id)
    .text(account)
    .json(&fields)
    .bind(is_default)
    .bind(country)
    .bind(code);
    [make_room, update]
}

/// Removes an address; the last added becomes the default if the default went.
pub fn delete(id: AddressId, account: CustomerId) -> [Statement; 2] {
    let delete = Statement::new("DELETE FROM addresses WHERE id = ?1 AND account_id = ?2 RETURNING id")
        .text(id)
        .text(account);
    let promote = Statement::new(
        "UPDATE addresses SET is_default = 1
         WHERE id = (SELECT id FROM addresses WHERE account_id = ?1 ORDER BY created_at DESC, rowid DESC LIMIT 1)
           AND NOT EXISTS (SELECT 1 FROM addresses WHERE account_id = ?1 AND is_default = 1)",
    )
    .text(account);
    [delete, promote]
}
