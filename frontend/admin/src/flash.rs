//! What a change says on the page after it, with the way back. It travels in a cookie for one page, not in the address.

use edge::Context;
use http::Response;
use kernel::EventId;
use leptos::prelude::*;
use ui::{Cookies, SetCookie};

const COOKIE: &str = "admin_flash";
/// Seconds until it is too late to be read.
const LIFE: i64 = 60;

/// What was done to many products.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flash {
    pub changed: usize,
    pub failed: usize,
    /// Takes it back; none for what was taken back.
    pub undo: Option<EventId>,
}

impl Flash {
    /// Lets the next page say it.
    pub fn put(self, response: &mut Response<Vec<u8>>, cookies: SetCookie) {
        let undo = self.undo.map(|id| id.to_string()).unwrap_or_default();
        cookies.set(response, COOKIE, &format!("{}.{}.{undo}", self.changed, self.failed), LIFE);
    }

    fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '.');
        let (changed, failed) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        let undo = match parts.next()? {
            "" => None,
            id => Some(id.parse().ok()?),
        };
        Some(Self { changed, failed, undo })
    }

    fn words(self) -> String {
        let products =
            |count: usize| if count == 1 { "1 product".to_owned() } else { format!("{count} products") };
        let verb = if self.undo.is_some() { "changed" } else { "put back as before" };
        let done = format!("{} {verb}.", products(self.changed));
        match self.failed {
            0 => done,
            failed => format!("{done} {} stayed as before: look at them one by one.", products(failed)),
        }
    }
}

/// What the page before left to say.
pub fn take(context: &Context) -> Option<Flash> {
    Cookies::of(context).get(COOKIE).and_then(Flash::parse)
}

/// It is said once.
pub fn clear(context: &Context, response: &mut Response<Vec<u8>>) {
    let header = context.header(http::header::COOKIE.as_str()).unwrap_or_default();
    SetCookie { local: !header.contains(&format!("__Host-{COOKIE}")) }.clear(response, COOKIE);
}

/// The message and the button that undoes.
#[component]
pub fn FlashNotice(flash: Flash) -> impl IntoView {
    let class = if flash.failed > 0 { "notice bad flash" } else { "notice good flash" };
    view! {
        <div class=class role="status">
            <span>{flash.words()}</span>
            {flash
                .undo
                .map(|id| {
                    view! {
                        <form method="post" action=format!("/admin/products/bulk/{id}/undo")>
                            <button type="submit">"Undo"</button>
                        </form>
                    }
                })}
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_we_wrote_is_said() {
        let id: EventId = testkit::id(3);
        let flash = Flash { changed: 2, failed: 1, undo: Some(id) };
        assert_eq!(Flash::parse(&format!("2.1.{id}")), Some(flash));
        assert_eq!(flash.words(), "2 products changed. 1 product stayed as before: look at them one by one.");
        for text in ["", "2", "2.1", "2.1.x", "a.b.", "2.1.evt_\"><script>"] {
            assert_eq!(Flash::parse(text), None, "{text}");
        }
    }
}
