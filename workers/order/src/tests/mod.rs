//! Stories of a checkout and of an order, through the Worker's own routes; the other services are books in memory.

mod after_placing;
mod balance_payments;
mod checkout;
mod crashes;
mod desk;
mod drafts;
mod edited_world;
mod edits;
mod exchanges;
mod exploration;
mod gift_cards;
mod locations;
mod mailed_order;
mod notes_and_deliveries;
mod order_life;
mod outside_refunds;
mod payments;
mod reconciliation;
mod refunds;
mod returns;
mod services;
mod slices;
mod world;

#[test]
fn every_route_of_the_contract_is_mounted_and_no_other() {
    let mounted = |row: &contract::Route| (row.method.as_str(), row.path);
    let router = crate::routes::router();
    let mut here: Vec<_> = router.routes().map(mounted).collect();
    let mut there: Vec<_> = contract::order::routes().iter().map(|row| mounted(&row.route)).collect();
    here.sort_unstable();
    there.sort_unstable();
    assert_eq!(here, there);
}
