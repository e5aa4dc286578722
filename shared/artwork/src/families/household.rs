//! Soft furnishings and small things for the home.

use crate::art::Art;
use crate::art::paint::{BODY, CHARCOAL, CREAM, GLASS, GOLD, LEAF, PAPER, SHADE, TUBE, WOOD};

pub fn parcel(a: &mut Art) {
    a.shadow(400, 690, 270);
    a.path("M160 330L400 430L400 700L160 590Z", BODY);
    a.path("M640 330L400 430L400 700L640 590Z", SHADE);
    a.path("M160 330L400 236L640 330L400 430Z", BODY);
    a.dim("M160 330L400 430L640 330L640 346L400 448L160 346Z", 30);
    // The ribbon, over the lid and down both sides.
    let ribbon = a.accent;
    a.path("M250 295L306 273L546 369L490 392Z", ribbon);
    a.path("M490 392L546 369L546 634L490 659Z", ribbon);
    a.dim("M490 392L546 369L546 634L490 659Z", 24);
    if a.pick(1, 2) == 0 {
        a.path("M494 295L550 295L310 392L254 369Z", ribbon);
        a.path("M254 369L310 392L310 659L254 634Z", ribbon);
        a.path("M400 322C330 300 300 230 340 214C384 200 404 270 400 322Z", ribbon);
        a.path("M400 322C470 300 500 230 460 214C416 200 396 270 400 322Z", ribbon);
        a.oval(400, 322, 26, 20, ribbon);
        a.dim("M374 322A26 20 0 0 0 426 322Z", 30);
    }
}

pub fn vase(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 712, 190);
    let accent = a.accent;
    for (x, y) in [(300, 150), (400, 96), (506, 160)] {
        a.line(&format!("M400 380C400 300 {x} 260 {x} {y}"), "#5b8053", 8);
        for turn in [0, 72, 144, 216, 288] {
            a.turned(turn, (x, y), |a| a.oval(x, y - 26, 18, 26, accent));
        }
        a.oval(x, y, 14, 14, GOLD);
    }
    a.path("M400 330C360 320 330 290 326 250C370 256 396 286 400 330ZM402 300C420 250 450 230 486 230C480 270 450 296 402 300Z", LEAF);
    let outline = match a.pick(1, 3) {
        0 => {
            "M340 330L460 330C450 400 560 430 560 540C560 640 500 690 470 706L330 706C300 690 240 640 240 540C240 430 350 400 340 330Z"
        }
        1 => {
            "M330 330L470 330C470 370 450 400 480 440C560 500 540 620 480 706L320 706C260 620 240 500 320 440C350 400 330 370 330 330Z"
        }
        _ => "M310 330L490 330L540 460C560 540 520 640 480 706L320 706C280 640 240 540 260 460Z",
    };
    a.fabric(outline, TUBE);
    a.dim("M330 690L470 690L470 706L330 706Z", 40);
    a.oval(400, 332, 66, 15, t.deep);
    a.line("M336 332C350 350 450 350 464 332", t.light, 8);
    a.gleam("M290 560C290 510 310 480 340 450", 16, 45);
}

pub fn candle(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 696, 220);
    a.path("M400 140C440 200 446 230 436 256C424 280 376 280 364 256C354 230 366 190 400 140Z", "#f6b545");
    a.path("M400 190C420 224 422 240 416 254C408 264 392 264 384 254C378 240 384 220 400 190Z", "#fff0b8");
    a.line("M400 250L400 300", CHARCOAL, 8);
    a.oval(400, 230, 130, 130, "#ffe9a82e");
    a.path("M226 300L574 300L574 620Q574 690 504 690L296 690Q226 690 226 620Z", TUBE);
    a.oval(400, 300, 174, 40, t.light);
    a.oval(400, 304, 152, 30, CREAM);
    a.line("M400 268L400 306", CHARCOAL, 8);
    a.gleam("M258 350L258 610", 17, 42);
    let accent = if a.pick(1, 2) == 0 { PAPER } else { a.accent };
    if a.pick(2, 2) == 0 {
        a.block((300, 420), (200, 160), 14, accent);
        a.line("M340 474L460 474M360 524L440 524", t.dark, 10);
    } else {
        a.oval(400, 500, 90, 90, accent);
        a.line("M360 500C380 460 420 460 440 500C420 540 380 540 360 500Z", t.dark, 8);
    }
}

pub fn pillow(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 690, 290);
    let outline = "M140 150C230 190 570 190 660 150C680 140 700 160 690 184C650 280 650 540 690 640C700 664 680 684 656 674C570 640 230 640 144 674C120 684 100 664 110 640C150 540 150 280 110 184C100 160 120 140 140 150Z";
    a.fabric(outline, BODY);
    a.dim("M660 150C680 140 700 160 690 184C650 280 650 540 690 640C700 664 680 684 656 674C620 660 570 652 520 648C620 560 640 300 560 174C600 168 640 160 660 150Z", 20);
    a.dim("M110 640C150 540 150 600 400 600C650 600 660 580 690 640C700 664 680 684 656 674C570 640 230 640 144 674C120 684 100 664 110 640Z", 16);
    a.line("M170 200C210 230 230 250 240 280M630 200C590 230 570 250 560 280M170 624C210 600 230 576 240 550M630 624C590 600 570 576 560 550", t.dark, 6);
    a.gleam("M190 420C190 320 200 270 240 236", 20, 28);
    let accent = a.accent;
    if a.pick(2, 2) == 0 {
        a.line(outline, accent, 10);
    } else {
        for (x, y) in [(124, 164), (676, 164), (124, 660), (676, 660)] {
            a.oval(x, y, 24, 24, accent);
        }
    }
}

pub fn blanket(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 650, 340);
    let accent = a.accent;
    for (y, fill) in [(520, SHADE), (410, BODY), (300, BODY)] {
        let outline = format!(
            "M120 {y}Q80 {y} 80 {}Q80 {} 120 {1}L680 {1}Q700 {1} 700 {2}L700 {3}Q700 {y} 680 {y}Z",
            y + 58,
            y + 116,
            y + 96,
            y + 20
        );
        a.fabric(&outline, fill);
        a.dim(
            &format!(
                "M80 {}Q84 {} 120 {1}L680 {1}Q700 {1} 700 {2}L700 {}L90 {3}Z",
                y + 58,
                y + 116,
                y + 96,
                y + 90
            ),
            26,
        );
        a.gleam(&format!("M110 {}C112 {} 124 {} 140 {2}L420 {2}", y + 50, y + 26, y + 18), 9, 40);
    }
    a.path("M470 290L640 290L640 690L470 690Z", accent);
    a.path("M470 290L640 290L640 690L470 690Z", "#ffffff14");
    a.line("M500 300L500 690M610 300L610 690", t.dark, 8);
    a.dim("M600 290L640 290L640 690L600 690Z", 16);
    a.row((476..642).step_by(22), 690, "l0 32", accent, 9);
}

pub fn towel(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 716, 210);
    a.block((120, 120), (560, 30), 15, WOOD);
    a.dim("M120 138L680 138Q678 150 664 150L136 150Q122 150 120 138Z", 30);
    let accent = a.accent;
    a.path("M470 128L600 128L592 600L460 600Z", t.dark);
    a.path("M218 150C218 104 240 100 260 100L540 100C570 100 566 130 562 160L552 680Q552 690 540 690L232 690Q220 690 220 680Z", BODY);
    a.dim(
        "M500 100L540 100C570 100 566 130 562 160L552 680Q552 690 540 690L500 690C520 500 520 300 500 100Z",
        18,
    );
    a.dim("M220 160L562 160L562 178L220 178Z", 22);
    a.path("M221 560L556 560L554 620L221 620Z", accent);
    if a.pick(1, 2) == 0 {
        a.line("M222 540L556 540M222 640L554 640", accent, 8);
    } else {
        a.line("M222 590L554 590", t.mid, 10);
    }
    a.dim("M320 180C310 340 314 520 306 690L330 690C336 520 334 340 340 180Z", 14);
    a.gleam("M250 200L246 540", 16, 26);
    a.row((228..550).step_by(14), 690, "l0 14", t.mid, 5);
}

pub fn basket(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 680, 300);
    a.path("M150 330C200 260 260 300 300 270C350 230 420 300 470 260C530 230 600 270 650 330Z", SHADE);
    a.path("M400 330C430 250 520 250 650 330Z", a.accent);
    a.both(|a| a.line("M150 400C60 380 70 500 166 490", a.tones.dark, 26));
    a.path("M124 330L676 330L630 630Q624 676 576 676L224 676Q176 676 170 630Z", WOOD);
    for row in 0..6 {
        let y = 386 + row * 44;
        a.line(
            &format!("M{} {y}C300 {2} 500 {2} {} {y}", 134 + row * 7, 666 - row * 7, y + 14),
            "#a87a4a",
            7,
        );
    }
    for step in 0..9 {
        let x = 170 + step * 58;
        a.line(&format!("M{x} 346L{} 662", 400 + (x - 400) * 84 / 100), "#a87a4a99", 6);
    }
    a.path("M142 446L658 446L640 570L160 570Z", BODY);
    a.line("M124 334C300 350 500 350 676 334", t.mid, 32);
    a.line("M124 346C300 362 500 362 676 346", t.dark, 7);
    a.gleam("M150 326C260 336 360 340 440 340", 6, 45);
    a.gleam("M176 400L200 610", 14, 26);
    if a.pick(1, 2) == 0 {
        a.block((350, 490), (100, 56), 8, PAPER);
        a.line("M374 518L426 518", t.dark, 8);
    }
}

pub fn frame(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 716, 260);
    a.path("M170 90L630 90L630 690L170 690Z", BODY);
    a.dim("M630 90L630 690L170 690L206 654L594 654L594 126Z", 30);
    a.gleam("M178 680L178 98L620 98", 6, 45);
    a.path("M206 126L594 126L594 654L206 654Z", PAPER);
    a.dim("M206 126L594 126L594 136L216 136L216 654L206 654Z", 20);
    let accent = a.accent;
    a.path("M260 190L540 190L540 590L260 590Z", "#e8ddc8");
    match a.pick(1, 3) {
        0 => {
            a.oval(446, 290, 56, 56, accent);
            a.path("M260 480L350 340L430 450L480 390L540 470L540 590L260 590Z", t.mid);
            a.path("M260 530C340 480 440 520 540 500L540 590L260 590Z", t.dark);
        }
        1 => {
            a.path("M320 590C320 460 360 400 400 400C440 400 480 460 480 590Z", t.mid);
            a.oval(400, 330, 62, 62, accent);
            a.path("M400 268A62 62 0 0 1 400 392Z", t.dark);
        }
        _ => {
            a.line("M400 570C400 480 390 400 410 250", t.dark, 9);
            for (x, y, turn) in
                [(350, 330, -40), (460, 360, 40), (346, 430, -50), (456, 470, 50), (410, 260, 0)]
            {
                a.turned(turn, (x, y), |a| a.oval(x, y, 28, 54, t.mid));
            }
            a.oval(330, 260, 30, 30, accent);
        }
    }
    a.path("M206 400L470 126L560 126L206 500Z", "#ffffff30");
}

pub fn spray(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 712, 180);
    a.path("M376 200L424 200L430 280L370 280Z", CHARCOAL);
    a.path("M280 110Q280 90 300 90L480 90C520 90 540 120 540 160L500 170C490 150 470 150 460 170L460 210L340 210L330 160L286 156Z", SHADE);
    a.block((254, 108), (40, 40), 8, CHARCOAL);
    a.path("M340 160C320 200 316 230 330 260L310 262C290 230 296 190 316 158Z", CHARCOAL);
    a.block((350, 236), (100, 50), 10, PAPER);
    a.path("M352 280L448 280C460 340 530 350 530 430L530 650Q530 706 474 706L326 706Q270 706 270 650L270 430C270 350 340 340 352 280Z", if a.pick(1, 2) == 0 { GLASS } else { TUBE });
    a.path("M270 470C330 484 470 484 530 470L530 650Q530 706 474 706L326 706Q270 706 270 650Z", TUBE);
    a.gleam("M300 640L300 430C302 400 320 384 340 370", 15, 50);
    let accent = a.print();
    a.block((330, 500), (150, 140), 14, PAPER);
    a.oval(405, 550, 30, 30, accent);
    a.line("M370 610L440 610", t.mid, 9);
    a.beads("M220 100L150 80M220 128L140 128M220 156L150 178", t.mid, 9, 24);
}
