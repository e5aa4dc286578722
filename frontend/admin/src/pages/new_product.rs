//! A new product with its options and variants.

use super::variant_grid::{self, MOST_OPTIONS, MOST_VARIANTS};
use crate::{
    app::App,
    components::{Categories, Cell, Choice, Heads, LongText, Table},
    forms::{self, Errors, chosen},
    layout::{self, refusal},
};
use contract::{
    Unit,
    product::{self, CreateProduct, CreateVariant, ProductOption, TaxClass},
};
use edge::Raw;
use http::{Response, StatusCode};
use kernel::{CategoryId, Currency, Line, Money, Problem};
use leptos::prelude::*;
use serde::Deserialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};
use ui::Field;

/// The fields as they were typed. Of the lists, those of options have one value for each option, the others one for
/// each variant.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct ProductForm {
    /// Makes a second sending the same product.
    key: String,
    title: String,
    description: String,
    brand: String,
    status: String,
    category_ids: Vec<CategoryId>,
    option: Vec<String>,
    /// All values of each option, to make the variants of.
    option_values: Vec<String>,
    sku: Vec<String>,
    value1: Vec<String>,
    value2: Vec<String>,
    value3: Vec<String>,
    price: Vec<String>,
    compare_at: Vec<String>,
    stock: Vec<String>,
    /// For variants whose own price is left empty.
    price_all: String,
    /// For variants whose own stock is left empty.
    stock_all: String,
    /// Which button was pressed.
    action: String,
    /// True if the last row has just been added: what is typed next goes there.
    #[serde(skip)]
    added: bool,
}

/// A row of the table of variants.
#[derive(Clone, Default)]
struct Row {
    sku: String,
    values: [String; MOST_OPTIONS],
    price: String,
    compare_at: String,
    stock: String,
}

impl Row {
    fn is_blank(&self) -> bool {
        [&self.sku, &self.price, &self.compare_at, &self.stock]
            .into_iter()
            .chain(&self.values)
            .all(|text| text.trim().is_empty())
    }
}

impl ProductForm {
    /// The rows as they were sent.
    fn typed_rows(&self) -> Vec<Row> {
        let text = |list: &[String], index: usize| list.get(index).cloned().unwrap_or_default();
        let row = |index| Row {
            sku: text(&self.sku, index),
            values: [&self.value1, &self.value2, &self.value3].map(|list| text(list, index)),
            price: text(&self.price, index),
            compare_at: text(&self.compare_at, index),
            stock: text(&self.stock, index),
        };
        (0..self.sku.len().min(MOST_VARIANTS)).map(row).collect()
    }

    /// The rows that say something, and always one.
    fn rows(&self) -> Vec<Row> {
        let mut rows = self.typed_rows();
        rows.retain(|row| !row.is_blank());
        if rows.is_empty() {
            rows.push(Row::default());
        }
        rows
    }

    /// How many rows at the end say nothing; a form without any other row is shown with one of them anyway.
    fn blank_at_end(&self) -> usize {
        let rows = self.typed_rows();
        let blank = rows.iter().rev().take_while(|row| row.is_blank()).count();
        if blank == rows.len() { blank.saturating_sub(1) } else { blank }
    }

    fn option(&self, index: usize) -> &str {
        self.option.get(index).map_or("", |name| name.trim())
    }

    fn values(&self, index: usize) -> &str {
        self.option_values.get(index).map_or("", |values| values.trim())
    }

    /// True if values are listed of which no variants were made yet: nobody adds a product of them unseen.
    fn waits_for_variants(&self) -> bool {
        let lists = (0..MOST_OPTIONS).any(|index| !self.values(index).is_empty());
        lists && self.typed_rows().iter().all(Row::is_blank)
    }

    /// The named options that have values, each with its place; `errors` says where half of one is missing.
    fn listed_options(&self, errors: &mut Errors) -> Vec<(usize, Vec<String>)> {
        let mut listed = Vec::new();
        for index in 0..MOST_OPTIONS {
            let is_named = !self.option(index).is_empty();
            let Ok(values) = variant_grid::values(self.values(index)) else {
                errors.add(values_field(index), "A value has at most 60 characters.");
                continue;
            };
            match (is_named, values.is_empty()) {
                (false, true) => {}
                (false, false) => errors.add(option_field(index), "Name the option that has these values."),
                (true, true) => errors.add(values_field(index), "List the option's values, such as S, M, L."),
                (true, false) => listed.push((index, values.iter().map(ToString::to_string).collect())),
            }
        }
        if errors.is_empty() && listed.is_empty() {
            errors.add(option_field(0), "Name an option and list its values, such as Size: S, M, L.");
        }
        listed
    }

    /// Adds a row for each combination of the listed values that has none; the rows that are there stay as they are.
    fn make_variants(&self, rows: &mut Vec<Row>, errors: &mut Errors) {
        let (places, options): (Vec<_>, Vec<_>) = self.listed_options(errors).into_iter().unzip();
        let Some(first) = places.first().filter(|_| errors.is_empty()) else { return };
        let of_row = |row: &Row| {
            let mut values: [String; MOST_OPTIONS] = Default::default();
            for (index, (value, typed)) in values.iter_mut().zip(&row.values).enumerate() {
                if places.contains(&index) {
                    typed.trim().clone_into(value);
                }
            }
            values
        };
        let mut made: Vec<Row> = rows.iter().filter(|row| !row.is_blank()).cloned().collect();
        let there: BTreeSet<_> = made.iter().map(of_row).collect();
        let mut taken: BTreeSet<_> = made.iter().map(|row| row.sku.trim().to_owned()).collect();
        let is_too_many = variant_grid::count(&options) > MOST_VARIANTS;
        // Counted before they are made: three long lists have more combinations than there is room for.
        let combinations = if is_too_many { Vec::new() } else { variant_grid::combinations(&options) };
        for combination in combinations {
            let mut values: [String; MOST_OPTIONS] = Default::default();
            let mut chosen = combination.iter();
            for (index, value) in values.iter_mut().enumerate() {
                if places.contains(&index) {
                    *value = chosen.next().cloned().unwrap_or_default();
                }
            }
            if !there.contains(&values) {
                let sku = variant_grid::sku(&self.title, &combination, &mut taken);
                made.push(Row { sku, values, ..Row::default() });
            }
        }
        if is_too_many || made.len() > MOST_VARIANTS {
            let words = format!("A product has at most {MOST_VARIANTS} variants. List fewer values.");
            errors.add(values_field(*first), words);
        } else {
            *rows = made;
        }
    }

    fn read(&self, rows: &[Row], currency: Currency, errors: &mut Errors) -> Option<CreateProduct> {
        let title = errors.required("title", &self.title);
        let description = errors.optional("description", &self.description);
        let brand = errors.optional("brand", &self.brand);
        let mut options = self.read_options(errors);
        let mut variants = Vec::new();
        // What is wrong with what is for all is said once, at its own field.
        let price_all = errors.optional_money("price_all", &self.price_all, currency);
        let stock_all = errors.optional_number("stock_all", &self.stock_all);
        for (index, row) in rows.iter().enumerate() {
            let price = match row.price.trim() {
                "" if !self.price_all.trim().is_empty() => price_all,
                own => errors.money(&field(index, "price"), own, currency),
            };
            let own_stock = errors.optional_number(&field(index, "stock"), &row.stock);
            let stock = if row.stock.trim().is_empty() { stock_all } else { own_stock };
            let variant = read_variant(index, row, &mut options, currency, errors);
            variants.extend(variant.zip(price).map(|(variant, price)| variant.at(price, stock)));
        }
        if !errors.is_empty() {
            return None;
        }
        Some(CreateProduct {
            title: title?,
            slug: None,
            description,
            brand,
            category_ids: self.category_ids.clone(),
            status: chosen(&self.status),
            tax_class: TaxClass::default(),
            weight_grams: None,
            options: options.into_iter().flatten().collect(),
            variants,
            attributes: BTreeMap::new(),
            translations: BTreeMap::new(),
        })
    }

    /// The named options, each at its place, still without values: those are what the variants have.
    fn read_options(&self, errors: &mut Errors) -> [Option<ProductOption>; MOST_OPTIONS] {
        std::array::from_fn(|index| {
            let name = errors.optional(&option_field(index), self.option(index))?;
            Some(ProductOption { name, values: Vec::new() })
        })
    }
}

fn option_field(index: usize) -> String {
    format!("option-{index}")
}

fn values_field(index: usize) -> String {
    format!("option-values-{index}")
}

/// A field of a row, named as the service names what is wrong with it.
fn field(row: usize, name: &str) -> String {
    format!("variants-{row}-{name}")
}

/// A variant without its price and stock.
struct Unpriced {
    sku: Line<64>,
    options: BTreeMap<String, Line<60>>,
    compare_at_price: Option<Money>,
}

impl Unpriced {
    fn at(self, price: Money, stock: Option<u32>) -> CreateVariant {
        let Self { sku, options, compare_at_price } = self;
        CreateVariant { sku, options, price, compare_at_price, stock }
    }
}

fn read_variant(
    index: usize,
    row: &Row,
    options: &mut [Option<ProductOption>; MOST_OPTIONS],
    currency: Currency,
    errors: &mut Errors,
) -> Option<Unpriced> {
    let sku = errors.required(&field(index, "sku"), &row.sku);
    let mut chosen = BTreeMap::new();
    for (option, typed) in options.iter_mut().zip(&row.values) {
        match option {
            Some(option) => {
                let value: Line<60> = errors.required(&field(index, "options"), typed)?;
                if !option.values.contains(&value) {
                    option.values.push(value.clone());
                }
                chosen.insert(option.name.to_string(), value);
            }
            None if typed.trim().is_empty() => {}
            None => errors.add(field(index, "options"), "Name the option that this is a value of."),
        }
    }
    let compare_at_price =
        errors.optional_money(&field(index, "compare_at_price"), &row.compare_at, currency);
    Some(Unpriced { sku: sku?, options: chosen, compare_at_price })
}

/// `GET /admin/products/new`
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let form = ProductForm { key: forms::new_key(&call), ..ProductForm::default() };
    let rows = form.rows();
    page(&app, &call, StatusCode::OK, form, rows, Errors::default(), None).await
}

/// `POST /admin/products`
pub async fn submit(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let mut form: ProductForm = ui::parse_form(&call, &call.body)?;
    let key = forms::key(&form.key)?;
    let mut rows = form.rows();
    let mut errors = Errors::default();
    if form.action == "add_row" {
        // An empty row at the end is one that was added and not filled in yet: it stays beside the next.
        let blank = form.blank_at_end().min(MOST_VARIANTS - rows.len().min(MOST_VARIANTS));
        rows.extend(std::iter::repeat_n(Row::default(), blank));
        if rows.len() < MOST_VARIANTS {
            rows.push(Row::default());
            form.added = true;
        } else {
            errors.add("rows", format!("This form takes {MOST_VARIANTS} variants."));
        }
        return page(&app, &call, StatusCode::OK, form, rows, errors, None).await;
    }
    if form.action == "make" || form.waits_for_variants() {
        form.make_variants(&mut rows, &mut errors);
        let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        return page(&app, &call, status, form, rows, errors, None).await;
    }
    let currency = app.currency(&call).await?;
    let Some(wish) = form.read(&rows, currency, &mut errors) else {
        return page(&app, &call, StatusCode::UNPROCESSABLE_ENTITY, form, rows, errors, None).await;
    };
    let headers = [(client::IDEMPOTENCY_KEY, key.as_str())];
    let endpoint = &product::CREATE_PRODUCT;
    match app.product.call_with(&call.caller, endpoint, &[], &Unit {}, &wish, &headers).await {
        Ok((_, created)) => Ok(ui::redirect(&format!("/admin/products/{}?done=created", created.product.id))),
        Err(problem) => {
            errors.refused(&problem);
            forms::renew(&mut form.key, &problem, &call);
            let status = ui::status(&problem);
            page(&app, &call, status, form, rows, errors, Some(problem)).await
        }
    }
}

async fn page(
    app: &App,
    call: &Raw,
    status: StatusCode,
    form: ProductForm,
    rows: Vec<Row>,
    errors: Errors,
    problem: Option<Problem>,
) -> Result<Response<Vec<u8>>, Problem> {
    let tree = app.product.call(&call.caller, &product::LIST_CATEGORIES, &[], &Unit {}, &Unit {}).await?;
    let categories = tree.items;
    Ok(layout::page(call, status, "Add a product", move || {
        let options =
            std::array::from_fn(|index| (form.option(index).to_owned(), form.values(index).to_owned()));
        let statuses = vec![
            ("draft".to_owned(), "Draft: not in the shop yet"),
            ("active".to_owned(), "Active: on sale"),
        ];
        view! {
            {refusal(&errors, problem.as_ref())}
            <form method="post" action="/admin/products">
                <input type="hidden" name="key" value=form.key />
                // Enter in a field presses the first button, which is not to be the one for another row.
                <button type="submit" name="action" value="create" hidden></button>
                <div class="columns editor">
                    <div>
                        <Field name="title" label="Title" value=form.title required=true error=errors.get("title") />
                        <LongText name="description" label="Description" value=form.description error=errors.get("description") />
                        <Options options errors=errors.clone() />
                    </div>
                    <div class="panel">
                        <Choice name="status" label="Status" options=statuses selected=form.status />
                        <Field name="brand" label="Brand" value=form.brand maxlength=120 error=errors.get("brand") />
                        <Categories categories chosen=form.category_ids />
                    </div>
                </div>
                <Variants rows added=form.added price_all=form.price_all stock_all=form.stock_all errors />
                <div class="buttons bar"><button class="primary" type="submit" name="action" value="create">"Add the product"</button></div>
            </form>
        }
    }))
}

#[component]
fn Options(options: [(String, String); MOST_OPTIONS], errors: Errors) -> impl IntoView {
    let fields = options.into_iter().enumerate().map(|(index, (name, values))| {
        let (id, values_id) = (option_field(index), values_field(index));
        let (error, values_error) = (errors.get(&id), errors.get(&values_id));
        let number = index + 1;
        view! {
            <div class="row">
                <div class="field">
                    <label for=id.clone()>{format!("Option {number}")}</label>
                    <Cell name="option" id label=format!("Name of option {number}") value=name maxlength=60 error />
                </div>
                <div class="field">
                    <label for=values_id.clone()>"Its values"</label>
                    <Cell name="option_values" id=values_id label=format!("All values of option {number}") value=values maxlength=2000 error=values_error />
                </div>
            </div>
        }
    });
    view! {
        <fieldset>
            <legend>"Options"</legend>
            <p class="hint">"What variants differ in, and all it can be: Size with S, M, L; Colour with Red, Blue. Between the values are commas, or semicolons where a value has a comma. Leave them empty for a product that comes in one kind."</p>
            {fields.collect_view()}
            <div class="buttons"><button type="submit" name="action" value="make" formnovalidate>"Make variants"</button></div>
            <p class="hint">"Makes a variant of each combination that is not below yet, with a SKU to begin with. Nothing is saved by it."</p>
        </fieldset>
    }
    .into_any()
}

#[component]
fn Variants(
    rows: Vec<Row>,
    added: bool,
    price_all: String,
    stock_all: String,
    errors: Errors,
) -> impl IntoView {
    const VALUES: [&str; MOST_OPTIONS] = ["value1", "value2", "value3"];
    let last = rows.len();
    let rows = rows.into_iter().enumerate().map(|(index, row)| {
        let number = index + 1;
        let autofocus = added && number == last;
        let error = |name: &str| errors.get(&field(index, name));
        let values = VALUES.into_iter().zip(row.values).enumerate().map(|(option, (name, value))| {
            let id = format!("variants-{index}-{name}");
            // What is wrong with the options together stands at the first of them.
            let error = (option == 0).then(|| errors.get(&field(index, "options"))).flatten();
            view! { <td><Cell name id label=format!("Value of option {} of variant {number}", option + 1) value maxlength=60 error /></td> }
        });
        let values = values.collect_view();
        view! {
            <tr>
                <th scope="row">{number}</th>
                <td><Cell name="sku" id=field(index, "sku") label=format!("SKU of variant {number}") value=row.sku autofocus error=error("sku") /></td>
                {values}
                <td><Cell name="price" id=field(index, "price") label=format!("Price of variant {number}") value=row.price inputmode="decimal" maxlength=20 error=error("price") /></td>
                <td><Cell name="stock" id=field(index, "stock") label=format!("On hand of variant {number}") value=row.stock inputmode="numeric" maxlength=9 error=error("stock") /></td>
                <td><Cell name="compare_at" id=field(index, "compare_at_price") label=format!("Old price, variant {number}") value=row.compare_at inputmode="decimal" maxlength=20 error=error("compare_at_price") /></td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <section aria-labelledby="variants-heading">
            <h2 id="variants-heading">"Variants"</h2>
            <div class="row">
                <Field name="price_all" label="Price for all variants" value=price_all inputmode="decimal" maxlength=20 error=errors.get("price_all") hint="For those whose own price is left empty below." />
                <Field name="stock_all" label="On hand, of each variant" value=stock_all inputmode="numeric" maxlength=9 error=errors.get("stock_all") hint="For those whose own number is left empty below. What has none is sold out in the shop." />
            </div>
            <Table caption="What the product comes in">
                <Heads names=&["Variant", "SKU (required)", "Value of option 1", "Value of option 2", "Value of option 3", "Price", "On hand", "Old price, struck through"] />
                <tbody>{rows}</tbody>
            </Table>
            {["rows", "variants", "options"].into_iter().filter_map(|name| errors.get(name)).map(|error| view! { <p class="error">{error}</p> }).collect_view()}
            <div class="buttons"><button type="submit" name="action" value="add_row" formnovalidate>"One more variant"</button></div>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(query: &str) -> ProductForm {
        ui::parse_query(query).unwrap()
    }

    #[test]
    fn an_option_has_the_values_of_the_variants() {
        let form = form(
            "title=Mug&option=Size&option=&option=&sku=M-S&value1=S&value2=&value3=&price=5&compare_at=&stock=2\
             &sku=M-L&value1=L&value2=&value3=&price=6%2C50&compare_at=8&stock=&sku=&value1=&value2=&value3=&price=&compare_at=&stock=",
        );
        let mut errors = Errors::default();
        let wish = form.read(&form.rows(), Currency::EUR, &mut errors).unwrap();
        let values: Vec<_> = wish.options[0].values.iter().map(|value| &**value).collect();
        assert_eq!((wish.options.len(), values), (1, vec!["S", "L"]));
        let prices: Vec<_> = wish.variants.iter().map(|variant| variant.price.amount()).collect();
        assert_eq!((prices, wish.variants[0].stock), (vec![500, 650], Some(2)));
    }

    #[test]
    fn what_is_for_all_variants_is_for_those_without_their_own() {
        let query = "title=Mug&option=Size&price_all=9.90&stock_all=4&sku=A&value1=S&price=&stock=&sku=B&value1=L&price=12&stock=0";
        let mut errors = Errors::default();
        let typed = form(query);
        let wish = typed.read(&typed.rows(), Currency::EUR, &mut errors).unwrap();
        let made: Vec<_> = wish.variants.iter().map(|v| (v.price.amount(), v.stock)).collect();
        assert_eq!(made, [(990, Some(4)), (1200, Some(0))]);
        let wrong = form(&query.replace("9.90", "cheap"));
        assert!(wrong.read(&wrong.rows(), Currency::EUR, &mut errors).is_none());
        assert!(errors.get("price_all").is_some() && errors.get("variants-0-price").is_none());
    }

    #[test]
    fn variants_are_made_of_all_values_beside_those_that_are_there() {
        let form = form(
            "title=Shirt&option=Size&option=&option=Colour&option_values=S,M&option_values=&option_values=Red,Blue\
             &sku=OWN&value1=M&value2=&value3=Red&price=7&stock=3&sku=&value1=&value2=&value3=&price=&stock=",
        );
        let (mut rows, mut errors) = (form.rows(), Errors::default());
        form.make_variants(&mut rows, &mut errors);
        let made: Vec<_> = rows.iter().map(|row| (&*row.sku, &*row.values[0], &*row.values[2])).collect();
        let all = [
            ("OWN", "M", "Red"),
            ("SHIRT-S-RED", "S", "Red"),
            ("SHIRT-S-BLUE", "S", "Blue"),
            ("SHIRT-M-BLUE", "M", "Blue"),
        ];
        assert_eq!(made, all);
        assert_eq!((&*rows[0].price, errors.is_empty()), ("7", true));
        form.make_variants(&mut rows, &mut errors);
        assert_eq!(rows.len(), 4);
    }

    #[test]
    fn what_no_variants_can_be_made_of_is_said_at_its_option() {
        let many = (0..11).map(|n| n.to_string()).collect::<Vec<_>>().join(",");
        for (query, at) in [
            ("title=Mug".to_owned(), "option-0"),
            ("option=Size&option_values=".to_owned(), "option-values-0"),
            ("option=&option_values=S".to_owned(), "option-0"),
            (format!("option=A&option=B&option_values={many}&option_values={many}"), "option-values-0"),
            (format!("option=A&option_values={}", "x".repeat(61)), "option-values-0"),
        ] {
            let (form, mut errors) = (form(&query), Errors::default());
            let mut rows = form.rows();
            form.make_variants(&mut rows, &mut errors);
            assert!(errors.get(at).is_some() && rows.len() == 1, "{query} {errors:?}");
        }
    }

    #[test]
    fn what_is_wrong_stands_at_its_row() {
        let form = form("title=Mug&sku=A&value1=&price=5&sku=B&value1=Red&price=x");
        let mut errors = Errors::default();
        assert!(form.read(&form.rows(), Currency::EUR, &mut errors).is_none());
        assert!(errors.get("variants-0-price").is_none());
        assert!(errors.get("variants-1-price").is_some() && errors.get("variants-1-options").is_some());
    }

    #[test]
    fn an_empty_last_row_stays_beside_the_next() {
        for (query, blank) in [("", 0), ("sku=", 0), ("sku=&sku=", 1), ("sku=A&sku=", 1), ("sku=&sku=A", 0)] {
            assert_eq!(form(query).blank_at_end(), blank, "{query}");
        }
    }
}
