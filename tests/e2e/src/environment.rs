use serde_json::Value;
use std::env;

/// Where the shop is, without a slash at the end.
pub fn shop_url() -> String {
    variable("SHOP_URL")
}

fn variable(name: &str) -> String {
    match env::var(name) {
        Ok(value) if !value.is_empty() => value.trim_end_matches('/').to_owned(),
        _ => panic!(
            "{name} is not set. Start a shop with `cargo xtask stack`, which prints it, or run `npm test`"
        ),
    }
}

/// Asks the harness for something: `/tick`, `/kill`.
pub async fn control(path: &str) -> Value {
    control_with(path, String::new()).await
}

async fn control_with(path: &str, body: String) -> Value {
    let url = format!("{}{path}", variable("SHOP_CONTROL_URL"));
    let answer =
        reqwest::Client::new().post(&url).body(body).send().await.expect("the control endpoint answers");
    assert!(answer.status().is_success(), "{url}: {}", answer.status());
    answer.json().await.expect("the control endpoint answers with JSON")
}

/// Runs the shop's regular work, as the cron would, until it is done.
pub async fn tick() {
    control("/tick").await;
}

/// Puts a text into a queue as it is, as a Worker gone wrong would.
pub async fn enqueue(queue: &str, text: &str) {
    control_with(&format!("/queues/{queue}"), text.to_owned()).await;
}

/// Kills the runtime without warning and waits until it serves the same state again.
pub async fn kill_runtime() {
    let answer = control("/kill").await;
    assert_ne!(answer["killed"], answer["workerd_pid"]);
}
