//! Writes contact sheets as HTML, to look at the drawings side by side:
//! `cargo run -p artwork --example sheet -- <directory>`.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, io};

use artwork::{Family, Palette, Picture, draw};

fn main() -> io::Result<()> {
    let directory = env::args().nth(1).unwrap_or_else(|| "target/artwork".to_owned());
    let directory = Path::new(&directory);
    fs::create_dir_all(directory)?;
    let palettes = Palette::ALL.iter().copied().cycle();
    // Steps of seven walk through all the colours before one comes again.
    let colourful: Vec<Picture> = Family::ALL
        .iter()
        .zip(palettes.step_by(7))
        .zip(0..)
        .map(|((&family, palette), seed)| Picture { family, palette, seed })
        .collect();
    for (page, pictures) in colourful.chunks(16).enumerate() {
        write_sheet(directory, &format!("large-{page}.html"), pictures, 290)?;
    }
    write_sheet(directory, "small.html", &colourful, 80)?;
    for (palette, name) in [(Palette::White, "white"), (Palette::Black, "black"), (Palette::Sand, "sand")] {
        let pictures: Vec<Picture> =
            Family::ALL.iter().zip(0..).map(|(&family, seed)| Picture { family, palette, seed }).collect();
        write_sheet(directory, &format!("{name}.html"), &pictures, 110)?;
    }
    for family in Family::ALL.iter().copied() {
        let pictures: Vec<Picture> = Palette::ALL
            .iter()
            .zip(100..)
            .map(|(&palette, seed)| Picture { family, palette, seed })
            .collect();
        write_sheet(directory, &format!("family-{}.html", family.name()), &pictures, 200)?;
    }
    Ok(())
}

fn write_sheet(directory: &Path, name: &str, pictures: &[Picture], size: u32) -> io::Result<()> {
    let mut html = String::from(
        "<!doctype html><meta charset=utf-8><style>body{margin:8px;display:flex;flex-wrap:wrap;gap:8px;font:12px sans-serif}figure{margin:0}</style>",
    );
    for picture in pictures {
        let file = format!("{picture}.svg");
        fs::write(directory.join(&file), draw(picture))?;
        write!(
            html,
            "<figure><img src={file} width={size} height={size}><figcaption>{picture}</figcaption></figure>"
        )
        .map_err(io::Error::other)?;
    }
    fs::write(directory.join(name), html)
}
