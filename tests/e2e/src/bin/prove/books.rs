//! The books, read from the runtime's own files: what the shop says of itself is not asked.

use rusqlite::{Connection, OpenFlags};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// An order as it was written.
#[derive(Clone, Debug)]
pub struct Order {
    pub number: Option<i64>,
    pub cart: String,
    pub status: String,
    pub payment_status: String,
    pub payment: Option<String>,
    pub email: String,
    pub total: i64,
    /// What its payment is for: the total less what gift cards paid, until it is changed.
    pub charge: i64,
    /// What is to be settled since it was changed: due or, less than nothing, to be given back. And whether it was.
    pub balance: i64,
    pub is_edited: bool,
    pub promotions: usize,
    /// What gift cards paid of the total, and what of that refunds gave back.
    pub by_cards: i64,
    pub returned: i64,
    /// Units not shipped yet and not given back, by variant.
    pub unshipped: BTreeMap<String, i64>,
}

impl Order {
    pub fn is_placed(&self) -> bool {
        self.number.is_some()
    }

    pub fn is_cancelled(&self) -> bool {
        self.status == "cancelled"
    }
}

/// A variant's books, over all objects that keep parts of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stock {
    pub on_hand: i64,
    pub reserved: i64,
    pub allocated: i64,
    pub moved: i64,
    pub held: i64,
    /// Not shipped, not released, by order.
    pub allocations: BTreeMap<String, i64>,
    /// What lies at each location but the main one.
    pub places: BTreeMap<String, Place>,
    /// The sum of the movements of each location, of the main one too.
    pub moved_at: BTreeMap<String, i64>,
}

/// A location's part of a variant's books.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    pub on_hand: i64,
    pub allocated: i64,
    /// What orders are to be sent from there.
    pub shares: i64,
}

impl Stock {
    pub fn available(&self) -> i64 {
        self.on_hand - self.reserved - self.allocated
    }
}

/// What a provider has written down, apart from what the shop believes.
#[derive(Clone, Debug, Default)]
pub struct Provided {
    pub state: String,
    /// What was taken.
    pub captured: i64,
    /// How often each was done: `authorize`, `capture`, `void`, `refund`.
    pub operations: BTreeMap<String, i64>,
}

/// Everything at one moment.
#[derive(Debug, Default)]
pub struct Books {
    pub orders: BTreeMap<String, Order>,
    pub stock: BTreeMap<String, Stock>,
    /// The provider's payments, and the order for which each was asked for.
    pub provided: BTreeMap<String, Provided>,
    pub payment_status: BTreeMap<String, (String, String)>,
    /// `(order, kind, status)` of every mail about an order.
    pub mails: Vec<(String, String, String)>,
    /// Checkouts by cart: the state's name.
    pub checkouts: BTreeMap<String, String>,
    /// Carts by id: the status.
    pub carts: BTreeMap<String, String>,
    /// Uses of promotions: `(promotion, order)`, those that count.
    pub uses: Vec<(String, String)>,
    /// How often each promotion may be used, where that is limited.
    pub limits: BTreeMap<String, i64>,
    /// What the ledgers say is used, by promotion.
    pub used: BTreeMap<String, i64>,
    /// Gift cards: what each holds, and what its entries sum to.
    pub cards: BTreeMap<String, (i64, i64)>,
    /// What gift cards have paid for each order, less what they got back.
    pub paid_by_cards: BTreeMap<String, i64>,
    /// Events that nobody has confirmed: what each is about, and how often it was sent.
    pub unconfirmed: Vec<String>,
    pub jobs: i64,
    /// Edits of orders that were begun, and neither made nor given up.
    pub open_edits: Vec<String>,
}

/// Opens a copy of a file with its log: the runtime is not disturbed, and disturbs nothing.
fn open(file: &Path, scratch: &Path) -> rusqlite::Result<Connection> {
    let copy = scratch.join("copy.sqlite");
    for ending in ["", "-wal", "-shm"] {
        let to = PathBuf::from(format!("{}{ending}", copy.display()));
        let _ = fs::remove_file(&to);
        if ending != "-shm" {
            let _ = fs::copy(format!("{}{ending}", file.display()), to);
        }
    }
    Connection::open_with_flags(&copy, OpenFlags::SQLITE_OPEN_READ_WRITE)
}

fn has_table(db: &Connection, table: &str) -> bool {
    let sql = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?1";
    db.query_row(sql, [table], |row| row.get::<_, i64>(0)).is_ok_and(|count| count > 0)
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let is_database = |path: &PathBuf| {
        path.extension().is_some_and(|ending| ending == "sqlite")
            && path.file_stem().is_some_and(|name| name != "metadata")
    };
    entries.filter(is_database).collect()
}

impl Books {
    /// Reads everything below the state's folder.
    pub fn read(state: &Path) -> rusqlite::Result<Self> {
        let mut books = Self::default();
        let scratch = state.join("books");
        let _ = fs::create_dir_all(&scratch);
        let runtime = state.join("v3");
        for file in files_in(&runtime.join("d1/miniflare-D1DatabaseObject")) {
            books.read_database(&open(&file, &scratch)?)?;
        }
        for (class, read) in [
            ("inventory-StockItem", Self::read_stock as fn(&mut Self, &Connection) -> rusqlite::Result<()>),
            ("order-Checkout", Self::read_checkout),
            ("cart-Cart", Self::read_cart),
            ("promotion-CouponLedger", Self::read_ledger),
        ] {
            for file in files_in(&runtime.join("do").join(class)) {
                read(&mut books, &open(&file, &scratch)?)?;
            }
        }
        Ok(books)
    }

    fn read_database(&mut self, db: &Connection) -> rusqlite::Result<()> {
        if has_table(db, "outbox") {
            let sql =
                "SELECT id || ' (' || queue || ', ' || coalesce(body ->> '$.data.kind', '?') || '), sent '
                || sends || ' times' FROM outbox WHERE confirmed_at IS NULL ORDER BY created_at";
            let mut rows = db.prepare(sql)?;
            let rows = rows.query_map([], |row| row.get(0))?;
            self.unconfirmed.extend(rows.collect::<Result<Vec<_>, _>>()?);
        }
        if has_table(db, "orders") && has_table(db, "order_lines") {
            self.read_orders(db)?;
        }
        if has_table(db, "test_provider_payments") {
            self.read_payments(db)?;
        }
        if has_table(db, "promotions") {
            let sql = "SELECT id, usage_limit FROM promotions WHERE usage_limit IS NOT NULL";
            let mut rows = db.prepare(sql)?;
            let rows = rows.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            self.limits = rows.collect::<Result<_, _>>()?;
        }
        if has_table(db, "gift_cards") {
            self.read_gift_cards(db)?;
        }
        if has_table(db, "notifications") {
            let sql = "SELECT order_id, kind, status FROM notifications WHERE order_id IS NOT NULL";
            let mut rows = db.prepare(sql)?;
            let rows = rows.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
            self.mails = rows.collect::<Result<_, _>>()?;
        }
        Ok(())
    }

    fn read_orders(&mut self, db: &Connection) -> rusqlite::Result<()> {
        let sql = "SELECT id, number, cart_id, status, payment_status, payment_id, email, total,
            json_array_length(promotion_ids), paid_by_gift_cards, returning_to_gift_cards,
            coalesce(payment_amount, total - paid_by_gift_cards),
            total - paid_by_gift_cards - coalesce(payment_amount, total - paid_by_gift_cards) - waived
                - (SELECT coalesce(sum(amount), 0) FROM balance_receipts WHERE order_id = orders.id)
                + (SELECT coalesce(sum(settles), 0) FROM refunds WHERE order_id = orders.id AND status <> 'failed'),
            EXISTS (SELECT 1 FROM order_edits WHERE order_id = orders.id AND outcome = 'made')
            FROM orders";
        let mut rows = db.prepare(sql)?;
        let mut rows = rows.query([])?;
        while let Some(row) = rows.next()? {
            let order = Order {
                number: row.get(1)?,
                cart: row.get(2)?,
                status: row.get(3)?,
                payment_status: row.get(4)?,
                payment: row.get(5)?,
                email: row.get(6)?,
                total: row.get(7)?,
                charge: row.get(11)?,
                balance: row.get(12)?,
                is_edited: row.get(13)?,
                promotions: usize::try_from(row.get::<_, i64>(8)?).unwrap_or(0),
                by_cards: row.get(9)?,
                returned: row.get(10)?,
                unshipped: BTreeMap::new(),
            };
            self.orders.insert(row.get(0)?, order);
        }
        let mut rows = db.prepare("SELECT order_id, variant_id, quantity - fulfilled FROM order_lines")?;
        let mut rows = rows.query([])?;
        while let Some(row) = rows.next()? {
            let (id, variant, open): (String, String, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
            if let Some(order) = self.orders.get_mut(&id) {
                *order.unshipped.entry(variant).or_default() += open;
            }
        }
        let sql = "SELECT id FROM order_edits WHERE ends = 0";
        let mut rows = db.prepare(sql)?;
        self.open_edits = rows.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        self.jobs = db.query_row("SELECT count(*) FROM jobs WHERE done_at IS NULL", [], |row| row.get(0))?;
        Ok(())
    }

    fn read_gift_cards(&mut self, db: &Connection) -> rusqlite::Result<()> {
        let sql = "SELECT id, balance, (SELECT coalesce(sum(amount), 0) FROM gift_card_entries
            WHERE gift_card_id = gift_cards.id) FROM gift_cards";
        let mut rows = db.prepare(sql)?;
        let rows = rows.query_map([], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?;
        self.cards = rows.collect::<Result<_, _>>()?;
        let sql =
            "SELECT order_id, -sum(amount) FROM gift_card_entries WHERE order_id IS NOT NULL GROUP BY 1";
        let mut rows = db.prepare(sql)?;
        let rows = rows.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        self.paid_by_cards = rows.collect::<Result<_, _>>()?;
        Ok(())
    }

    fn read_payments(&mut self, db: &Connection) -> rusqlite::Result<()> {
        let mut rows = db.prepare("SELECT id, order_id, status FROM payments")?;
        let mut rows = rows.query([])?;
        while let Some(row) = rows.next()? {
            self.payment_status.insert(row.get(0)?, (row.get(1)?, row.get(2)?));
        }
        let sql =
            "SELECT reference, state, (SELECT coalesce(sum(amount), 0) FROM test_provider_operations AS done
            WHERE done.reference = held.reference AND kind = 'capture') FROM test_provider_payments AS held";
        let mut rows = db.prepare(sql)?;
        let mut rows = rows.query([])?;
        while let Some(row) = rows.next()? {
            let provided =
                Provided { state: row.get(1)?, captured: row.get(2)?, operations: BTreeMap::new() };
            self.provided.insert(row.get(0)?, provided);
        }
        let mut rows =
            db.prepare("SELECT reference, kind, count(*) FROM test_provider_operations GROUP BY 1, 2")?;
        let mut rows = rows.query([])?;
        while let Some(row) = rows.next()? {
            let reference: String = row.get(0)?;
            if let Some(provided) = self.provided.get_mut(&reference) {
                provided.operations.insert(row.get(1)?, row.get(2)?);
            }
        }
        Ok(())
    }

    fn read_stock(&mut self, db: &Connection) -> rusqlite::Result<()> {
        if !has_table(db, "item") {
            return Ok(());
        }
        let mut rows = db.prepare("SELECT variant_id, on_hand, reserved, allocated FROM item")?;
        let mut rows = rows.query([])?;
        let Some(row) = rows.next()? else { return Ok(()) };
        let stock = self.stock.entry(row.get(0)?).or_default();
        stock.on_hand += row.get::<_, i64>(1)?;
        stock.reserved += row.get::<_, i64>(2)?;
        stock.allocated += row.get::<_, i64>(3)?;
        let number = |sql: &str| db.query_row(sql, [], |row| row.get::<_, i64>(0));
        stock.moved += number("SELECT coalesce(sum(quantity), 0) FROM movements")?;
        stock.held += number("SELECT coalesce(sum(quantity), 0) FROM reservations WHERE state = 'held'")?;
        let mut rows = db.prepare("SELECT order_id, quantity - shipped - released FROM allocations")?;
        let mut rows = rows.query([])?;
        while let Some(row) = rows.next()? {
            *stock.allocations.entry(row.get(0)?).or_default() += row.get::<_, i64>(1)?;
        }
        // An object that was not asked since there are locations has none.
        if has_table(db, "places") {
            let mut rows = db.prepare("SELECT location, sum(quantity) FROM movements GROUP BY location")?;
            let mut rows = rows.query([])?;
            while let Some(row) = rows.next()? {
                *stock.moved_at.entry(row.get(0)?).or_default() += row.get::<_, i64>(1)?;
            }
            let mut rows = db.prepare(
                "SELECT location, on_hand, allocated,
                     (SELECT coalesce(sum(quantity), 0) FROM shares WHERE shares.location = places.location)
                 FROM places",
            )?;
            let mut rows = rows.query([])?;
            while let Some(row) = rows.next()? {
                let place = stock.places.entry(row.get(0)?).or_default();
                place.on_hand += row.get::<_, i64>(1)?;
                place.allocated += row.get::<_, i64>(2)?;
                place.shares += row.get::<_, i64>(3)?;
            }
        }
        Ok(())
    }

    fn read_checkout(&mut self, db: &Connection) -> rusqlite::Result<()> {
        if has_table(db, "checkout") {
            let mut rows = db.prepare("SELECT saga ->> 'cart_id', saga ->> 'state' FROM checkout")?;
            let mut rows = rows.query([])?;
            while let Some(row) = rows.next()? {
                self.checkouts.insert(row.get(0)?, row.get(1)?);
            }
        }
        Ok(())
    }

    fn read_cart(&mut self, db: &Connection) -> rusqlite::Result<()> {
        if has_table(db, "cart") {
            let mut rows = db.prepare("SELECT id, status FROM cart")?;
            let mut rows = rows.query([])?;
            while let Some(row) = rows.next()? {
                self.carts.insert(row.get(0)?, row.get(1)?);
            }
        }
        Ok(())
    }

    fn read_ledger(&mut self, db: &Connection) -> rusqlite::Result<()> {
        if !has_table(db, "ledger") {
            return Ok(());
        }
        let mut rows = db.prepare("SELECT promotion_id, used FROM ledger")?;
        let mut rows = rows.query([])?;
        let Some(row) = rows.next()? else { return Ok(()) };
        let promotion: String = row.get(0)?;
        *self.used.entry(promotion.clone()).or_default() += row.get::<_, i64>(1)?;
        let mut rows = db.prepare("SELECT order_id FROM uses WHERE state = 'used'")?;
        let mut rows = rows.query([])?;
        while let Some(row) = rows.next()? {
            self.uses.push((promotion.clone(), row.get::<_, Option<String>>(0)?.unwrap_or_default()));
        }
        Ok(())
    }
}
