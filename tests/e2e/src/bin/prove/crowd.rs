//! 1. Many more buyers than units, from several processes.

use crate::{audit::settle, page::Page, settings::Settings, web::Web};
use e2e::{Goods, Shop, goods, unique};
use futures::future::join_all;
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::{
    collections::BTreeMap,
    env,
    io::{BufRead, BufReader, Write},
    process::{Child, Command, Stdio},
};

/// What one process found.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Found {
    /// How often each answer came, by status and code.
    answers: BTreeMap<String, u32>,
    orders: Vec<String>,
}

/// Over so many objects the second variant is split.
const PARTS: u8 = 4;

/// The proof, on a variant that one object keeps, and on one that several do.
pub async fn prove(settings: &Settings) -> bool {
    let page = Page::begin(1, "More buyers than units");
    run_on(settings, &page, &goods(settings.units).await).await;
    let hot = goods(settings.units).await;
    let path = format!("/admin/inventory/{}/split", hot.variant_id);
    Shop::staff().await.ask("PUT", &path, &[], &json!({"parts": PARTS})).await.expect(200);
    Page::did(format!("the same with a variant that {PARTS} objects keep"));
    run_on(settings, &page, &hot).await;
    page.end()
}

async fn run_on(settings: &Settings, page: &Page, lamp: &Goods) {
    everybody_buys(settings, page, lamp);
    let books = settle(settings, page).await;
    let stock = books.stock.get(&lamp.variant_id).cloned().unwrap_or_default();
    let units = i64::from(settings.units);
    page.counts("available", &stock.available(), &0);
    page.counts("reserved", &stock.reserved, &0);
    page.counts("allocated", &stock.allocated, &units);
    page.counts("movements sum to what is on hand", &(stock.moved, stock.on_hand), &(units, units));
    let sold: Vec<_> = stock.allocations.keys().collect();
    let captured = books.orders.iter().filter(|(id, order)| {
        let provided = order.payment.as_ref().and_then(|payment| books.provided.get(payment));
        sold.contains(id) && provided.is_some_and(|provided| provided.operations.get("capture") == Some(&1))
    });
    page.counts("payments captured at the provider", &captured.count(), &sold.len());
    let mails = books.mails.iter().filter(|(order, kind, _)| kind == "order_placed" && sold.contains(&order));
    page.counts("confirmations sent", &mails.count(), &sold.len());
}

/// Starts the processes, lets them begin together, and adds up what they were answered.
fn everybody_buys(settings: &Settings, page: &Page, lamp: &Goods) {
    let (processes, buyers) = (settings.processes, settings.buyers);
    Page::did(format!(
        "{} units; {buyers} buyers in {processes} processes fill a cart each and all check out at once",
        settings.units
    ));
    let program = env::current_exe().expect("this program has a path");
    let mut children: Vec<Child> = (0..processes)
        .map(|_| {
            let mut command = Command::new(&program);
            command.args(["--buyers", &lamp.variant_id, &(buyers / processes).to_string()]);
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("a process of buyers starts")
        })
        .collect();
    let mut outputs: Vec<_> =
        children.iter_mut().map(|child| BufReader::new(child.stdout.take().expect("its output"))).collect();
    // Each says that its carts are full; then all are told to go.
    for output in &mut outputs {
        let mut line = String::new();
        output.read_line(&mut line).expect("a process says that it is ready");
    }
    for child in &mut children {
        writeln!(child.stdin.take().expect("its input"), "go").expect("a process waits");
    }
    let mut all = Found::default();
    for (output, child) in outputs.iter_mut().zip(&mut children) {
        let mut line = String::new();
        output.read_line(&mut line).expect("a process says what it found");
        let found: Found = serde_json::from_str(&line).unwrap_or_default();
        for (answer, times) in found.answers {
            *all.answers.entry(answer).or_default() += times;
        }
        all.orders.extend(found.orders);
        let _ = child.wait();
    }
    Page::did(format!("answers: {:?}", all.answers));
    page.counts("orders", &all.answers.get("201").copied().unwrap_or(0), &settings.units);
    let refused = all.answers.get("409 out_of_stock").copied().unwrap_or(0);
    page.counts("refusals out_of_stock", &refused, &(buyers - settings.units));
    all.orders.sort();
    all.orders.dedup();
    page.counts("different order ids", &all.orders.len(), &(settings.units as usize));
}

/// What such a process does.
pub async fn buy(settings: &Settings, variant: &str, buyers: u32) {
    let web = Web::new(settings);
    let mut carts = Vec::new();
    // A few at a time: filling the carts is not what is proven.
    while carts.len() < buyers as usize {
        let wanted = (buyers as usize - carts.len()).min(8);
        let filled = join_all((0..wanted).map(|_| web.cart_with(variant, 1))).await;
        carts.extend(filled.into_iter().flatten());
    }
    println!("ready");
    let mut line = String::new();
    let _ = std::io::stdin().read_line(&mut line);
    let email = format!("{}@example.com", unique("crowd"));
    let answers = join_all(carts.iter().map(|cart| async {
        let key = unique("crowd");
        web.checkout(cart, &key, &email, "tok_ok").await
    }))
    .await;
    let mut found = Found::default();
    for answer in answers {
        let name = format!("{} {}", answer.status, answer.code()).trim().to_owned();
        *found.answers.entry(name).or_default() += 1;
        if answer.status == 201 {
            found.orders.push(answer.json["id"].as_str().unwrap_or_default().to_owned());
        }
    }
    println!("{}", serde_json::to_string(&found).unwrap_or_default());
}
