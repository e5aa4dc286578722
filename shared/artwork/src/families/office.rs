//! Computers and what lies on a desk.

use std::fmt::Write as _;

use crate::art::Art;
use crate::art::paint::{
    BODY, CHARCOAL, CREAM, GOLD, INK, IRON, METAL, PAPER, SCREEN, SHADE, STEEL, TUBE, WOOD,
};

pub fn laptop(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 620, 370);
    a.path("M150 178Q150 150 178 150L622 150Q650 150 650 178L650 520L150 520Z", BODY);
    a.path("M162 184Q162 162 184 162L616 162Q638 162 638 184L638 506L162 506Z", CHARCOAL);
    a.block((180, 184), (440, 300), 6, SCREEN);
    let accent = a.accent;
    match a.pick(1, 3) {
        0 => {
            a.oval(510, 280, 50, 50, accent);
            a.path("M180 420L300 300L390 390L450 340L620 460L620 484L180 484Z", t.dark);
        }
        1 => {
            a.block((220, 220), (190, 230), 10, PAPER);
            a.block((430, 220), (150, 106), 10, accent);
            a.block((430, 344), (150, 106), 10, t.dark);
            a.line("M244 256L350 256M244 296L384 296M244 336L370 336", t.mid, 12);
        }
        _ => {
            a.oval(300, 400, 120, 84, accent);
            a.oval(500, 330, 90, 90, t.light);
        }
    }
    a.glint("M186 184L400 184L250 484L186 484Q180 484 180 478L180 190Q180 184 186 184Z", 12);
    a.path("M130 512L670 512L744 590L56 590Z", BODY);
    a.path("M170 522L630 522L666 560L134 560Z", t.deep);
    a.beads("M186 531L620 531M174 543L632 543M162 555L642 555", t.dark, 9, 14);
    a.path("M330 566L470 566L480 586L320 586Z", t.dark);
    a.path("M56 590L744 590L744 598Q740 612 716 612L84 612Q60 612 56 598Z", SHADE);
    a.gleam("M70 593L730 593", 4, 60);
}

pub fn keyboard(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 580, 370);
    a.block((54, 262), (692, 300), 34, t.dark);
    a.block((54, 250), (692, 296), 34, BODY);
    a.block((76, 272), (648, 252), 16, t.deep);
    let accent = a.accent;
    let mut caps = String::new();
    let mut tops = String::new();
    for row in 0..4 {
        for column in 0..12 {
            let (x, y) = (84 + column * 53 + row % 2 * 4, 280 + row * 48);
            // Writing to a String cannot fail.
            let _ = write!(caps, "M{x} {y}h46v42h-46z");
            let _ = write!(tops, "M{} {}h36v30h-36z", x + 5, y + 2);
        }
    }
    a.path(&caps, "#d9d3c6");
    a.path(&tops, PAPER);
    a.block((84, 472), (96, 44), 6, accent);
    a.block((190, 472), (330, 44), 6, "#d9d3c6");
    a.block((196, 474), (318, 34), 6, PAPER);
    a.block((530, 472), (190, 44), 6, accent);
    match a.pick(1, 2) {
        0 => a.path("M84 280h46v42h-46zM670 280h46v42h-46zM674 328h46v42h-46z", accent),
        _ => a.path("M190 328h46v42h-46zM141 376h46v42h-46zM194 376h46v42h-46zM247 376h46v42h-46z", t.mid),
    }
    a.gleam("M70 500L70 290C72 274 80 266 96 262L400 262", 6, 40);
}

pub fn mouse(a: &mut Art) {
    let t = a.tones;
    a.shadow(410, 700, 210);
    if a.pick(1, 2) == 0 {
        a.line("M400 140C400 70 470 90 480 40", CHARCOAL, 12);
    }
    let accent = a.accent;
    a.path("M400 110C540 110 590 210 590 340L590 500C590 640 510 706 400 706C290 706 210 640 210 500L210 340C210 210 260 110 400 110Z", BODY);
    a.dim("M500 130C566 170 590 250 590 340L590 500C590 640 510 706 400 706C360 706 330 698 300 684C480 680 540 560 540 400C540 280 530 200 500 130Z", 22);
    a.line("M212 360C300 400 500 400 588 360", t.deep, 7);
    a.line("M400 114L400 386", t.deep, 7);
    a.block((366, 180), (68, 138), 34, t.deep);
    a.block((378, 194), (44, 110), 22, INK);
    for y in (208..300).step_by(20) {
        a.line(&format!("M386 {y}h28"), accent, 6);
    }
    a.gleam("M244 330C244 240 276 180 336 150", 18, 42);
    a.gleam("M240 440C240 520 256 570 284 606", 12, 25);
    a.oval(400, 600, 22, 22, if a.pick(2, 2) == 0 { accent } else { t.dark });
}

pub fn monitor(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 706, 230);
    a.path("M352 540L448 540L462 670L338 670Z", TUBE);
    a.dim("M352 540L448 540L452 580L348 580Z", 40);
    a.path(
        "M250 672Q250 660 270 660L530 660Q550 660 550 672L556 694Q556 702 546 702L254 702Q244 702 244 694Z",
        BODY,
    );
    a.block((74, 110), (652, 444), 28, BODY);
    a.block((86, 122), (628, 400), 18, CHARCOAL);
    a.block((102, 138), (596, 368), 6, SCREEN);
    let accent = a.accent;
    if a.pick(1, 2) == 0 {
        a.path("M102 420C220 330 330 420 430 380C540 330 600 260 698 300L698 506L102 506Z", t.mid);
        a.path("M102 460C260 390 380 480 500 430C580 400 640 390 698 400L698 506L102 506Z", t.dark);
        a.oval(300, 250, 54, 54, accent);
    } else {
        a.block((134, 170), (250, 300), 10, PAPER);
        a.line("M164 214L290 214M164 258L350 258M164 302L320 302", IRON, 13);
        a.block((410, 170), (256, 140), 10, accent);
        a.line("M420 460L480 400L530 430L600 350L656 380", t.light, 14);
    }
    a.glint("M102 138L440 138L260 506L102 506Z", 11);
    a.gleam("M90 538L710 538", 4, 35);
}

pub fn notebook(a: &mut Art) {
    let t = a.tones;
    a.shadow(410, 706, 250);
    a.block((212, 106), (408, 592), 20, t.deep);
    a.path("M236 108L606 108L606 690L236 690Z", PAPER);
    a.line("M612 120L612 684M604 116L604 690", "#d5ccba", 4);
    a.path(
        "M190 112Q190 96 206 96L576 96Q596 96 596 116L596 664Q596 684 576 684L206 684Q190 684 190 668Z",
        BODY,
    );
    a.path("M190 112Q190 96 206 96L250 96L250 684L206 684Q190 684 190 668Z", SHADE);
    a.gleam("M270 120L270 660", 6, 30);
    let accent = a.accent;
    a.path("M330 684L360 684L360 750L345 732L330 750Z", accent);
    match a.pick(1, 3) {
        0 => {
            a.block((310, 190), (230, 120), 10, PAPER);
            a.line("M340 232L510 232M340 270L460 270", t.mid, 9);
        }
        1 => {
            a.ring(424, 360, 90, accent, 18);
            a.oval(424, 360, 40, 40, accent);
        }
        _ => {
            for y in [260, 310, 360, 410] {
                a.line(
                    &format!("M310 {y}C350 {0} 380 {0} 424 {y}C468 {1} 500 {1} 540 {y}", y - 34, y + 34),
                    accent,
                    12,
                );
            }
        }
    }
    a.block((548, 92), (20, 598), 0, t.deep);
}

pub fn book(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 690, 300);
    let accent = a.accent;
    a.path("M130 600Q96 600 96 640Q96 684 130 684L660 684L660 600Z", accent);
    a.path("M136 614L660 614L660 670L136 670Q116 670 116 642Q116 614 136 614Z", PAPER);
    a.line("M140 632L654 632M140 652L654 652", "#d5ccba", 4);
    a.turned(4, (400, 340), |a| {
        a.path("M220 130L600 130L618 146L618 596L240 596Z", PAPER);
        a.line("M606 150L606 584M614 160L614 590", "#cfc5b1", 4);
        a.path("M196 120Q196 90 226 90L580 90Q596 90 596 106L596 560Q596 574 580 574L240 574Q216 576 214 592Q216 604 240 604L600 604L600 616L236 616Q196 612 196 580Z", BODY);
        a.path("M196 120Q196 90 226 90L246 90L246 574Q204 576 204 600Q196 590 196 580Z", SHADE);
        a.gleam("M264 110L264 556", 6, 35);
        if a.pick(1, 2) == 0 {
            a.path("M290 400L370 270L420 340L460 290L552 400Z", accent);
            a.oval(480, 226, 32, 32, PAPER);
        } else {
            a.oval(420, 300, 90, 90, accent);
            a.path("M330 300A90 90 0 0 1 510 300Z", t.dark);
        }
        a.block((310, 140), (220, 20), 10, PAPER);
        a.block((350, 470), (140, 16), 8, t.light);
        a.block((350, 504), (140, 16), 8, t.light);
    });
}

pub fn pen(a: &mut Art) {
    a.shadow(400, 690, 220);
    let metal = if a.pick(1, 2) == 0 { GOLD } else { STEEL };
    let accent = a.accent;
    a.turned(-42, (400, 400), |a| {
        a.path("M60 368Q60 346 84 346L596 346L596 434L84 434Q60 434 60 412Z", BODY);
        a.path("M596 352L660 362L740 390L660 418L596 428Z", metal);
        a.line("M668 390L738 390", CHARCOAL, 4);
        a.oval(664, 390, 8, 8, CHARCOAL);
        a.dim("M60 404L596 404L596 434L84 434Q60 434 60 412Z", 32);
        a.gleam("M90 364L580 364", 12, 45);
        a.block((330, 340), (26, 100), 6, metal);
        a.block((366, 346), (10, 88), 0, metal);
        a.block((584, 344), (16, 92), 6, metal);
        a.block((46, 360), (30, 60), 14, metal);
        a.path("M66 336L300 336Q318 336 318 350L318 356L90 356Z", metal);
        if a.pick(2, 2) == 0 {
            a.block((400, 346), (60, 88), 0, accent);
        }
    });
}

pub fn pencils(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 706, 190);
    let accent = a.accent;
    for (x, top, lean, fill) in
        [(300, 150, -9, accent), (366, 96, -3, t.light), (432, 130, 4, "#d96c4c"), (492, 180, 11, "#3d8188")]
    {
        a.turned(lean, (x, 600), |a| {
            a.path(&format!("M{0} {1}L{x} {top}L{2} {1}L{2} 480L{0} 480Z", x - 26, top + 80, x + 26), WOOD);
            a.path(&format!("M{} {}L{x} {top}L{} {1}Z", x - 9, top + 28, x + 9), fill);
            a.block((x - 26, top + 80), (52, 300), 0, fill);
            a.dim(&format!("M{} {}h18v300h-18Z", x + 8, top + 80), 30);
            a.glint(&format!("M{} {}h10v300h-10Z", x - 20, top + 80), 35);
        });
    }
    a.fabric("M244 420L556 420L540 680Q538 700 516 700L284 700Q262 700 260 680Z", TUBE);
    a.dim("M258 640L542 640L540 680Q538 700 516 700L284 700Q262 700 260 680Z", 22);
    a.gleam("M276 450L290 660", 14, 40);
    a.line("M246 424L554 424", t.light, 14);
}

pub fn desk_lamp(a: &mut Art) {
    let t = a.tones;
    a.shadow(420, 706, 240);
    a.path("M520 640C420 560 170 600 130 690L640 690Z", "#fff2c22e");
    let joint = if a.pick(1, 2) == 0 { METAL } else { GOLD };
    a.line("M500 670L590 420", IRON, 20);
    a.line("M590 420L380 220", IRON, 20);
    a.oval(590, 420, 30, 30, joint);
    a.oval(590, 420, 11, 11, CHARCOAL);
    a.turned(-32, (340, 250), |a| {
        a.oval(340, 372, 118, 26, "#ffeab0");
        a.path("M310 170Q310 150 340 150Q370 150 370 170L374 210C440 230 466 300 468 366C420 392 260 392 212 366C214 300 240 230 306 210Z", BODY);
        a.dim("M374 210C440 230 466 300 468 366C450 376 420 382 390 385C410 320 400 250 360 206Z", 24);
        a.gleam("M240 350C244 300 262 256 300 234", 13, 42);
        a.line("M214 366C260 390 420 390 466 366", t.light, 6);
    });
    a.oval(382, 222, 20, 20, joint);
    a.path(
        "M360 690C360 650 420 640 490 640C560 640 620 650 620 690Q620 704 600 704L380 704Q360 704 360 690Z",
        BODY,
    );
    a.dim("M360 686L620 686Q622 704 600 704L380 704Q360 704 360 686Z", 30);
    a.oval(560, 664, 14, 8, CREAM);
}
