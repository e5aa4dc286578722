//! Each object brings its own tables to the newest version when it is next used.

use edge::{ObjectStorage, Statement};
use kernel::Problem;
use serde::Deserialize;

/// One version's statements.
pub type Migration = &'static [&'static str];

#[derive(Deserialize)]
struct Found {
    found: u32,
}

/// The version of an object's tables; 0 for an object that was never used. Writes nothing.
pub fn version(storage: &dyn ObjectStorage) -> Result<u32, Problem> {
    let table =
        "SELECT count(*) AS found FROM sqlite_master WHERE type = 'table' AND name = 'schema_version'";
    if storage.sql(Statement::new(table))?.one::<Found>()?.found == 0 {
        return Ok(0);
    }
    let version = "SELECT coalesce(max(version), 0) AS found FROM schema_version";
    Ok(storage.sql(Statement::new(version))?.one::<Found>()?.found)
}

/// Applies the migrations that are missing after `version`: synchronously, so all of them or, in a crash, none.
pub fn migrate(storage: &dyn ObjectStorage, version: u32, migrations: &[Migration]) -> Result<(), Problem> {
    if version == 0 {
        let table = "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY) STRICT";
        storage.sql(Statement::new(table))?;
    }
    for (number, statements) in (1_u32..).zip(migrations).filter(|(number, _)| *number > version) {
        for sql in *statements {
            storage.sql(Statement::new(sql))?;
        }
        let done = Statement::new("INSERT INTO schema_version (version) VALUES (?1)").bind(number);
        storage.sql(done)?;
    }
    Ok(())
}
