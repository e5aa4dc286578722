//! Watches, glasses and jewellery.

use crate::art::Art;
use crate::art::paint::{BALL, BODY, BRASS, CHARCOAL, GOLD, INK, METAL, PAPER, SHADE, STEEL};

pub fn watch(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 716, 150);
    a.path("M318 300L330 80Q332 60 352 60L448 60Q468 60 470 80L482 300Z", BODY);
    a.path("M318 500L332 700Q334 722 356 722L444 722Q466 722 468 700L482 500Z", BODY);
    a.dim("M318 300L322 230L478 230L482 300Z", 40);
    a.stitch("M348 80L342 240M452 80L458 240", t.light);
    a.stitch("M342 560L350 704M458 560L450 704", t.light);
    for y in [610, 645, 680] {
        a.oval(400, y, 8, 10, t.deep);
    }
    let metal = if a.pick(1, 2) == 0 { GOLD } else { METAL };
    a.block((548, 376), (40, 48), 10, metal);
    a.oval(400, 400, 168, 168, metal);
    a.oval(400, 400, 146, 146, CHARCOAL);
    let dark = a.pick(2, 2) == 0;
    let (face, ink) = if dark { (t.deep, PAPER) } else { (PAPER, CHARCOAL) };
    a.oval(400, 400, 138, 138, face);
    for turn in (0..360).step_by(30) {
        let (from, width) = if turn % 90 == 0 { (302, 12) } else { (290, 6) };
        a.turned(turn, (400, 400), |a| a.line(&format!("M400 280L400 {from}"), ink, width));
    }
    a.line("M400 400L336 346", ink, 14);
    a.line("M400 400L466 326", ink, 10);
    let accent = if dark { a.accent } else { t.mid };
    a.line("M376 460L400 400L412 372", accent, 5);
    a.oval(400, 400, 13, 13, ink);
    a.glint("M290 330C316 282 362 262 410 264C380 300 330 350 276 420C270 390 276 356 290 330Z", 16);
}

pub fn sunglasses(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 590, 320);
    a.both(|a| a.line("M112 352C92 300 116 256 178 226", t.dark, 22));
    let round = a.pick(1, 2) == 0;
    let lens = if round {
        "M236 330C314 330 356 376 356 436C356 500 310 546 240 546C168 546 118 500 116 434C116 376 160 330 236 330Z"
    } else {
        "M112 346C190 322 290 324 366 350C374 430 350 530 250 536C150 540 110 460 112 346Z"
    };
    a.both(|a| {
        a.path(lens, INK);
        a.glint("M150 400C160 370 200 356 250 356L180 500C156 470 144 430 150 400Z", 22);
        a.glint("M270 358L296 362L216 522L196 512Z", 16);
        a.line(lens, BODY, 26);
        a.oval(122, 372, 8, 8, PAPER);
    });
    a.line("M352 384C376 356 424 356 448 384", BODY, 24);
    a.gleam("M130 340C190 322 270 324 340 340", 5, 50);
    a.gleam("M470 340C530 324 600 324 660 338", 5, 30);
}

pub fn ring(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 700, 190);
    let metal = if a.pick(1, 2) == 0 { GOLD } else { STEEL };
    a.ring(400, 490, 182, BRASS, 46);
    a.ring(400, 488, 182, metal, 42);
    a.gleam("M236 470C240 400 290 340 350 324", 10, 70);
    a.path("M318 320L340 260L460 260L482 320L440 340L360 340Z", metal);
    if a.pick(2, 2) == 0 {
        a.path("M400 316L260 190L310 110L490 110L540 190Z", BODY);
        a.path("M260 190L330 190L400 316Z", t.dark);
        a.path("M540 190L470 190L400 316Z", t.deep);
        a.path("M330 190L470 190L400 316Z", t.mid);
        a.path("M310 110L330 190L260 190Z", t.light);
        a.path("M310 110L400 110L330 190Z", t.mid);
        a.path("M400 110L470 190L330 190Z", t.light);
        a.path("M490 110L540 190L470 190Z", t.dark);
        a.glint("M310 110L400 110L330 190Z", 45);
    } else {
        a.oval(400, 216, 112, 104, metal);
        a.oval(400, 212, 94, 88, BALL);
        a.path("M400 124L460 160L486 212L460 266L400 300L340 266L314 212L340 160Z", t.mid);
        a.path("M400 124L340 160L314 212L360 212L400 170Z", t.light);
        a.path("M400 300L460 266L486 212L440 212L400 254Z", t.dark);
        a.glint("M340 160L400 128L376 176L350 206L318 210Z", 50);
    }
    a.line("M318 326L334 268M482 326L466 268", BRASS, 10);
}

pub fn necklace(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 706, 130);
    let metal = if a.pick(1, 2) == 0 { "#c9a24a" } else { "#a9afb7" };
    let chain = "M196 96C190 270 280 450 400 500C520 450 610 270 604 96";
    a.line(chain, metal, 5);
    a.beads(chain, metal, 17, 22);
    a.gleam("M206 200C224 300 280 390 340 440", 4, 60);
    a.ring(400, 508, 20, metal, 9);
    match a.pick(2, 3) {
        0 => {
            a.path("M400 516C450 580 480 610 480 648C480 694 444 720 400 720C356 720 320 694 320 648C320 610 350 580 400 516Z", GOLD);
            a.path("M400 546C436 590 460 620 460 648C460 682 432 702 400 702C368 702 340 682 340 648C340 620 364 590 400 546Z", BALL);
            a.glint("M362 650C362 622 380 598 394 580C396 610 390 640 374 668C366 666 362 660 362 650Z", 45);
        }
        1 => {
            a.oval(400, 616, 94, 94, GOLD);
            a.oval(400, 616, 76, 76, BALL);
            a.glint("M340 610C342 574 372 552 404 550C384 576 364 596 350 630C342 628 340 620 340 610Z", 45);
        }
        _ => {
            a.path("M400 712C310 650 296 600 310 566C326 530 380 526 400 566C420 526 474 530 490 566C504 600 490 650 400 712Z", BODY);
            a.path(
                "M400 712C490 650 504 600 490 566C480 544 460 538 440 540C470 590 450 650 400 712Z",
                SHADE,
            );
            a.glint("M330 580C338 560 362 554 378 566C350 580 344 600 346 626C330 612 324 596 330 580Z", 50);
        }
    }
    a.oval(196, 92, 12, 12, metal);
    a.oval(604, 92, 12, 12, metal);
    a.line("M196 92L186 74M604 92L614 74", t.deep, 4);
}

pub fn belt(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 640, 320);
    a.path("M150 300C150 220 650 220 650 300L650 400C650 320 150 320 150 400Z", t.deep);
    a.path("M110 340C110 480 260 520 400 520L680 508L680 610L400 626C230 626 110 560 110 440Z", BODY);
    a.path("M690 330C690 440 600 500 480 512L480 616C620 600 690 530 690 430Z", SHADE);
    a.dim("M110 400C120 540 260 596 400 600L680 586L680 610L400 626C230 626 110 560 110 440Z", 30);
    a.stitch("M122 380C130 490 260 536 400 538L560 532", t.light);
    a.path("M110 340C110 240 260 200 400 200C540 200 690 240 690 340C690 430 600 500 690 400C640 300 520 270 400 270C280 270 150 300 122 420C112 400 110 370 110 340Z", SHADE);
    let metal = if a.pick(1, 2) == 0 { GOLD } else { METAL };
    a.line("M470 484L610 478L610 640L470 646Z", metal, 26);
    a.line("M476 564L600 560", metal, 18);
    for x in [330, 380, 430] {
        a.oval(x, 574, 9, 11, t.deep);
    }
    a.block((634, 474), (34, 160), 8, t.dark);
    a.gleam("M134 400C150 470 230 510 330 520", 10, 35);
}
