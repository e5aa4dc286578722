//! A quantity for each line of an order, in the forms that send and refund: each line's id with its quantity in the same
//! place of another list.

use crate::forms::Errors;
use contract::order::LineQuantity;
use kernel::{LineId, Problem};
use leptos::prelude::*;

/// The field of a line's quantity.
pub fn field(line: LineId) -> String {
    format!("quantity-{line}")
}

/// What was typed for a line.
pub fn typed(lines: &[LineId], quantities: &[String], line: LineId) -> String {
    let typed = lines.iter().zip(quantities).find(|(id, _)| **id == line);
    typed.map(|(_, quantity)| quantity.clone()).unwrap_or_default()
}

/// What was typed, once more and hidden, for the form that confirms it.
pub fn hidden(lines: &[LineId], quantities: &[String]) -> impl IntoView + use<> {
    let fields = lines.iter().zip(quantities).map(|(line, quantity)| {
        view! {
            <input type="hidden" name="line" value=line.to_string() />
            <input type="hidden" name="quantity" value=quantity.clone() />
        }
    });
    fields.collect_view()
}

/// The lines with a quantity.
pub fn read(lines: &[LineId], quantities: &[String], errors: &mut Errors) -> Vec<LineQuantity> {
    let mut read = Vec::new();
    for (id, text) in lines.iter().zip(quantities) {
        let quantity = errors.optional_number::<u32>(&field(*id), text).unwrap_or(0);
        read.extend(quantity.try_into().map(|quantity| LineQuantity { line_id: *id, quantity }));
    }
    read
}

/// The line that was refused, if one was.
pub fn of(problem: &Problem) -> Option<LineId> {
    problem.extra.get("line_id").and_then(|line| serde_json::from_value(line.clone()).ok())
}

/// Says at its field which line was refused, if one was.
pub fn refused(problem: &Problem, errors: &mut Errors) {
    if let Some(line) = of(problem) {
        errors.add(field(line), problem.detail.clone());
    }
}
