//! A product's options: what they are called, their values, their order; first what a change would do, then it.

use super::{
    product::{Forms, page, refused},
    variant_grid::{MOST_OPTIONS, MOST_VARIANTS, sign},
};
use crate::{
    app::App,
    components::{Cell, Heads, Table},
    forms::{Errors, decimal, parse_money},
    layout, words,
};
use contract::{
    Options, Unit,
    product::{
        self, AddVariants, AdminProduct, ArrangeOptions, ArrangedOption, ArrangedValue, CreateVariant,
        ShownOption, Variant,
    },
};
use edge::Raw;
use http::{Response, StatusCode};
use kernel::{ErrorCode, Line, Problem, ProductId};
use leptos::prelude::*;
use serde::Deserialize;
use std::{collections::BTreeMap, rc::Rc};
use ui::Notice;

/// Rows for values that are to join.
const BLANK_ROWS: usize = 3;

/// The options as they were typed. Lists of one kind have what belongs together in the same place; what has no name goes.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct OptionsForm {
    option_was: Vec<String>,
    option: Vec<String>,
    option_place: Vec<String>,
    /// Which of the options a value belongs to, from 0.
    value_of: Vec<usize>,
    value_was: Vec<String>,
    value: Vec<String>,
    value_place: Vec<String>,
    /// Of the product that was looked at; empty where the change was not looked at yet.
    version: String,
    /// Of the variants that are to join, in their order; without a SKU one does not.
    sku: Vec<String>,
    price: Vec<String>,
    stock: Vec<String>,
}

impl OptionsForm {
    /// The form of a product as it is, with room for what is to join.
    fn of(options: &[ShownOption]) -> Self {
        let mut form = Self::default();
        let blank = ShownOption { name: String::new(), values: Vec::new(), swatches: BTreeMap::default() };
        let room = (options.len() < MOST_OPTIONS).then_some(&blank);
        for (index, option) in options.iter().chain(room).enumerate() {
            form.option_was.push(option.name.clone());
            form.option.push(option.name.clone());
            form.option_place.push((index + 1).to_string());
            let blanks = std::iter::repeat_n("", BLANK_ROWS);
            for (place, value) in option.values.iter().map(String::as_str).chain(blanks).enumerate() {
                form.value_of.push(index);
                form.value_was.push(value.to_owned());
                form.value.push(value.to_owned());
                form.value_place.push((place + 1).to_string());
            }
        }
        form
    }

    /// True if something about the options was changed.
    pub fn is_touched(&self) -> bool {
        let moved = |place: &str, index: usize| place.trim() != (index + 1).to_string();
        let options = self.option_was.iter().zip(&self.option).zip(&self.option_place).enumerate();
        let mut options = options.map(|(index, ((was, name), place))| was != name || moved(place, index));
        let mut before = BTreeMap::<usize, usize>::new();
        let values = self.value_of.iter().zip(&self.value_was).zip(&self.value).zip(&self.value_place);
        let mut values = values.map(|(((of, was), value), place)| {
            let index = before.entry(*of).or_default();
            *index += 1;
            was != value || moved(place, *index - 1)
        });
        options.any(|touched| touched) || values.any(|touched| touched)
    }

    /// The options that stay or join, in the order of their places.
    ///
    /// # Errors
    /// What is wrong, in a sentence.
    pub fn read(&self) -> Result<Vec<ArrangedOption>, &'static str> {
        let mut options = Vec::new();
        let rows = self.option_was.iter().zip(&self.option).zip(&self.option_place).enumerate();
        for (index, ((was, name), place)) in rows.filter(|(_, ((_, name), _))| !name.trim().is_empty()) {
            let mut values = Vec::new();
            let rows = self.value_of.iter().zip(&self.value_was).zip(&self.value).zip(&self.value_place);
            let rows = rows.filter(|(((of, _), value), _)| **of == index && !value.trim().is_empty());
            for (((_, was), value), place) in rows {
                values.push((read_place(place)?, ArrangedValue { name: short(value)?, was: known(was)? }));
            }
            if values.is_empty() {
                return Err("Give every option at least one value, or empty its name to remove it.");
            }
            values.sort_by_key(|(place, _)| *place);
            let values = values.into_iter().map(|(_, value)| value).collect();
            options
                .push((read_place(place)?, ArrangedOption { name: short(name)?, was: known(was)?, values }));
        }
        options.sort_by_key(|(place, _)| *place);
        Ok(options.into_iter().map(|(_, option)| option).collect())
    }

    /// All that was typed, as fields that are not seen.
    fn hidden(&self) -> impl IntoView + use<> {
        let numbers: Vec<String> = self.value_of.iter().map(ToString::to_string).collect();
        let fields = [
            ("option_was", &self.option_was),
            ("option", &self.option),
            ("option_place", &self.option_place),
            ("value_of", &numbers),
            ("value_was", &self.value_was),
            ("value", &self.value),
            ("value_place", &self.value_place),
        ];
        let fields =
            fields.into_iter().flat_map(|(name, values)| values.iter().map(move |value| (name, value)));
        fields
            .map(|(name, value)| view! { <input type="hidden" name=name value=value.clone() /> })
            .collect_view()
    }
}

fn read_place(text: &str) -> Result<u32, &'static str> {
    text.trim().parse().map_err(|_| "Give every option and value a number as its place.")
}

fn short(text: &str) -> Result<Line<60>, &'static str> {
    text.trim().parse().map_err(|_| "Names of options and values have at most 60 characters.")
}

fn known(was: &str) -> Result<Option<Line<60>>, &'static str> {
    if was.is_empty() { Ok(None) } else { short(was).map(Some) }
}

/// A variant that could join, and the one that it is made after.
struct Fresh {
    options: Options,
    title: String,
    sku: String,
    like: Variant,
}

/// What could join: every variant once more with each value that is new.
fn fresh(wish: &[ArrangedOption], after: &AdminProduct) -> Vec<Fresh> {
    let own = |variant: &Variant| (variant.options.clone(), variant.clone(), variant.sku.clone());
    let mut all: Vec<(Options, Variant, String)> = after.product.variants.iter().map(own).collect();
    let there = all.len();
    for option in wish {
        // Of a new option, every variant has the first value already.
        let given = usize::from(option.was.is_none());
        let base = all.clone();
        for value in option.values.iter().skip(given).filter(|value| value.was.is_none()) {
            for (options, like, sku) in &base {
                let mut options = options.clone();
                options.insert(option.name.to_string(), value.name.to_string());
                if !all.iter().any(|(other, _, _)| *other == options) && all.len() <= MOST_VARIANTS {
                    all.push((options, like.clone(), format!("{sku}-{}", sign(&value.name))));
                }
            }
        }
    }
    let joining = all.into_iter().skip(there);
    joining
        .map(|(options, like, sku)| {
            let values = wish.iter().filter_map(|option| options.get(&*option.name).cloned());
            let title = values.collect::<Vec<_>>().join(" / ");
            Fresh { title, options, sku: sku.chars().take(64).collect(), like }
        })
        .collect()
}

/// The editor, closed until it is wanted.
#[component]
pub fn OptionsEditor(
    options: Vec<ShownOption>,
    form: Option<OptionsForm>,
    error: Option<String>,
) -> impl IntoView {
    let open = error.is_some() || form.as_ref().is_some_and(OptionsForm::is_touched);
    let form = form.unwrap_or_else(|| OptionsForm::of(&options));
    let groups = form.option_was.iter().zip(&form.option).zip(&form.option_place).enumerate();
    let groups = groups.map(|(index, ((was, name), place))| {
        let called = if was.is_empty() { "Another option".to_owned() } else { was.clone() };
        let rows = form.value_of.iter().zip(&form.value_was).zip(&form.value).zip(&form.value_place);
        let rows = rows.enumerate().filter(|(_, (((of, _), _), _))| **of == index);
        let rows = rows.map(|(row, (((_, was), value), place))| {
            let label = if was.is_empty() { format!("New value of {called}") } else { format!("Value {was} of {called}") };
            let place_label = if was.is_empty() { format!("Place of a new value of {called}") } else { format!("Place of {was}") };
            view! {
                <div class="pairing">
                    <input type="hidden" name="value_of" value=index.to_string() />
                    <input type="hidden" name="value_was" value=was.clone() />
                    <Cell name="value_place" id=format!("value-place-{row}") label=place_label value=place.clone() inputmode="numeric" maxlength=3 />
                    <Cell name="value" id=format!("value-{row}") label value=value.clone() maxlength=60 />
                </div>
            }
        });
        let rows = rows.collect_view();
        view! {
            <fieldset class="panel">
                <legend>{called.clone()}</legend>
                <input type="hidden" name="option_was" value=was.clone() />
                <div class="pairing">
                    <Cell name="option_place" id=format!("option-place-{index}") label=format!("Place of {called}") value=place.clone() inputmode="numeric" maxlength=3 />
                    <Cell name="option" id=format!("option-{index}") label=format!("Name of {called}") value=name.clone() maxlength=60 />
                </div>
                <p class="hint">"Values, each with its place"</p>
                {rows}
            </fieldset>
        }
    });
    let groups = groups.collect_view();
    view! {
        <details open=open>
            <summary>"Edit the options…"</summary>
            {error.map(|text| view! { <Notice text bad=true /> })}
            <p class="hint">"Write another name to rename, empty a name to remove, and change the numbers to reorder. You see what would change before it does."</p>
            <div class="options">{groups}</div>
            <div class="buttons"><button type="submit">"See what would change"</button></div>
        </details>
    }
    .into_any()
}

/// `POST /admin/products/{id}/options`, from the page that shows what would come and go: does it.
pub async fn submit(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let form: OptionsForm = ui::parse_form(&call, &call.body)?;
    arrange(&app, &call, form).await
}

/// Shows what would come and go; once that was seen, does it.
pub async fn arrange(app: &App, call: &Raw, form: OptionsForm) -> Result<Response<Vec<u8>>, Problem> {
    let id: ProductId = call.params.parse("id")?;
    let options = match form.read() {
        Ok(options) => options,
        Err(words) => {
            return again(app, call, form, StatusCode::UNPROCESSABLE_ENTITY, words.to_owned()).await;
        }
    };
    let mut wish = ArrangeOptions { options, preview: true };
    let before =
        app.product.call(&call.caller, &product::GET_ADMIN_PRODUCT, &[&id], &Unit {}, &Unit {}).await?;
    let after = match app.product.call(&call.caller, &product::ARRANGE_OPTIONS, &[&id], &Unit {}, &wish).await
    {
        Ok(after) => after,
        Err(problem) => {
            let said = problem.errors.first().map_or(&problem.detail, |error| &error.detail).clone();
            return again(app, call, form, ui::status(&problem), said).await;
        }
    };
    let fresh = fresh(&wish.options, &after);
    let mut errors = Errors::default();
    if after.product.variants.len() + fresh.len() > MOST_VARIANTS {
        let words = format!("A product has at most {MOST_VARIANTS} variants. Add fewer values.");
        return again(app, call, form, StatusCode::UNPROCESSABLE_ENTITY, words).await;
    }
    let joining = (form.version == before.version.to_string()).then(|| joining(&form, &fresh, &mut errors));
    let Some(variants) = joining.filter(|_| errors.is_empty()) else {
        let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        let title = format!("Options of {}", before.product.title);
        return Ok(layout::page(call, status, title, move || {
            preview(&before, &after, fresh, &form, &errors)
        }));
    };
    wish.preview = false;
    if let Err(problem) =
        app.product.call(&call.caller, &product::ARRANGE_OPTIONS, &[&id], &Unit {}, &wish).await
    {
        return refused(app, call, problem).await;
    }
    if !variants.is_empty() {
        let wish = AddVariants { variants };
        if let Err(problem) =
            app.product.call(&call.caller, &product::ADD_VARIANTS, &[&id], &Unit {}, &wish).await
        {
            let said = problem.errors.first().map_or(&problem.detail, |error| &error.detail).clone();
            let words = format!("The options are saved, but no variant joined: {said}");
            return refused(app, call, Problem::new(problem.code).detail(words)).await;
        }
    }
    Ok(ui::redirect(&format!("/admin/products/{id}?done=saved#variants-heading")))
}

/// The variants that are to join, as they were typed.
fn joining(form: &OptionsForm, fresh: &[Fresh], errors: &mut Errors) -> Vec<CreateVariant> {
    let mut variants = Vec::new();
    let typed = |list: &[String], index: usize| list.get(index).cloned().unwrap_or_default();
    for (index, Fresh { options, like, .. }) in fresh.iter().enumerate() {
        let sku = typed(&form.sku, index);
        if sku.trim().is_empty() {
            continue;
        }
        let sku = errors.required(&format!("sku-{index}"), sku.trim());
        let price = parse_money(&typed(&form.price, index), like.price.currency());
        if price.is_none() {
            errors.add(format!("price-{index}"), "Write an amount such as 12.90.");
        }
        let stock = errors.optional_number(&format!("stock-{index}"), &typed(&form.stock, index));
        let options = options
            .iter()
            .map(|(name, value)| Some((name.clone(), value.parse().ok()?)))
            .collect::<Option<_>>();
        if let (Some(sku), Some(price), Some(options)) = (sku, price, options) {
            variants.push(CreateVariant { sku, options, price, compare_at_price: None, stock });
        }
    }
    variants
}

/// The product's page with the editor as it was typed; whatever else was typed is saved by then.
async fn again(
    app: &App,
    call: &Raw,
    form: OptionsForm,
    status: StatusCode,
    words: String,
) -> Result<Response<Vec<u8>>, Problem> {
    let mut errors = Errors::default();
    errors.add("options", words.clone());
    let detail = format!("Everything else is saved. The options are as they were: {words}");
    let problem = Some(Problem::new(ErrorCode::InvalidRequest).detail(detail));
    page(app, call, status, Forms { options: Some(form), errors, problem, ..Forms::default() }).await
}

/// What would be: the options, the variants that go, are called otherwise and could join.
fn preview(
    before: &AdminProduct,
    after: &AdminProduct,
    fresh: Vec<Fresh>,
    form: &OptionsForm,
    errors: &Errors,
) -> impl IntoView + use<> {
    let id = before.product.id;
    let stays = |variant: &&Variant| after.product.variants.iter().find(|other| other.id == variant.id);
    let gone: Vec<_> = before.product.variants.iter().filter(|variant| stays(variant).is_none()).collect();
    let renamed = before.product.variants.iter().filter_map(|variant| {
        let now = stays(&variant)?;
        (now.title != variant.title)
            .then(|| view! { <li>{variant.title.clone()} " → " {now.title.clone()}</li> })
    });
    let renamed: Vec<_> = renamed.collect();
    let options = after.product.options.iter().map(|option| {
        view! { <li><strong>{option.name.clone()}</strong> ": " {option.values.join(", ")}</li> }
    });
    let options: Vec<_> = options.collect();
    let losses = gone.iter().map(|variant| {
        view! { <li>{variant.title.clone()} <span class="muted">" " {variant.sku.clone()} ", " {words::stock_level(variant.stock_level)}</span></li> }
    });
    let losses: Vec<_> = losses.collect();
    let first = form.version.is_empty() || form.sku.len() != fresh.len();
    let rows = fresh.into_iter().enumerate().map(|(index, fresh)| {
        let Fresh { title, sku, like, .. } = fresh;
        let typed = |list: &[String], made: String| if first { made } else { list.get(index).cloned().unwrap_or_default() };
        let (sku_id, price_id, stock_id) = (format!("sku-{index}"), format!("price-{index}"), format!("stock-{index}"));
        let (sku_error, price_error, stock_error) = (errors.get(&sku_id), errors.get(&price_id), errors.get(&stock_id));
        view! {
            <tr>
                <th scope="row">{title.clone()}</th>
                <td><Cell name="sku" id=sku_id label=format!("SKU of {title}") value=typed(&form.sku, sku) error=sku_error /></td>
                <td><Cell name="price" id=price_id label=format!("Price of {title}") value=typed(&form.price, decimal(like.price)) inputmode="decimal" maxlength=20 error=price_error /></td>
                <td><Cell name="stock" id=stock_id label=format!("Stock of {title}") value=typed(&form.stock, String::new()) inputmode="numeric" maxlength=9 error=stock_error /></td>
            </tr>
        }
    });
    let rows: Vec<_> = rows.collect();
    let (any_gone, any_renamed, any_new) = (!losses.is_empty(), !renamed.is_empty(), !rows.is_empty());
    let none = options.is_empty();
    let outdated = !form.version.is_empty() && form.version != before.version.to_string();
    let refused = !errors.is_empty();
    view! {
        {outdated.then(|| view! { <Notice text="The product changed in the meantime. Look again." bad=true /> })}
        {first.then(|| view! { <p>"The options are as they were until you change them here. Whatever else you typed is saved."</p> })}
        {refused.then(|| view! { <Notice text="The options are as they were. Look at the fields marked below." bad=true /> })}
        <section aria-labelledby="options-heading">
            <h2 id="options-heading">"The options then"</h2>
            {if none { view! { <p>"None: the product is one variant."</p> }.into_any() } else { view! { <ul class="dots">{options}</ul> }.into_any() }}
        </section>
        {any_gone.then(|| view! {
            <section aria-labelledby="gone-heading">
                <h2 id="gone-heading">"These variants go off sale for good"</h2>
                <ul class="dots">{losses}</ul>
            </section>
        })}
        {any_renamed.then(|| view! {
            <section aria-labelledby="renamed-heading">
                <h2 id="renamed-heading">"These are called otherwise"</h2>
                <ul class="dots">{renamed}</ul>
            </section>
        })}
        <form method="post" action=format!("/admin/products/{id}/options")>
            {form.hidden()}
            <input type="hidden" name="version" value=before.version.to_string() />
            {any_new.then(|| view! {
                <h2>"These variants join"</h2>
                <p class="hint">"Empty a SKU to leave that one out."</p>
                <Table caption="Variants that join">
                    <Heads names=&["Variant", "SKU", "Price", "Stock at the beginning"] />
                    <tbody>{rows}</tbody>
                </Table>
            })}
            <div class="buttons">
                <button class=if any_gone { "danger" } else { "primary" } type="submit">"Change the options"</button>
                <a class="button" href=format!("/admin/products/{id}")>"Leave them as they are"</a>
            </div>
        </form>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_and_values_go_where_they_are_numbered_and_what_has_no_name_goes() {
        let form: OptionsForm = ui::parse_query(
            "option_was=Size&option=Size&option_place=2&option_was=Colour&option=Farbe&option_place=1\
             &option_was=&option=&option_place=3\
             &value_of=0&value_was=S&value=S&value_place=2&value_of=0&value_was=&value=XS&value_place=1\
             &value_of=1&value_was=Navy&value=Blau&value_place=1&value_of=1&value_was=Red&value=&value_place=2",
        )
        .unwrap();
        let read = form.read().unwrap();
        let names = |option: &ArrangedOption| {
            option.values.iter().map(|value| value.name.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(
            (&*read[0].name, read[0].was.as_deref(), names(&read[0])),
            ("Farbe", Some("Colour"), vec!["Blau".to_owned()])
        );
        assert_eq!(names(&read[1]), ["XS", "S"]);
        assert_eq!(read[1].values[0].was, None);
    }

    #[test]
    fn options_that_nobody_touched_are_none_to_look_at() {
        let touched = |form: &str| ui::parse_query::<OptionsForm>(form).unwrap().is_touched();
        let shown = "option_was=Size&option=Size&option_place=1&option_was=&option=&option_place=2\
             &value_of=0&value_was=S&value=S&value_place=1&value_of=0&value_was=&value=&value_place=2\
             &value_of=1&value_was=&value=&value_place=1";
        assert!(!touched("") && !touched(shown));
        for (from, to) in
            [("value=S", "value=XS"), ("option=Size", "option=Fit"), ("value_place=2", "value_place=0")]
        {
            assert!(touched(&shown.replace(from, to)), "{to}");
        }
    }

    #[test]
    fn an_option_without_values_is_said_to_be_wrong() {
        let form: OptionsForm = ui::parse_query("option_was=&option=Size&option_place=1").unwrap();
        assert!(form.read().is_err());
    }
}
