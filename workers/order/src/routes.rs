//! Operation to handler.

use crate::{
    App,
    add_note::add_note,
    answer_return, cancel_order,
    checkout_cart::checkout_cart,
    claim_orders::claim_orders,
    complete_draft::complete_draft_order,
    continue_payment::continue_payment,
    correct_address::correct_address,
    deliver_parcel::deliver_parcel,
    draft_orders,
    edit_order::{edit_order, preview_edit},
    exchange_return::preview_exchange,
    fulfill_order::fulfill_order,
    get_checkout::get_checkout,
    list_returns::list_returns,
    order_stats,
    pay_balance::{continue_balance, pay_balance},
    read_orders, reconcile,
    refund_order::{preview_refund, refund_order},
    request_return::request_return,
    resend_confirmation::resend_confirmation,
    run_jobs,
    send_draft::send_draft_order,
    settle_balance::{record_receipt, waive_balance},
    store,
};
use contract::{Unit, order};
use edge::{Call, Router, dead_letters, idempotency, inbox, operations, outbox, receipts};
use kernel::Problem;
use std::rc::Rc;

/// The routes of `contract::order`.
pub fn router() -> Router<App> {
    Router::new()
        .on(&order::CHECKOUT, checkout_cart)
        .on(&order::GET_CHECKOUT, get_checkout)
        .on(&order::CONTINUE_PAYMENT, continue_payment)
        .on(&order::GET_ORDER, read_orders::get_order)
        .on(&order::TRACK_ORDER, read_orders::track_order)
        .on(&order::CANCEL_ORDER, cancel_order::cancel_order)
        .on(&order::PAY_BALANCE, pay_balance)
        .on(&order::CONTINUE_BALANCE_PAYMENT, continue_balance)
        .on(&order::LIST_MY_ORDERS, read_orders::list_my_orders)
        .on(&order::LIST_ORDERS, read_orders::list_orders)
        .on(&order::GET_ORDER_STATS, order_stats::get_order_stats)
        .on(&order::GET_RECONCILIATIONS, reconcile::get_reconciliations)
        .on(&order::RECONCILE, reconcile::reconcile)
        .on(&order::GET_ADMIN_ORDER, read_orders::get_admin_order)
        .on(&order::FULFILL, fulfill_order)
        .on(&order::DELIVER_FULFILLMENT, deliver_parcel)
        .on(&order::ADD_NOTE, add_note)
        .on(&order::CORRECT_SHIPPING_ADDRESS, correct_address)
        .on(&order::RESEND_CONFIRMATION, resend_confirmation)
        .on(&order::REQUEST_RETURN, request_return)
        .on(&order::LIST_RETURNS, list_returns)
        .on(&order::APPROVE_RETURN, answer_return::approve_return)
        .on(&order::DECLINE_RETURN, answer_return::decline_return)
        .on(&order::RECEIVE_RETURN, answer_return::receive_return)
        .on(&order::PREVIEW_EXCHANGE, preview_exchange)
        .on(&order::CANCEL_ORDER_AS_STAFF, cancel_order::cancel_order_as_staff)
        .on(&order::PREVIEW_EDIT, preview_edit)
        .on(&order::EDIT_ORDER, edit_order)
        .on(&order::RECORD_RECEIPT, record_receipt)
        .on(&order::WAIVE_BALANCE, waive_balance)
        .on(&order::REFUND_ORDER, refund_order)
        .on(&order::PREVIEW_REFUND, preview_refund)
        .on(&order::LIST_DRAFT_ORDERS, draft_orders::list_draft_orders)
        .on(&order::CREATE_DRAFT_ORDER, draft_orders::create_draft_order)
        .on(&order::GET_DRAFT_ORDER, draft_orders::get_draft_order)
        .on(&order::UPDATE_DRAFT_ORDER, draft_orders::update_draft_order)
        .on(&order::DELETE_DRAFT_ORDER, draft_orders::delete_draft_order)
        .on(&order::COMPLETE_DRAFT_ORDER, complete_draft_order)
        .on(&order::SEND_DRAFT_ORDER, send_draft_order)
        .on(&order::CLAIM_ORDERS, claim_orders)
        .on(&order::NUMBER_ORDERS, read_orders::number_orders)
        .on(&order::GET_QUEUES, dead_letters::report)
        .on(&order::TREAT_DEAD_LETTERS, dead_letters::treat)
        .on(&order::UNCONFIRMED_EVENTS, operations::unconfirmed_events)
        .on(&order::SETTLE_EVENTS, operations::settle_events)
        .on(
            &order::RECEIVED_EVENTS,
            |app, call| async move { receipts::received(&*app.db, &call.body).await },
        )
        .on(&order::READY, operations::ready)
        .on(&order::TICK, tick)
}

/// What needs no other service goes first; a job that fails is postponed by itself.
async fn tick(app: Rc<App>, call: Call<Unit, Unit>) -> Result<Unit, Problem> {
    outbox::relay_quietly(&*app.db, &*app.queues, call.now).await;
    let old = [
        outbox::forget_old,
        inbox::forget_old,
        dead_letters::forget_old,
        receipts::forget_old,
        idempotency::forget_old,
        store::jobs::forget_old,
    ];
    app.db.batch(old.map(|forget| forget(call.now)).to_vec()).await?;
    run_jobs::run_and_hand_over(&app, &call.caller, None, call.now).await?;
    reconcile::compare_if_due(&app, &call.caller.as_service("order"), call.now).await;
    outbox::relay_quietly(&*app.db, &*app.queues, call.now).await;
    Ok(Unit {})
}
