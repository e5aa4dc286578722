//! Stock at several locations, from one of which an order is sent.

use e2e::{Books, Goods, Shop, books, eventually, goods, place_order, tick, unique, unique_email};
use serde_json::{Value, json};

const MAIN: &str = "loc_00000000000000000000000000";

/// Another location in Austria. The shop has fifty at most, so a story uses one that an earlier run has left open.
async fn vienna() -> String {
    let staff = Shop::staff().await;
    let known = staff.get("/admin/locations").await.expect(200).json;
    let known = known["items"].as_array().unwrap().iter().find(|it| it["code"] == "STORY-VIE");
    if let Some(known) = known {
        return known["id"].as_str().unwrap().to_owned();
    }
    let body = json!({"code": "STORY-VIE", "name": "Vienna", "address": {"country": "AT"}, "priority": 5});
    let made = staff.post("/admin/locations", &body).await;
    // Two stories at once: one of them made it.
    if made.status == 201 {
        return made.json["id"].as_str().unwrap().to_owned();
    }
    made.problem(409, "conflict");
    Box::pin(vienna()).await
}

async fn transfer(lamp: &Goods, from: &str, to: &str, quantity: u32) {
    let path = format!("/admin/inventory/{}/transfers", lamp.variant_id);
    let body = json!({"from": from, "to": to, "quantity": quantity});
    let key = unique("key");
    let staff = Shop::staff().await;
    let first = staff.post_once(&path, &key, &body).await.expect(201).json;
    // The answer was lost: sent again, it moves nothing.
    assert_eq!(staff.post_once(&path, &key, &body).await.expect(201).json, first);
    assert_eq!(
        (&first["out"]["quantity"], &first["into"]["quantity"]),
        (&json!(-i64::from(quantity)), &json!(quantity))
    );
}

/// What lies at each location, and that it is what moved there.
async fn at(lamp: &Goods) -> Vec<(String, i64, i64)> {
    let staff = Shop::staff().await;
    let item = staff.get(&format!("/admin/inventory/{}", lamp.variant_id)).await.expect(200).json;
    let movements = staff.get(&format!("/admin/inventory/{}/movements?limit=100", lamp.variant_id)).await;
    let movements = movements.expect(200).json;
    let number = |value: &Value| value.as_i64().unwrap();
    let places = item["locations"].as_array().unwrap().iter();
    places
        .map(|place| {
            let here = |it: &&Value| it["location_id"] == place["location_id"];
            let moved = movements["items"].as_array().unwrap().iter().filter(here);
            let moved: i64 = moved.map(|it| number(&it["quantity"])).sum();
            assert_eq!(moved, number(&place["on_hand"]), "movements sum to what lies there");
            let id = place["location_id"].as_str().unwrap().to_owned();
            (id, number(&place["on_hand"]), number(&place["allocated"]))
        })
        .collect()
}

#[tokio::test]
async fn an_order_leaves_the_location_that_has_it_and_comes_back_there() {
    let (lamp, vienna) = (goods(5).await, vienna().await);
    transfer(&lamp, MAIN, &vienna, 4).await;
    let (main, there) = (MAIN.to_owned(), vienna.clone());
    assert_eq!(at(&lamp).await, [(main.clone(), 1, 0), (there.clone(), 4, 0)]);

    // The main location has one, so three leave Vienna, whatever the rule.
    let order = place_order(&lamp, 3, &unique_email("places")).await;
    assert_eq!(at(&lamp).await, [(main.clone(), 1, 0), (there.clone(), 4, 3)]);
    let staff = Shop::staff().await;
    let adjust = format!("/admin/inventory/{}/adjustments", lamp.variant_id);
    let broken = json!({"delta": -2, "reason": "Broken", "location_id": vienna});
    staff.post(&adjust, &broken).await.problem(409, "out_of_stock");

    let id = order["id"].as_str().unwrap();
    let path = format!("/admin/orders/{id}/fulfillments");
    let parcel = |quantity: u32, location: Option<&str>| json!({"lines": [{"line_id": order["lines"][0]["id"], "quantity": quantity}], "location_id": location});
    staff.post_once(&path, &unique("key"), &parcel(2, Some(MAIN))).await.problem(409, "conflict");
    let sent = staff.post_once(&path, &unique("key"), &parcel(1, Some(MAIN))).await.expect(201).json;
    assert_eq!(sent["fulfillments"][0]["location_id"], MAIN);
    staff.post_once(&path, &unique("key"), &parcel(2, None)).await.expect(201);
    assert_eq!(at(&lamp).await, [(main.clone(), 0, 0), (there.clone(), 2, 0)]);
    assert_eq!(books(&lamp).await, Books { on_hand: 2, reserved: 0, allocated: 0, available: 2 });

    let token = order["token"].as_str().unwrap();
    let wanted =
        json!({"lines": [{"line_id": order["lines"][0]["id"], "quantity": 2, "reason": "changed_mind"}]});
    let ask = format!("/orders/{id}/returns?token={token}");
    let asked = Shop::guest().post_once(&ask, &unique("key"), &wanted).await.expect(201).json;
    assert!(asked["fulfillments"][0]["location_id"].is_null(), "shoppers do not hear where stock lies");
    let answer = format!("/admin/orders/{id}/returns/{}", asked["returns"][0]["id"].as_str().unwrap());
    let how = json!({"instructions": "Send it."});
    staff.post_once(&format!("{answer}/approve"), &unique("key"), &how).await.expect(200);
    let came = json!({"lines": [{"line_id": order["lines"][0]["id"], "quantity": 2, "restock": true}]});
    staff.post_once(&format!("{answer}/receive"), &unique("key"), &came).await.expect(200);
    eventually("what came back lies where it was sent from", async || {
        tick().await;
        (at(&lamp).await == [(main.clone(), 0, 0), (there.clone(), 4, 0)]).then_some(())
    })
    .await;

    // While something lies there, it stays open; split stock lies at the main location only.
    let close = json!({"active": false});
    staff.ask("PATCH", &format!("/admin/locations/{vienna}"), &[], &close).await.problem(409, "conflict");
    let split = format!("/admin/inventory/{}/split", lamp.variant_id);
    staff.ask("PUT", &split, &[], &json!({"parts": 2})).await.problem(409, "conflict");
}

#[tokio::test]
async fn as_many_are_sold_as_lie_at_all_locations_while_the_staff_moves_them() {
    let (lamp, vienna) = (goods(12).await, vienna().await);
    transfer(&lamp, MAIN, &vienna, 5).await;
    let guest = Shop::guest();
    let carts = futures::future::join_all((0..18).map(|_| e2e::cart_with(&guest, &lamp, 1))).await;
    let email = unique_email("moved");
    let buying =
        futures::future::join_all(carts.iter().map(|cart| e2e::checkout(&guest, cart, &email, "tok_ok")));
    let moving = async {
        let staff = Shop::staff().await;
        let path = format!("/admin/inventory/{}/transfers", lamp.variant_id);
        for (from, to) in [(MAIN, &*vienna), (&*vienna, MAIN), (MAIN, &*vienna)] {
            let answer = staff.post(&path, &json!({"from": from, "to": to, "quantity": 2})).await;
            assert!(matches!(answer.status, 201 | 409), "{}", answer.text);
        }
    };
    let (answers, ()) = futures::future::join(buying, moving).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == 201).count(), 12);
    assert_eq!(books(&lamp).await, Books { on_hand: 12, reserved: 0, allocated: 12, available: 0 });
    let places = at(&lamp).await;
    assert!(places.iter().all(|(_, on_hand, allocated)| on_hand == allocated), "{places:?}");
}
