use crate::{Goods, Shop};
use contract::inventory::{GET_STOCK, LIST_MOVEMENTS};
use serde_json::Value;

/// What the shop's books say of some goods.
#[derive(Debug, PartialEq, Eq)]
pub struct Books {
    pub on_hand: i64,
    pub reserved: i64,
    pub allocated: i64,
    pub available: i64,
}

/// Reads the books, whose movements must sum to what is on hand. They are two requests: where goods moved in between,
/// both are read again.
pub async fn books(goods: &Goods) -> Books {
    let staff = Shop::staff().await;
    let read_item = async || staff.read(&GET_STOCK, &[&goods.variant_id]).await.expect("a stock item");
    let mut item = read_item().await;
    let movements = loop {
        let movements = staff.read(&LIST_MOVEMENTS, &[&goods.variant_id]).await.expect("movements");
        let before = std::mem::replace(&mut item, read_item().await);
        if item.on_hand == before.on_hand {
            break movements;
        }
    };
    assert!(movements.next_cursor.is_none(), "a story has few movements");
    let sum: i64 = movements.items.iter().map(|movement| movement.quantity).sum();
    assert_eq!(sum, item.on_hand, "movements sum to what is on hand");
    assert_eq!(item.available, item.on_hand - item.reserved - item.allocated);
    Books {
        on_hand: item.on_hand,
        reserved: item.reserved,
        allocated: item.allocated,
        available: item.available,
    }
}

/// The mails of a kind that an address got.
pub async fn mails_to(email: &str, kind: &str) -> Vec<Value> {
    let mails = Shop::guest().send("GET", "/dev/mailbox.json", &[], None).await.expect(200).json;
    let mails = mails.as_array().expect("the mailbox is a list").clone();
    mails.into_iter().filter(|mail| mail["to"] == email && mail["kind"] == kind).collect()
}
