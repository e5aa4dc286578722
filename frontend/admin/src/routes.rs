//! Path to page, and who may see it.

use crate::{
    app::App,
    pages::{
        bulk, categories, content_page, customers, draft_order, draft_orders, gift_card, gift_cards,
        locations, mail, mail_settings, mail_templates, mails, new_product, new_promotion, order,
        order_balance, order_contact, order_edit, order_history, order_received, order_refund, order_returns,
        order_sent, orders, overview, own_words, packing_slip, payment_methods, problem, product,
        product_options, product_save, products, promotion, promotion_codes, promotions, queues,
        reconciliations, returns, settings, shipping_rates, sign_in, stock, stock_item, stock_places,
        stock_settings, taxes,
    },
};
use crate::{finding, saved_views, shell::Pages};
use contract::{Method, UPLOAD_LIMIT};
use edge::Router;
use kernel::Permission;
use ui::page;

/// Every page.
pub fn router() -> Router<App> {
    use Method::{Get, Post};
    use Permission::{Catalog, Customers, Inventory, Promotions, Settings};
    let pages = Pages(Router::new().show_problems(problem::show))
        .raw(page(Get, "/admin/sign-in"), sign_in::show)
        .raw(page(Post, "/admin/sign-in"), sign_in::submit)
        .raw(page(Post, "/admin/sign-out"), sign_in::sign_out)
        .raw(page(Post, "/admin/views"), saved_views::submit)
        .raw(page(Post, "/admin/find"), finding::submit)
        .raw(page(Get, "/admin"), overview::show)
        .raw(page(Get, "/admin/"), overview::show)
        .raw(page(Get, "/admin/products").staff(Catalog), products::show)
        .raw(page(Post, "/admin/products").staff(Catalog), new_product::submit)
        .raw(page(Get, "/admin/products/new").staff(Catalog), new_product::show)
        .raw(page(Get, "/admin/products/{id}").staff(Catalog), product::show)
        .raw(page(Post, "/admin/products/{id}").body_limit(UPLOAD_LIMIT).staff(Catalog), product_save::save)
        .raw(page(Post, "/admin/products/bulk").staff(Catalog), bulk::submit)
        .raw(page(Post, "/admin/products/bulk/{id}/undo").staff(Catalog), bulk::undo)
        .raw(page(Post, "/admin/products/{id}/options").staff(Catalog), product_options::submit)
        .raw(page(Get, "/admin/categories").staff(Catalog), categories::show)
        .raw(page(Post, "/admin/categories").staff(Catalog), categories::create)
        .raw(page(Get, "/admin/categories/{id}").staff(Catalog), categories::edit)
        .raw(page(Post, "/admin/categories/{id}").staff(Catalog), categories::save)
        .raw(page(Post, "/admin/categories/{id}/move").staff(Catalog), categories::move_to)
        .raw(page(Post, "/admin/categories/{id}/remove").staff(Catalog), categories::remove)
        .raw(page(Get, "/admin/stock").staff(Inventory), stock::show)
        .raw(page(Get, "/admin/stock/{variant_id}").staff(Inventory), stock_item::show)
        .raw(page(Post, "/admin/stock/{variant_id}/adjustments").staff(Inventory), stock_item::adjust)
        .raw(page(Post, "/admin/stock/{variant_id}/transfers").staff(Inventory), stock_places::transfer)
        .raw(page(Post, "/admin/stock/{variant_id}/selling").staff(Inventory), stock_settings::save)
        .raw(page(Post, "/admin/stock/{variant_id}/split").staff(Inventory), stock_settings::split)
        .raw(page(Get, "/admin/promotions").staff(Promotions), promotions::show)
        .raw(page(Post, "/admin/promotions").staff(Promotions), new_promotion::submit)
        .raw(page(Get, "/admin/promotions/new").staff(Promotions), new_promotion::show)
        .raw(page(Get, "/admin/promotions/{id}").staff(Promotions), promotion::show)
        .raw(page(Post, "/admin/promotions/{id}").staff(Promotions), promotion::save)
        .raw(page(Post, "/admin/promotions/{id}/active").staff(Promotions), promotion::switch)
        .raw(page(Get, "/admin/promotions/{id}/codes").staff(Promotions), promotion_codes::show)
        .raw(page(Post, "/admin/promotions/{id}/codes").staff(Promotions), promotion_codes::create)
        .raw(page(Get, "/admin/promotions/{id}/codes.csv").staff(Promotions), promotion_codes::export)
        .raw(page(Get, "/admin/gift-cards").staff(Promotions), gift_cards::show)
        .raw(page(Post, "/admin/gift-cards").staff(Promotions), gift_cards::create)
        .raw(page(Get, "/admin/gift-cards/{id}").staff(Promotions), gift_card::show)
        .raw(page(Post, "/admin/gift-cards/{id}/adjustments").staff(Promotions), gift_card::adjust)
        .raw(page(Post, "/admin/gift-cards/{id}/active").staff(Promotions), gift_card::switch)
        .raw(page(Get, "/admin/customers").staff(Customers), customers::list)
        .raw(page(Get, "/admin/customers/{id}").staff(Customers), customers::show)
        .raw(page(Get, "/admin/mails").staff(Settings), mails::show)
        .raw(page(Get, "/admin/mails/settings").staff(Settings), mail_settings::show)
        .raw(page(Post, "/admin/mails/settings").staff(Settings), mail_settings::save)
        .raw(page(Get, "/admin/mails/templates").staff(Settings), mail_templates::list)
        .raw(page(Get, "/admin/mails/templates/{kind}").staff(Settings), mail_templates::show)
        .raw(page(Post, "/admin/mails/templates/{kind}/{locale}").staff(Settings), mail_templates::save)
        .raw(page(Get, "/admin/mails/templates/{kind}/{locale}/html").staff(Settings), mail_templates::html)
        .raw(page(Get, "/admin/mails/{id}").staff(Settings), mail::show)
        .raw(page(Get, "/admin/mails/{id}/html").staff(Settings), mail::html)
        .raw(page(Post, "/admin/mails/{id}/resend").staff(Settings), mail::resend)
        .raw(page(Get, "/admin/queues").staff(Settings), queues::show)
        .raw(page(Post, "/admin/queues/{service}").staff(Settings), queues::treat)
        .raw(page(Get, "/admin/settings").staff(Settings), settings::show)
        .raw(page(Post, "/admin/settings").staff(Settings), settings::save)
        .raw(page(Get, "/admin/settings/shipping/{id}").staff(Settings), settings::show_method)
        .raw(page(Post, "/admin/settings/shipping/{id}").staff(Settings), settings::save_method)
        .raw(page(Get, "/admin/settings/shipping/{id}/rates").staff(Settings), shipping_rates::show)
        .raw(page(Post, "/admin/settings/shipping/{id}/rates").staff(Settings), shipping_rates::save)
        .raw(page(Get, "/admin/settings/locations").staff(Settings), locations::list)
        .raw(page(Post, "/admin/settings/locations").staff(Settings), locations::route)
        .raw(page(Get, "/admin/settings/locations/{id}").staff(Settings), locations::show)
        .raw(page(Post, "/admin/settings/locations/{id}").staff(Settings), locations::save)
        .raw(page(Get, "/admin/settings/payments").staff(Settings), payment_methods::list)
        .raw(page(Get, "/admin/settings/payments/{id}").staff(Settings), payment_methods::show)
        .raw(page(Post, "/admin/settings/payments/{id}").staff(Settings), payment_methods::save)
        .raw(page(Post, "/admin/settings/payments/{id}/remove").staff(Settings), payment_methods::remove)
        .raw(page(Get, "/admin/settings/taxes").staff(Settings), taxes::show)
        .raw(page(Post, "/admin/settings/taxes").staff(Settings), taxes::save)
        .raw(page(Get, "/admin/settings/words").staff(Settings), own_words::show)
        .raw(page(Post, "/admin/settings/words").staff(Settings), own_words::save)
        .raw(page(Get, "/admin/settings/pages").staff(Settings), content_page::new)
        .raw(page(Get, "/admin/settings/pages/{slug}").staff(Settings), content_page::show)
        .raw(page(Post, "/admin/settings/pages/{slug}").staff(Settings), content_page::save);
    order_pages(pages).0
}

fn order_pages(pages: Pages) -> Pages {
    use Method::{Get, Post};
    use Permission::Orders;
    pages
        .raw(page(Get, "/admin/orders").staff(Orders), orders::show)
        .raw(page(Get, "/admin/orders/returns").staff(Orders), returns::show)
        .raw(page(Get, "/admin/orders/drafts").staff(Orders), draft_orders::list)
        .raw(page(Post, "/admin/orders/drafts").staff(Orders), draft_orders::create)
        .raw(page(Get, "/admin/orders/drafts/new").staff(Orders), draft_orders::new)
        .raw(page(Get, "/admin/orders/drafts/{id}").staff(Orders), draft_order::show)
        .raw(page(Post, "/admin/orders/drafts/{id}").staff(Orders), draft_order::save)
        .raw(page(Post, "/admin/orders/drafts/{id}/complete").staff(Orders), draft_order::complete)
        .raw(page(Post, "/admin/orders/drafts/{id}/link").staff(Orders), draft_order::send_link)
        .raw(page(Post, "/admin/orders/drafts/{id}/delete").staff(Orders), draft_order::delete)
        .raw(page(Get, "/admin/orders/{id}").staff(Orders), order::show)
        .raw(page(Get, "/admin/reconciliations").staff(Orders), reconciliations::show)
        .raw(page(Post, "/admin/reconciliations").staff(Orders), reconciliations::compare)
        .raw(page(Get, "/admin/orders/{id}/packing-slip").staff(Orders), packing_slip::show)
        .raw(page(Post, "/admin/orders/{id}/fulfillments").staff(Orders), order::fulfill)
        .raw(
            page(Post, "/admin/orders/{id}/fulfillments/{fulfillment_id}/deliver").staff(Orders),
            order_history::deliver,
        )
        .raw(
            page(Post, "/admin/orders/{id}/returns/{return_id}/approve").staff(Orders),
            order_returns::approve,
        )
        .raw(
            page(Post, "/admin/orders/{id}/returns/{return_id}/decline").staff(Orders),
            order_returns::decline,
        )
        .raw(
            page(Post, "/admin/orders/{id}/returns/{return_id}/receive").staff(Orders),
            order_returns::receive,
        )
        .raw(page(Post, "/admin/orders/{id}/shipping-address").staff(Orders), order_contact::correct)
        .raw(page(Post, "/admin/orders/{id}/confirmation").staff(Orders), order_contact::resend)
        .raw(page(Post, "/admin/orders/{id}/notes").staff(Orders), order_history::add_note)
        .raw(page(Post, "/admin/orders/{id}/cancel").staff(Orders), order::cancel)
        .raw(page(Post, "/admin/orders/{id}/received").staff(Orders), order_received::submit)
        .raw(page(Post, "/admin/orders/{id}/sent").staff(Orders), order_sent::submit)
        .raw(page(Post, "/admin/orders/{id}/receipts").staff(Orders), order_balance::receive)
        .raw(page(Post, "/admin/orders/{id}/waivers").staff(Orders), order_balance::waive)
        .raw(page(Get, "/admin/orders/{id}/edit").staff(Orders), order_edit::show)
        .raw(page(Post, "/admin/orders/{id}/edit").staff(Orders), order_edit::submit)
        .raw(page(Get, "/admin/orders/{id}/refund").staff(Orders), order_refund::show)
        .raw(page(Post, "/admin/orders/{id}/refund").staff(Orders), order_refund::submit)
}
