//! Operation to handler.

use crate::{
    App, change_addresses, change_password, list_customers, list_sessions, log_in, log_out, refresh,
    register, resend_verification, reset_password, resolve_browser_session, tick, update_me, verify_email,
};
use contract::user;
use edge::{Router, dead_letters, operations};

/// The routes of `contract::user`.
pub fn router() -> Router<App> {
    Router::new()
        .on(&user::REGISTER, register::register)
        .on(&user::LOGIN, log_in::log_in)
        .on(&user::REFRESH, refresh::refresh)
        .on(&user::LOGOUT, log_out::log_out)
        .on(&user::LOGOUT_ALL, log_out::log_out_all)
        .on(&user::VERIFY_EMAIL, verify_email::verify_email)
        .on(&user::FORGOT_PASSWORD, reset_password::forgot_password)
        .on(&user::RESET_PASSWORD, reset_password::reset_password)
        .on(&user::GET_ME, update_me::get_me)
        .on(&user::UPDATE_ME, update_me::update_me)
        .on(&user::CHANGE_PASSWORD, change_password::change_password)
        .on(&user::RESEND_VERIFICATION, resend_verification::resend_verification)
        .on(&user::LIST_ADDRESSES, change_addresses::list_addresses)
        .on(&user::CREATE_ADDRESS, change_addresses::create_address)
        .on(&user::UPDATE_ADDRESS, change_addresses::update_address)
        .on(&user::DELETE_ADDRESS, change_addresses::delete_address)
        .on(&user::LIST_SESSIONS, list_sessions::list_sessions)
        .on(&user::LIST_CUSTOMERS, list_customers::list_customers)
        .on(&user::GET_CUSTOMER, list_customers::get_customer)
        .on(&user::OPEN_BROWSER_SESSION, log_in::open_browser_session)
        .on(&user::REGISTER_IN_BROWSER, register::register_in_browser)
        .on(&user::RESOLVE_BROWSER_SESSION, resolve_browser_session::resolve_browser_session)
        .on(&user::CLOSE_BROWSER_SESSION, log_out::close_browser_session)
        .on(&user::GET_QUEUES, dead_letters::report)
        .on(&user::UNCONFIRMED_EVENTS, operations::unconfirmed_events)
        .on(&user::SETTLE_EVENTS, operations::settle_events)
        .on(&user::NAME_ACCOUNTS, list_customers::name_accounts)
        .on(&user::READY, operations::ready)
        .on(&user::TICK, tick::tick)
}
