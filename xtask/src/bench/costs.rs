//! Where the time goes: what callers measured around their calls, less what was measured inside.

use std::collections::BTreeMap;

use super::{Hop, Load, count_as_f64};

/// How many of the costs are printed.
const MOST: usize = 12;

/// What one operation costs by itself, wherever it is called.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Cost {
    calls: u64,
    /// Milliseconds in it and not in what it calls.
    own: u64,
}

/// Adds up own times by operation: the last part of a path such as `checkout>object_start_checkout>reserve`.
///
/// Calls that run at once are longer in sum than the time that their caller waits: then its own time counts as none.
fn own_costs(hops: &BTreeMap<String, Hop>) -> BTreeMap<&str, Cost> {
    let mut below: BTreeMap<&str, u64> = BTreeMap::new();
    for (path, hop) in hops {
        if let Some((caller, _)) = path.rsplit_once('>') {
            *below.entry(caller).or_default() += hop.millis;
        }
    }
    let mut costs: BTreeMap<&str, Cost> = BTreeMap::new();
    for (path, hop) in hops {
        let operation = path.rsplit_once('>').map_or(path.as_str(), |(_, operation)| operation);
        let cost = costs.entry(operation).or_default();
        cost.calls += hop.calls;
        cost.own += hop.millis.saturating_sub(below.get(path.as_str()).copied().unwrap_or(0));
    }
    costs
}

/// Prints the operations as their senders saw them, then what costs most.
pub fn print(load: &Load) {
    println!("| Operation | requests | mean ms | of it behind the gateway | invocations |");
    println!("| --- | ---: | ---: | ---: | ---: |");
    let mean = |hop: Hop| count_as_f64(hop.millis) / count_as_f64(hop.calls.max(1));
    for (operation, outside) in load.outside.iter().filter(|(operation, _)| !operation.is_empty()) {
        let inside = load.hops.get(operation).copied().unwrap_or_default();
        let invocations = load.invocations.get(operation).copied().unwrap_or_default();
        println!(
            "| `{operation}` | {} | {:.2} | {:.2} | {:.1} |",
            outside.calls,
            mean(*outside) / 1000.0,
            mean(inside),
            mean(invocations)
        );
    }
    let total: u64 = load.outside.values().map(|hop| hop.millis).sum();
    let total = count_as_f64(total) / 1000.0;
    let forwarded: u64 =
        load.hops.iter().filter(|(path, _)| !path.contains('>')).map(|(_, hop)| hop.millis).sum();
    let requests = load.all.requests;
    let mut costs: Vec<(String, u64, f64)> = own_costs(&load.hops)
        .into_iter()
        .map(|(operation, cost)| (format!("`{operation}`"), cost.calls, count_as_f64(cost.own)))
        .collect();
    costs.push((
        "gateway, HTTP and shopper".to_owned(),
        requests,
        (total - count_as_f64(forwarded)).max(0.0),
    ));
    costs.sort_by(|left, right| right.2.total_cmp(&left.2));
    println!("\n| Own time of | calls | ms a call | of all time |");
    println!("| --- | ---: | ---: | ---: |");
    for (name, calls, own) in costs.iter().take(MOST) {
        let each = own / count_as_f64((*calls).max(1));
        println!("| {name} | {calls} | {each:.2} | {:.1} % |", 100.0 * own / total.max(0.001));
    }
    let names: Vec<&str> = costs.iter().take(3).map(|(name, ..)| name.as_str()).collect();
    println!("\nthe three biggest costs: {}", names.join(", "));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hops(entries: &[(&str, u64, u64)]) -> BTreeMap<String, Hop> {
        entries
            .iter()
            .map(|(path, calls, millis)| ((*path).to_owned(), Hop { calls: *calls, millis: *millis }))
            .collect()
    }

    #[test]
    fn a_call_costs_what_is_not_spent_in_the_calls_that_it_makes() {
        let hops =
            hops(&[("buy", 1, 10), ("buy>reserve", 1, 6), ("buy>reserve>take", 2, 5), ("look>take", 1, 3)]);
        let costs = own_costs(&hops);
        assert_eq!(costs["buy"], Cost { calls: 1, own: 4 });
        assert_eq!(costs["reserve"], Cost { calls: 1, own: 1 });
        assert_eq!(costs["take"], Cost { calls: 3, own: 8 });
    }

    #[test]
    fn calls_at_once_leave_their_caller_no_time_of_its_own() {
        let costs = own_costs(&hops(&[("buy", 1, 5), ("buy>a", 1, 4), ("buy>b", 1, 4)])).get("buy").copied();
        assert_eq!(costs, Some(Cost { calls: 1, own: 0 }));
    }
}
