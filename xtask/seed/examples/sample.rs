//! Prints products to read: `cargo run -p seed --example sample -- [products] [every]`.

fn main() {
    let mut numbers = std::env::args().skip(1).filter_map(|word| word.parse().ok());
    let (count, every) = (numbers.next().unwrap_or(seed::DEFAULT_PRODUCTS), numbers.next().unwrap_or(11));
    let categories = seed::categories();
    for (index, product) in seed::products(count).enumerate().step_by(every) {
        let category = categories.get(product.category).map_or("", |category| category.slug);
        println!("── {index} {} · {} · {category} · /{}", product.title, product.brand, product.slug);
        println!("{}\n", product.description);
        println!("── {}\n{}\n", product.german.title, product.german.description);
        for (name, value) in &product.attributes {
            println!("   {name}: {value}");
        }
        for option in &product.options {
            println!("   {} → {}", option.name, option.values.join(" | "));
        }
        for variant in product.variants.iter().take(3) {
            println!(
                "   {} {:?} was {:?} stock {}",
                variant.sku, variant.price_minor, variant.compare_at_minor, variant.stock
            );
        }
        println!(
            "   {:?} {} · {:?}\n",
            product.rating_average_hundredths,
            product.rating_count,
            product.media.first()
        );
    }
}
