//! Furniture and lighting.

use crate::art::Art;
use crate::art::paint::{
    BODY, BRASS, CHARCOAL, CREAM, GOLD, IRON, METAL, PAPER, SHADE, TUBE, WOOD, WOOD_DARK,
};

const CLAY: &str = "#c9784f";

pub fn lamp(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 706, 200);
    a.path("M388 350L412 350L412 450L388 450Z", GOLD);
    match a.pick(1, 3) {
        0 => {
            a.path("M400 430C480 440 530 500 530 566C530 630 480 680 450 696L350 696C320 680 270 630 270 566C270 500 320 440 400 430Z", BODY);
            a.gleam("M302 560C306 510 330 476 366 462", 14, 45);
        }
        1 => {
            a.path("M370 440L430 440L440 520C490 560 500 640 486 696L314 696C300 640 310 560 360 520Z", BODY);
            a.gleam("M342 640C340 590 352 560 380 530", 13, 45);
        }
        _ => {
            a.oval(400, 470, 52, 46, BODY);
            a.oval(400, 556, 76, 64, BODY);
            a.oval(400, 646, 96, 56, BODY);
            a.gleam("M350 540C356 520 370 510 386 506", 12, 45);
        }
    }
    a.block((310, 680), (180, 24), 12, GOLD);
    a.line("M450 400L450 450", IRON, 4);
    a.oval(450, 456, 9, 9, GOLD);
    a.path("M290 110L510 110L600 390C540 414 260 414 200 390Z", CREAM);
    a.path("M290 110L510 110L600 390C540 414 260 414 200 390Z", "#ffdf9a66");
    a.path("M440 110L510 110L600 390C570 402 530 407 490 409Z", "#a8834a33");
    a.path("M320 300C350 240 450 240 480 300C500 350 480 400 400 408C320 400 300 350 320 300Z", "#fff3cf99");
    a.line("M202 390C260 414 540 414 598 390", t.mid, 12);
    a.line("M290 112L510 112", t.mid, 10);
}

pub fn floor_lamp(a: &mut Art) {
    let t = a.tones;
    a.shadow(440, 724, 200);
    let metal = if a.pick(1, 2) == 0 { "#4a4d55" } else { BRASS };
    if a.pick(2, 2) == 0 {
        a.line("M400 320L400 700", metal, 16);
        a.path("M290 716C290 690 340 684 400 684C460 684 510 690 510 716Z", metal);
    } else {
        a.line("M400 320L290 718", WOOD_DARK, 18);
        a.line("M400 320L510 718", WOOD_DARK, 18);
        a.line("M400 320L404 700", WOOD, 18);
        a.line("M346 540L454 540", WOOD_DARK, 8);
    }
    a.path("M260 338C300 440 500 440 540 338Z", "#fff0bd66");
    a.path("M294 90L506 90L560 320C500 344 300 344 240 320Z", BODY);
    a.path("M294 90L506 90L560 320C500 344 300 344 240 320Z", "#ffe3a030");
    a.dim("M440 90L506 90L560 320C530 332 500 336 470 338Z", 22);
    a.gleam("M306 116L272 300", 16, 35);
    a.line("M242 320C300 344 500 344 558 320", t.light, 9);
    a.line("M400 350L400 376", metal, 10);
    a.line("M296 92L504 92", t.dark, 8);
}

pub fn chair(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 712, 240);
    a.line("M290 470L262 690", WOOD_DARK, 22);
    a.line("M520 470L548 690", WOOD_DARK, 22);
    a.line("M236 490L196 708", WOOD, 26);
    a.line("M564 490L604 708", WOOD, 26);
    if a.pick(1, 2) == 0 {
        a.path("M262 116Q264 84 300 84L500 84Q536 84 538 116L560 440L240 440Z", BODY);
        a.dim("M500 84Q536 84 538 116L560 440L500 440C510 320 510 180 500 84Z", 24);
        a.gleam("M286 130L272 390", 16, 32);
        a.stitch("M318 110L308 430M400 106L400 430M482 110L492 430", t.dark);
    } else {
        a.line("M270 110L252 460", WOOD, 28);
        a.line("M530 110L548 460", WOOD, 28);
        for y in [150, 240, 330] {
            a.path(
                &format!(
                    "M262 {y}C340 {0} 460 {0} 538 {y}L540 {1}C460 {2} 340 {2} 260 {1}Z",
                    y - 26,
                    y + 50,
                    y + 26
                ),
                BODY,
            );
        }
    }
    a.path(
        "M232 420C340 404 460 404 568 420L610 486Q614 510 590 514C460 530 340 530 210 514Q186 510 190 486Z",
        BODY,
    );
    a.dim("M192 484C340 504 460 504 608 484Q614 510 590 514C460 530 340 530 210 514Q186 510 192 484Z", 34);
    a.gleam("M256 440C340 428 420 426 480 430", 10, 35);
    a.line("M224 600L576 600", WOOD_DARK, 12);
}

pub fn armchair(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 690, 320);
    for (x, lean) in [(200, -16), (600, 16)] {
        a.line(&format!("M{x} 600L{} 686", x + lean), WOOD_DARK, 24);
    }
    a.fabric("M210 230Q210 120 320 120L480 120Q590 120 590 230L600 520L200 520Z", BODY);
    a.dim("M480 120Q590 120 590 230L600 520L540 520C550 380 540 220 480 120Z", 22);
    a.gleam("M244 260C244 200 270 164 320 152", 14, 35);
    a.dim("M230 400L570 400L570 470L230 470Z", 30);
    a.path("M206 420Q206 396 240 394C340 386 460 386 560 394Q594 396 594 420L594 520L206 520Z", t.light);
    a.path("M206 430Q206 406 240 404C340 396 460 396 560 404Q594 406 594 430L594 530L206 530Z", BODY);
    a.fabric("M190 500L610 500L610 620L190 620Z", SHADE);
    a.line("M210 506L590 506", t.deep, 8);
    a.both(|a| {
        a.path(
            "M100 400C90 340 130 316 170 320C214 324 230 360 226 410L222 624L150 624Q116 624 114 590Z",
            BODY,
        );
        a.dim("M180 322C214 328 230 360 226 410L222 624L186 624C196 540 200 420 180 322Z", 26);
        a.gleam("M124 390C122 360 140 342 164 340", 11, 38);
    });
    if a.pick(1, 2) == 0 {
        for (x, y) in [(330, 230), (400, 230), (470, 230), (365, 300), (435, 300)] {
            a.oval(x, y, 9, 9, t.deep);
        }
    } else {
        let accent = a.accent;
        a.turned(12, (400, 330), |a| {
            a.path("M300 250C360 262 440 262 500 250C490 300 490 360 500 416C440 404 360 404 300 416C310 360 310 300 300 250Z", accent);
            a.dim("M460 258L500 250C490 300 490 360 500 416L450 408Z", 18);
        });
    }
}

pub fn sofa(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 660, 380);
    for (x, lean) in [(130, -10), (670, 10)] {
        a.line(&format!("M{x} 590L{} 652", x + lean), WOOD_DARK, 22);
    }
    a.fabric("M120 290Q120 210 200 210L600 210Q680 210 680 290L690 500L110 500Z", BODY);
    a.line("M400 216L400 430", t.dark, 8);
    a.dim("M600 210Q680 210 680 290L690 500L640 500C650 400 640 280 600 210Z", 22);
    a.gleam("M150 300C150 262 170 244 204 240L360 238", 12, 35);
    a.dim("M140 400L660 400L660 450L140 450Z", 30);
    let accent = a.accent;
    let second = if a.pick(1, 2) == 0 { PAPER } else { t.light };
    for (x, lean, fill) in [(218, -10, accent), (590, 12, second)] {
        a.turned(lean, (x, 350), |a| {
            a.moved(x - 400, 0, |a| {
                a.path("M332 286C376 296 424 296 468 286C460 330 460 370 468 416C424 406 376 406 332 416C340 370 340 330 332 286Z", fill);
                a.dim("M436 292L468 286C460 330 460 370 468 416L430 409Z", 22);
            });
        });
    }
    a.both(|a| {
        a.path("M122 430Q122 410 150 408C240 400 320 400 396 408L396 510L122 510Z", BODY);
        a.gleam("M150 420C230 412 310 412 380 418", 8, 40);
    });
    a.path("M110 496L690 496L690 600L110 600Z", SHADE);
    a.line("M120 500L680 500M400 412L400 500", t.deep, 7);
    a.both(|a| {
        a.path("M44 380C40 330 70 312 100 314C136 318 146 346 144 390L142 606L84 606Q56 606 54 580Z", BODY);
        a.dim("M108 316C136 320 146 346 144 390L142 606L112 606C120 520 124 410 108 316Z", 26);
    });
}

pub fn table(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 690, 340);
    let round = a.pick(1, 2) == 0;
    if round {
        a.line("M300 400L250 640", WOOD_DARK, 24);
        a.line("M500 400L550 640", WOOD_DARK, 24);
        a.line("M230 400L150 690", WOOD, 28);
        a.line("M570 400L650 690", WOOD, 28);
        a.path("M70 340L70 372C70 440 220 476 400 476C580 476 730 440 730 372L730 340Z", SHADE);
        a.oval(400, 340, 330, 104, BODY);
        a.gleam("M120 326C150 280 260 256 380 252", 12, 42);
    } else {
        a.path("M190 380L230 380L226 610L200 610Z", WOOD_DARK);
        a.path("M570 380L610 380L600 610L574 610Z", WOOD_DARK);
        a.path("M96 420L148 420L136 696L106 696Z", WOOD);
        a.path("M652 420L704 420L694 696L664 696Z", WOOD);
        a.path("M92 416L708 416L700 476L100 476Z", WOOD_DARK);
        a.path("M170 276L630 276L744 398L56 398Z", BODY);
        a.path("M56 396L744 396L744 432L56 432Z", SHADE);
        a.gleam("M190 292L120 370", 12, 40);
        a.line("M250 310L560 310M210 350L500 350", t.dark, 4);
    }
    let accent = a.accent;
    a.path("M452 200C462 190 470 260 496 284C510 312 490 330 452 330C414 330 394 312 408 284C434 260 442 190 452 200Z", accent);
    a.line("M452 210C450 160 430 130 410 110", "#557a4e", 7);
    a.oval(400, 108, 22, 14, "#6fa06a");
    a.line("M452 210C456 150 480 130 492 100", "#557a4e", 7);
    a.oval(496, 94, 14, 22, "#6fa06a");
}

pub fn shelf(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 718, 270);
    a.block((180, 76), (440, 636), 10, t.deep);
    a.path("M196 92L604 92L604 690L196 690Z", t.dark);
    a.dim(
        "M196 92L604 92L604 120L196 120ZM196 280L604 280L604 304L196 304ZM196 474L604 474L604 498L196 498Z",
        40,
    );
    let accent = a.accent;
    let mut x = 214;
    let start = a.pick(1, 3);
    for step in 0..6u32 {
        let fill = match (step + start) % 4 {
            0 => accent,
            1 => PAPER,
            2 => t.light,
            _ => "#d96c4c",
        };
        let (width, height) = (24 + i32::from(step % 2 == 0) * 10, 120 + i32::from(step % 3 == 0) * 20);
        a.block((x, 266 - height), (width, height), 4, fill);
        x += width + 4;
    }
    a.path("M480 200L560 200L548 266L492 266Z", CLAY);
    a.path("M520 200C480 180 474 150 480 130C506 140 520 160 520 200C520 160 540 130 566 126C568 156 556 186 520 200Z", "#5d9159");
    a.path("M250 380C280 370 296 400 306 420C320 446 304 460 270 460C236 460 222 446 236 420C246 400 240 384 250 380Z", accent);
    a.block((360, 420), (180, 40), 6, t.light);
    a.block((376, 384), (150, 36), 6, PAPER);
    a.block((220, 560), (160, 110), 12, WOOD);
    a.block((270, 590), (60, 18), 9, WOOD_DARK);
    a.block((420, 560), (160, 110), 12, WOOD);
    a.block((470, 590), (60, 18), 9, WOOD_DARK);
    for y in [76, 264, 458, 668] {
        a.block((180, y), (440, 24), 4, BODY);
    }
    a.block((176, 72), (28, 640), 6, BODY);
    a.block((596, 72), (28, 640), 6, SHADE);
    a.gleam("M184 90L184 690", 4, 45);
}

pub fn bed(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 680, 370);
    let accent = a.accent;
    for x in [88, 674] {
        a.block((x, 600), (38, 78), 8, WOOD_DARK);
    }
    a.path("M120 180Q120 140 160 140L640 140Q680 140 680 180L680 420L120 420Z", WOOD);
    a.path("M150 196Q150 170 176 170L624 170Q650 170 650 196L650 400L150 400Z", "#c99c69");
    a.path("M110 380L690 380L716 460L84 460Z", PAPER);
    for x in [180, 420] {
        a.block((x, 290), (200, 120), 46, CREAM);
        a.dim(
            &format!(
                "M{} 380C{} 396 {} 396 {} 380L{3} 400C{} 412 {} 412 {0} 400Z",
                x + 16,
                x + 60,
                x + 140,
                x + 184,
                x + 140,
                x + 60
            ),
            12,
        );
    }
    a.block((320, 330), (160, 92), 34, accent);
    a.fabric("M100 420C260 402 540 402 700 420L736 600Q738 636 706 638L94 638Q62 636 64 600Z", BODY);
    a.path("M100 420C260 402 540 402 700 420L712 476C540 456 260 456 88 476Z", t.light);
    a.dim("M66 590C240 610 560 610 734 590L736 600Q738 636 706 638L94 638Q62 636 64 600Z", 30);
    a.dim("M540 464C600 520 630 580 640 638L600 638C590 570 570 510 520 462Z", 16);
    a.gleam("M120 500L96 590", 16, 24);
}

pub fn clock(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 716, 220);
    a.oval(400, 400, 292, 292, BODY);
    a.gleam("M140 400C140 250 250 142 390 136", 12, 45);
    a.oval(400, 400, 244, 244, t.deep);
    a.oval(400, 406, 240, 238, PAPER);
    for turn in (0..360).step_by(30) {
        let (to, width) = if turn % 90 == 0 { (236, 16) } else { (216, 9) };
        a.turned(turn, (400, 400), |a| a.line(&format!("M400 194L400 {to}"), CHARCOAL, width));
    }
    let hour = [-60, 45, 120, 210].get(a.pick(1, 4) as usize).copied().unwrap_or(-60);
    let minute = [60, 300, 0, 30].get(a.pick(1, 4) as usize).copied().unwrap_or(60);
    a.turned(hour, (400, 400), |a| a.line("M400 430L400 290", CHARCOAL, 20));
    a.turned(minute, (400, 400), |a| a.line("M400 440L400 226", CHARCOAL, 13));
    let accent = if a.pale { "#d96c4c" } else { t.mid };
    a.turned(195, (400, 400), |a| a.line("M400 450L400 220", accent, 6));
    a.oval(400, 400, 18, 18, accent);
}

pub fn mirror(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 726, 190);
    let glass = "#cfdde4";
    if a.pick(1, 2) == 0 {
        a.path("M190 350A210 240 0 0 1 610 350L610 676Q610 706 580 706L220 706Q190 706 190 676Z", BODY);
        a.path("M220 352A180 210 0 0 1 580 352L580 660Q580 676 564 676L236 676Q220 676 220 660Z", glass);
        a.path(
            "M220 560L520 220C560 260 580 300 580 352L580 380L284 676L236 676Q220 676 220 660Z",
            "#e6f0f4",
        );
    } else {
        a.oval(400, 400, 228, 310, BODY);
        a.oval(400, 400, 196, 276, glass);
        a.path("M226 500L520 200C566 250 590 310 594 370L314 650C270 620 240 570 226 500Z", "#e6f0f4");
    }
    a.gleam("M260 470L420 310M270 540L330 480", 12, 80);
    a.line("M206 350C206 240 290 130 396 124", t.light, 6);
}

pub fn rug(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 640, 380);
    a.row((72..740).step_by(24), 590, "v34", PAPER, 8);
    a.row((166..640).step_by(18), 262, "v-24", PAPER, 6);
    let accent = a.accent;
    a.path("M156 256L644 256L744 596L56 596Z", BODY);
    a.path("M180 276L620 276L708 572L92 572Z", accent);
    a.path("M194 290L606 290L686 556L114 556Z", SHADE);
    match a.pick(1, 3) {
        0 => {
            a.path("M400 312L540 424L400 536L260 424Z", accent);
            a.path("M400 356L480 424L400 494L320 424Z", t.light);
        }
        1 => {
            for (y, half) in [(324, 190), (382, 208), (442, 226), (504, 246)] {
                a.line(&format!("M{} {y}L{} {y}", 400 - half, 400 + half), t.light, 15);
            }
        }
        _ => {
            for (x, y) in [(280, 350), (400, 350), (520, 350), (250, 490), (400, 490), (550, 490)] {
                a.path(&format!("M{x} {}l48 42l-48 48l-48 -48Z", y - 44), t.light);
                a.path(&format!("M{x} {}l22 20l-22 24l-22 -24Z", y - 20), accent);
            }
        }
    }
    a.glint("M156 256L400 256L260 596L56 596Z", 8);
}

pub fn pendant(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 700, 200);
    a.line("M400 0L400 250", CHARCOAL, 8);
    a.path("M180 500L620 500L700 690L100 690Z", "#fff0bd55");
    a.oval(400, 500, 60, 60, "#fff3c9");
    a.block((372, 226), (56, 56), 10, GOLD);
    if a.pick(1, 2) == 0 {
        a.path("M400 260C560 260 640 380 646 506C560 530 240 530 154 506C160 380 240 260 400 260Z", BODY);
        a.dim("M470 268C590 300 640 400 646 506C610 516 570 520 530 522C560 420 540 330 470 268Z", 24);
        a.gleam("M196 470C206 390 250 320 330 294", 16, 42);
    } else {
        a.path("M360 270L440 270L470 340L640 506C560 530 240 530 160 506L330 340Z", TUBE);
        a.gleam("M340 360L220 478", 16, 40);
    }
    a.path("M156 504C240 482 560 482 644 504C560 530 240 530 156 504Z", "#fff3c9");
    a.line("M156 505C240 530 560 530 644 505", t.dark, 8);
    a.block((384, 0), (32, 14), 0, METAL);
}
