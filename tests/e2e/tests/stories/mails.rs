//! Mails that the staff look at, send again and write.

use e2e::{Shop, eventually, goods, mails_to, place_order, unique, unique_email};
use serde_json::{Value, json};

/// The id of the one mail of an address in the log.
async fn logged(staff: &Shop, email: &str) -> String {
    let log = staff.get(&format!("/admin/notifications?q={email}")).await.expect(200).json;
    log["items"][0]["id"].as_str().expect("a mail in the log").to_owned()
}

#[tokio::test]
async fn an_order_confirmation_is_sent_again_once_for_a_double_click() {
    let email = unique_email("resend");
    let order = place_order(&goods(3).await, 1, &email).await;
    let first = eventually("the confirmation", async || mails_to(&email, "order_placed").await.pop()).await;
    let staff = Shop::staff().await;
    let id = logged(&staff, &email).await;
    let details = staff.get(&format!("/admin/notifications/{id}")).await.expect(200).json;
    assert_eq!((&details["words"], &details["resendable"]), (&json!("kept"), &json!(true)));
    let token = order["token"].as_str().unwrap();
    assert!(first["html"].as_str().unwrap().contains(token));
    assert!(!details.to_string().contains(token), "what opens the order is for the customer");

    let (path, key) = (format!("/admin/notifications/{id}/resend"), unique("key"));
    let body = json!({});
    let (one, two) = futures::join!(staff.post_once(&path, &key, &body), staff.post_once(&path, &key, &body));
    assert_eq!(one.expect(201).json["id"], two.expect(201).json["id"]);
    let mails = mails_to(&email, "order_placed").await;
    assert_eq!(mails.len(), 2, "one confirmation and one repetition");
    assert_eq!(mails[0]["text"], mails[1]["text"]);
}

#[tokio::test]
async fn a_mail_that_confirms_an_address_is_nobody_elses() {
    let (_, account) = Shop::customer().await;
    let email = account["customer"]["email"].as_str().or(account["email"].as_str()).unwrap().to_owned();
    eventually("the mail", async || mails_to(&email, "registered").await.pop()).await;
    let staff = Shop::staff().await;
    let id = logged(&staff, &email).await;
    let details = staff.get(&format!("/admin/notifications/{id}")).await.expect(200).json;
    assert_eq!((&details["words"], &details["html"]), (&json!("secret"), &Value::Null));
    let path = format!("/admin/notifications/{id}/resend");
    staff.post_once(&path, &unique("key"), &json!({})).await.problem(409, "conflict");
    assert_eq!(mails_to(&email, "registered").await.len(), 1);
}
