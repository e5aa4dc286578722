use async_trait::async_trait;
use edge::{Database, DatabaseError, ObjectStorage, Rows, Statement, Value};
use kernel::Timestamp;
use rusqlite::{Connection, backup::Backup, types::ValueRef};
use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    future::poll_fn,
    mem::replace,
    path::Path,
    task::Poll,
    time::Duration,
};

/// SQLite in memory that behaves like D1 and like a Durable Object's storage: every number binds as a double.
pub struct Sqlite {
    connection: RefCell<Connection>,
    alarm: Cell<Option<Timestamp>>,
    fail_next: RefCell<Option<DatabaseError>>,
    ambiguous: Cell<Option<(u32, bool)>>,
    meanwhile: RefCell<Option<(u32, String)>>,
    mixes: Cell<bool>,
}

impl Sqlite {
    /// An empty database.
    pub fn empty() -> Self {
        let connection = Connection::open_in_memory().expect("SQLite opens in memory");
        connection.execute_batch("PRAGMA foreign_keys = ON").expect("the pragma is known");
        Self::on(connection)
    }

    /// A database around a connection, such as one to a file of the local runtime.
    pub fn on(connection: Connection) -> Self {
        Self {
            connection: RefCell::new(connection),
            alarm: Cell::new(None),
            fail_next: RefCell::new(None),
            ambiguous: Cell::new(None),
            meanwhile: RefCell::new(None),
            mixes: Cell::new(false),
        }
    }

    /// After so many more batches, one is not answered: after it was written, or before. None: all are.
    pub fn lose_answer(&self, of: Option<(u32, bool)>) {
        self.ambiguous.set(of);
    }

    /// After so many more batches, what somebody else writes before the next one.
    pub fn meanwhile(&self, batches: u32, sql: &str) {
        self.meanwhile.replace(Some((batches, sql.to_owned())));
    }

    /// From now on every batch lets others go first, so that what is joined really happens at once: each reads before
    /// another writes.
    pub fn mix(&self) {
        self.mixes.set(true);
    }

    /// Runs statements as they are.
    pub fn execute(&self, sql: &str) {
        self.connection.borrow().execute_batch(sql).expect("the statements run");
    }

    /// A number that a query finds.
    pub fn number(&self, sql: &str) -> i64 {
        self.connection.borrow().query_row(sql, [], |row| row.get(0)).expect("the query returns a number")
    }

    /// A text that a query finds.
    pub fn text(&self, sql: &str) -> String {
        self.connection.borrow().query_row(sql, [], |row| row.get(0)).expect("the query returns a text")
    }

    /// Makes the next batch fail before it writes anything.
    pub fn fail_next(&self, error: DatabaseError) {
        self.fail_next.replace(Some(error));
    }

    fn run_one(connection: &Connection, statement: &Statement) -> Result<Rows, DatabaseError> {
        let failed = |error: rusqlite::Error| DatabaseError::from_message(error.to_string());
        let before = connection.total_changes();
        let mut prepared = connection.prepare_cached(statement.sql).map_err(failed)?;
        let columns: Vec<String> = prepared.column_names().map(str::to_owned).collect();
        let params = statement.params.iter().map(|value| match value {
            Value::Null => rusqlite::types::Value::Null,
            Value::Number(number) => rusqlite::types::Value::Real(*number),
            Value::Text(text) => rusqlite::types::Value::Text(text.clone()),
        });
        let mut found = prepared.query(rusqlite::params_from_iter(params)).map_err(failed)?;
        let mut rows = Vec::new();
        while let Some(row) = found.next().map_err(failed)? {
            let object = columns.iter().enumerate().map(|(index, name)| {
                let value = match row.get_ref(index).map_err(failed)? {
                    ValueRef::Null => serde_json::Value::Null,
                    ValueRef::Integer(number) => number.into(),
                    // JavaScript has one kind of number: a whole double arrives as an integer.
                    #[allow(clippy::cast_possible_truncation)]
                    ValueRef::Real(number) if number.fract() == 0.0 && number.abs() < 9e15 => {
                        (number as i64).into()
                    }
                    ValueRef::Real(number) => number.into(),
                    ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned().into(),
                    ValueRef::Blob(_) => return Err(DatabaseError::Failed("a blob was read".to_owned())),
                };
                Ok((name.clone(), value))
            });
            rows.push(serde_json::Value::Object(object.collect::<Result<_, _>>()?));
        }
        drop(found);
        Ok(Rows { rows, changes: connection.total_changes() - before })
    }
}

#[async_trait(?Send)]
impl Database for Sqlite {
    async fn batch(&self, statements: Vec<Statement>) -> Result<Vec<Rows>, DatabaseError> {
        if self.mixes.get() {
            let mut is_second = false;
            poll_fn(|context| {
                context.waker().wake_by_ref();
                if replace(&mut is_second, true) { Poll::Ready(()) } else { Poll::Pending }
            })
            .await;
        }
        if let Some(error) = self.fail_next.take() {
            return Err(error);
        }
        match self.meanwhile.take() {
            Some((0, sql)) => self.execute(&sql),
            Some((batches, sql)) => self.meanwhile(batches - 1, &sql),
            None => {}
        }
        let lost = match self.ambiguous.get() {
            Some((0, written)) => {
                self.ambiguous.set(None);
                Some(written)
            }
            Some((batches, written)) => {
                self.ambiguous.set(Some((batches - 1, written)));
                None
            }
            None => None,
        };
        let unanswered = || Err(DatabaseError::Transient("Network connection lost".to_owned()));
        if lost == Some(false) {
            return unanswered();
        }
        let mut connection = self.connection.borrow_mut();
        let failed = |error: rusqlite::Error| DatabaseError::from_message(error.to_string());
        let transaction = connection.transaction().map_err(failed)?;
        let rows = statements
            .iter()
            .map(|statement| Self::run_one(&transaction, statement))
            .collect::<Result<_, _>>()?;
        transaction.commit().map_err(failed)?;
        if lost.is_some() { unanswered() } else { Ok(rows) }
    }
}

#[async_trait(?Send)]
impl ObjectStorage for Sqlite {
    fn sql(&self, statement: Statement) -> Result<Rows, DatabaseError> {
        Self::run_one(&self.connection.borrow(), &statement)
    }

    async fn set_alarm(&self, at: Timestamp) -> Result<(), DatabaseError> {
        self.alarm.set(Some(at));
        Ok(())
    }

    async fn alarm(&self) -> Result<Option<Timestamp>, DatabaseError> {
        Ok(self.alarm.get())
    }

    async fn delete_alarm(&self) -> Result<(), DatabaseError> {
        self.alarm.set(None);
        Ok(())
    }

    async fn delete_all(&self) -> Result<(), DatabaseError> {
        self.connection.replace(Connection::open_in_memory().expect("SQLite opens in memory"));
        self.alarm.set(None);
        Ok(())
    }
}

/// A database with a service's real migrations, in order.
///
/// They run once a thread and service; every other database is a copy of that one, page by page.
pub fn migrated(service: &str) -> Sqlite {
    thread_local! {
        static TEMPLATES: RefCell<BTreeMap<String, Sqlite>> = RefCell::default();
    }
    TEMPLATES.with_borrow_mut(|templates| {
        let template = templates.entry(service.to_owned()).or_insert_with(|| migrate(service));
        let copy = Sqlite::empty();
        Backup::new(&template.connection.borrow(), &mut copy.connection.borrow_mut())
            .and_then(|backup| backup.run_to_completion(1000, Duration::ZERO, None))
            .expect("a database in memory can be copied");
        copy
    })
}

fn migrate(service: &str) -> Sqlite {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../migrations").join(service);
    let mut files: Vec<_> = std::fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("the folder can be read").path())
        .collect();
    files.sort();
    let database = Sqlite::empty();
    for file in files {
        database.execute(&std::fs::read_to_string(file).expect("a migration can be read"));
    }
    database
}
