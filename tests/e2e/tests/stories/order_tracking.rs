//! Where is my parcel?

use e2e::{Shop, goods, place_order, unique_email};
use serde_json::json;

#[tokio::test]
async fn an_order_is_found_by_number_and_address_together_only() {
    let email = unique_email("track");
    let order = place_order(&goods(3).await, 1, &email).await;
    let guest = Shop::guest();
    let found = guest.post("/orders/track", &json!({"number": order["number"], "email": email})).await;
    assert_eq!(found.expect(200).json["id"], order["id"]);
    let loud = json!({"number": order["number"], "email": email.to_uppercase()});
    guest.post("/orders/track", &loud).await.expect(200);

    let ask = async |body| {
        let mut problem = guest.post("/orders/track", &body).await.problem(404, "not_found");
        problem.as_object_mut().unwrap().remove("request_id");
        problem
    };
    let wrong_address = ask(json!({"number": order["number"], "email": "somebody@else.example"})).await;
    let wrong_number = ask(json!({"number": "99999999", "email": email})).await;
    assert_eq!(wrong_address, wrong_number, "nothing tells which of the two was wrong");
}
