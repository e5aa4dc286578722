//! What is printed: for each proof what was done, what was counted, and whether it held.

use std::{cell::Cell, time::Instant};

/// One proof's part of the page.
pub struct Page {
    failures: Cell<u32>,
    started: Instant,
}

impl Page {
    /// Begins a proof.
    pub fn begin(number: u32, title: &str) -> Self {
        println!("\n{number}. {title}");
        Self { failures: Cell::new(0), started: Instant::now() }
    }

    /// What was done.
    pub fn did(text: impl AsRef<str>) {
        println!("   {}", text.as_ref());
    }

    /// What must hold.
    pub fn holds(&self, is_so: bool, sentence: impl AsRef<str>) {
        let mark = if is_so { '✓' } else { '✗' };
        println!("   {mark} {}", sentence.as_ref());
        if !is_so {
            self.failures.set(self.failures.get() + 1);
        }
    }

    /// That two counts are the same.
    pub fn counts<T: PartialEq + std::fmt::Debug>(&self, what: &str, counted: &T, wanted: &T) {
        if counted == wanted {
            self.holds(true, format!("{what}: {counted:?}"));
        } else {
            self.holds(false, format!("{what}: {counted:?}, expected {wanted:?}"));
        }
    }

    /// Ends the proof; true if everything held.
    pub fn end(self) -> bool {
        println!("   ({:.0} seconds)", self.started.elapsed().as_secs_f64());
        self.failures.get() == 0
    }
}
