//! What a change of a cart costs, by how many lines it has. Start a shop with `cargo xtask stack`, which prints the
//! variables that lead here, then `cargo run -p e2e --bin cart_cost`.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout, clippy::disallowed_methods)]
#![allow(clippy::cast_precision_loss, clippy::cast_possible_truncation)]

use e2e::{Shop, cart_of, many_goods, unique};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// How often each change is made.
const TIMES: usize = 40;
const LINES: [usize; 3] = [1, 50, 200];

/// The changes that are measured.
const CHANGES: [&str; 4] = ["another quantity", "a line more", "a line less", "a coupon"];

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (guest, staff) = (Shop::guest(), Shop::staff().await);
    let goods = many_goods(200, 10_000).await;
    let code = unique("C").to_uppercase();
    let coupon = json!({"name": "Cost", "code": code, "kind": "percent", "percent": 10});
    staff.post("/admin/promotions", &coupon).await.expect(201);
    println!("| lines | {} |", CHANGES.join(" | "));
    println!("| ---: | {} |", ["---:"; CHANGES.len()].join(" | "));
    let mut small = None;
    for lines in LINES {
        let cart = cart_of(&guest, &goods[..lines], 1).await;
        let measured = measure(&guest, &cart, goods[lines - 1].variant_id.as_str(), &code).await;
        let small = *small.get_or_insert(measured);
        let shown = measured.iter().zip(small).map(|(it, one)| {
            let (it, one) = (it.as_secs_f64() * 1000.0, one.as_secs_f64() * 1000.0);
            format!("{it:.1} ms, {:.2} ×", it / one.max(0.001))
        });
        println!("| {lines} | {} |", shown.collect::<Vec<_>>().join(" | "));
    }
}

/// The median of each change; the last line is taken out and put back.
async fn measure(guest: &Shop, cart: &Value, variant: &str, code: &str) -> [Duration; CHANGES.len()] {
    let path = format!("/carts/{}", cart["id"].as_str().unwrap());
    let line = json!({"variant_id": variant, "quantity": 1});
    let mut times: [Vec<Duration>; CHANGES.len()] = Default::default();
    let mut last = last_line(cart);
    for round in 0..TIMES {
        let of_line = format!("{path}/lines/{last}");
        let quantity = json!({"quantity": 2 + round % 2});
        let at = Instant::now();
        guest.ask("PATCH", &of_line, &[], &quantity).await.expect(200);
        times[0].push(at.elapsed());
        let at = Instant::now();
        guest.post(&format!("{path}/coupons"), &json!({"code": code})).await.expect(200);
        times[3].push(at.elapsed());
        guest.delete(&format!("{path}/coupons/{code}")).await.expect(200);
        let at = Instant::now();
        guest.delete(&of_line).await.expect(200);
        times[2].push(at.elapsed());
        let at = Instant::now();
        let full = guest.post(&format!("{path}/lines"), &line).await.expect(200).json;
        times[1].push(at.elapsed());
        last = last_line(&full);
    }
    times.map(|mut times| {
        times.sort();
        times[times.len() / 2]
    })
}

fn last_line(cart: &Value) -> String {
    let lines = cart["lines"].as_array().unwrap();
    lines.last().unwrap()["id"].as_str().unwrap().to_owned()
}
