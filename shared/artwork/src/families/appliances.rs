//! Household machines and tools.

use crate::art::Art;
use crate::art::paint::{BODY, CHARCOAL, CREAM, GLASS, INK, IRON, METAL, PAPER, SHADE, STEEL, WOOD};

pub fn coffee_maker(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 706, 260);
    a.block((190, 90), (420, 610), 36, SHADE);
    a.path("M286 270L514 270L514 600L286 600Z", t.deep);
    a.block((172, 80), (456, 210), 40, BODY);
    a.gleam("M196 240L196 140C198 116 212 106 232 104L380 102", 12, 42);
    a.block((350, 280), (100, 50), 10, CHARCOAL);
    a.block((172, 636), (456, 66), 20, BODY);
    a.dim("M172 676L628 676Q626 702 608 702L192 702Q174 702 172 676Z", 30);
    a.line("M500 420C580 410 580 550 494 560", CHARCOAL, 20);
    a.path("M290 390L510 390L500 610Q498 632 476 632L324 632Q302 632 300 610Z", GLASS);
    a.path("M294 470C340 480 460 480 506 470L500 610Q498 632 476 632L324 632Q302 632 300 610Z", "#4a2b1b");
    a.block((284, 372), (232, 30), 10, INK);
    a.gleam("M316 420L324 600", 11, 55);
    a.oval(400, 186, 46, 46, CHARCOAL);
    a.oval(400, 186, 36, 36, METAL);
    a.line("M400 186L422 164", CHARCOAL, 7);
    let accent = a.accent;
    if a.pick(1, 2) == 0 {
        a.oval(270, 186, 14, 14, accent);
        a.oval(530, 186, 14, 14, t.deep);
    } else {
        a.block((496, 160), (86, 52), 12, t.deep);
        a.line("M514 186L562 186", accent, 9);
    }
}

pub fn toaster(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 650, 320);
    for x in [230, 410] {
        a.path(
            &format!(
                "M{x} 330L{x} 220C{} 180 {} 160 {} 166C{} 150 {} 180 {} 220L{5} 330Z",
                x - 16,
                x + 10,
                x + 80,
                x + 140,
                x + 180,
                x + 160
            ),
            "#b9773c",
        );
        a.path(
            &format!(
                "M{} 330L{0} 226C{} 196 {} 180 {} 184C{} 176 {} 196 {} 226L{6} 330Z",
                x + 14,
                x + 6,
                x + 30,
                x + 80,
                x + 126,
                x + 154,
                x + 146
            ),
            "#e9bd84",
        );
    }
    a.path("M120 400C120 300 170 270 240 270L560 270C630 270 680 300 680 400L690 600Q690 640 650 640L150 640Q110 640 110 600Z", BODY);
    a.path("M190 278L610 278L590 306L210 306Z", t.deep);
    a.dim("M112 560L688 560L690 600Q690 640 650 640L150 640Q110 640 110 600Z", 22);
    a.gleam("M146 420C146 350 176 316 230 312", 16, 48);
    a.block((100, 380), (24, 130), 10, t.deep);
    a.block((84, 400), (40, 46), 12, INK);
    a.oval(580, 520, 44, 44, METAL);
    a.oval(580, 520, 32, 32, CHARCOAL);
    a.line("M580 520L598 500", PAPER, 7);
    a.block((160, 632), (60, 26), 8, CHARCOAL);
    a.block((580, 632), (60, 26), 8, CHARCOAL);
    let accent = a.accent;
    if a.pick(1, 2) == 0 {
        a.line("M150 470L480 470", accent, 14);
    } else {
        a.line("M160 540L460 540M160 572L400 572", t.dark, 9);
    }
}

pub fn blender(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 710, 220);
    a.line("M510 180C620 170 620 400 492 410", INK, 30);
    a.path("M266 130L534 130L498 470L302 470Z", GLASS);
    let accent = if a.pick(1, 2) == 0 { "#d9607a" } else { "#8bb45a" };
    a.path("M280 260C330 240 360 280 400 262C440 244 480 274 520 258L498 470L302 470Z", accent);
    a.glint("M294 300C340 290 360 310 380 320L380 470L302 470Z", 18);
    a.gleam("M292 160L318 440", 14, 65);
    a.line("M440 230L480 230M436 290L474 290M432 350L468 350M428 410L462 410", PAPER, 7);
    a.block((250, 96), (300, 46), 18, INK);
    a.block((350, 64), (100, 40), 14, CHARCOAL);
    a.block((296, 462), (208, 36), 10, METAL);
    a.path("M290 496L510 496C550 560 570 620 572 672Q572 704 540 704L260 704Q228 704 228 672C230 620 250 560 290 496Z", BODY);
    a.dim("M230 650L570 650L572 672Q572 704 540 704L260 704Q228 704 228 672Z", 26);
    a.gleam("M296 526C276 570 264 610 260 650", 13, 42);
    a.oval(400, 600, 46, 46, METAL);
    a.oval(400, 600, 34, 34, CHARCOAL);
    a.line("M400 600L400 574", PAPER, 8);
    a.line("M490 600L510 600", t.deep, 12);
}

pub fn iron(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 620, 340);
    a.line("M620 290C700 270 660 170 740 160", CHARCOAL, 16);
    a.line("M300 330C380 220 560 210 620 300L640 460", INK, 58);
    a.gleam("M330 306C400 236 530 226 590 280", 8, 30);
    a.path("M80 560C140 440 260 350 420 350L640 350Q680 350 690 392L714 560Z", BODY);
    a.dim("M80 560C120 500 300 500 706 500L714 560Z", 26);
    a.gleam("M190 470C250 410 330 380 430 376", 14, 45);
    let accent = a.accent;
    a.oval(440, 430, 44, 40, METAL);
    a.oval(440, 430, 32, 28, accent);
    a.path("M560 400L640 400Q656 400 658 416L664 470L556 470Z", "#bfe0ef");
    a.gleam("M572 414L620 414", 6, 60);
    a.path("M64 560L720 560L726 590Q728 606 710 606L70 606Q40 606 50 580Z", STEEL);
    if a.pick(1, 2) == 0 {
        a.oval(300, 440, 16, 14, t.deep);
    } else {
        a.line("M260 460L320 430", t.light, 12);
    }
}

pub fn vacuum(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 706, 330);
    a.line("M470 420C420 250 480 110 560 100C640 96 640 180 600 260", CHARCOAL, 32);
    a.line("M600 240L690 640", METAL, 26);
    a.path("M596 640L736 640Q756 640 756 664L756 694L580 694Q580 650 596 640Z", INK);
    a.line("M590 690L750 690", IRON, 8);
    a.path(
        "M80 600C70 440 190 360 330 370C470 380 540 480 540 610Q540 660 490 660L130 660Q84 660 80 600Z",
        BODY,
    );
    a.dim("M84 600C200 620 420 620 540 590L540 610Q540 660 490 660L130 660Q90 660 84 600Z", 26);
    a.gleam("M120 540C126 460 190 410 280 404", 16, 42);
    a.path("M330 370C470 380 540 480 540 610L400 600C410 510 390 430 330 370Z", SHADE);
    a.line("M190 420C220 350 330 340 370 400", INK, 24);
    let accent = a.accent;
    a.oval(270, 500, 50, 50, accent);
    a.oval(270, 500, 24, 24, t.deep);
    a.oval(170, 630, 76, 76, CHARCOAL);
    a.oval(170, 630, 44, 44, if a.pick(1, 2) == 0 { METAL } else { t.mid });
    a.oval(170, 630, 14, 14, CHARCOAL);
    a.oval(490, 660, 42, 42, CHARCOAL);
    a.oval(490, 660, 18, 18, METAL);
}

pub fn fan(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 716, 210);
    a.path("M380 540L420 540L430 670L370 670Z", METAL);
    a.path(
        "M250 700C250 664 330 656 400 656C470 656 550 664 550 700Q550 712 536 712L264 712Q250 712 250 700Z",
        BODY,
    );
    a.oval(400, 340, 268, 268, t.deep);
    a.oval(400, 340, 250, 250, CREAM);
    let start = i32::try_from(a.pick(1, 4)).unwrap_or(0) * 20;
    for turn in [0, 120, 240] {
        a.turned(turn + start, (400, 340), |a| {
            a.path("M400 340C330 280 330 130 420 110C510 120 500 270 400 340Z", BODY);
            a.dim("M440 116C500 150 490 270 400 340C450 260 460 180 440 116Z", 22);
        });
    }
    for r in [80, 140, 200] {
        a.ring(400, 340, r, "#ffffff8c", 4);
    }
    for turn in (0..180).step_by(30) {
        a.turned(turn, (400, 340), |a| a.line("M400 80L400 600", "#ffffff70", 4));
    }
    a.ring(400, 340, 258, t.mid, 20);
    let accent = a.accent;
    a.oval(400, 340, 54, 54, t.dark);
    a.oval(400, 340, 40, 40, accent);
    a.gleam("M160 340C160 210 250 110 370 96", 8, 45);
    a.oval(400, 684, 14, 9, PAPER);
}

pub fn drill(a: &mut Art) {
    let t = a.tones;
    a.shadow(430, 706, 260);
    a.path("M60 246L180 232L180 276L60 262Z", STEEL);
    a.line("M80 244L94 266M110 241L124 268M140 238L154 271", IRON, 5);
    a.path("M176 204L276 184L276 324L176 304Z", CHARCOAL);
    a.line("M200 204L200 304M226 198L226 310M252 192L252 316", "#4a4d55", 6);
    a.path("M270 150L600 140Q680 140 690 220L690 300Q680 360 620 360L500 360L470 590L350 590L380 400C370 370 330 364 270 350Z", BODY);
    a.path(
        "M470 400L490 360L500 360L470 590L350 590L380 400C372 376 350 368 330 362C380 360 440 370 470 400Z",
        SHADE,
    );
    a.path("M396 430C420 420 460 420 484 430L472 560L384 560Z", INK);
    a.line("M402 460L468 460M398 490L466 490M394 520L464 520", "#4a4d55", 8);
    a.path("M352 400C320 410 320 460 350 470L372 466L382 400Z", "#c9463d");
    a.block((320, 580), (210, 100), 20, INK);
    a.block((320, 580), (210, 34), 12, t.mid);
    a.gleam("M300 176L590 166C630 166 650 180 660 214", 13, 42);
    a.line("M560 200L560 300M596 200L596 300M632 206L632 294", t.deep, 12);
    let accent = a.accent;
    if a.pick(1, 2) == 0 {
        a.block((310, 220), (190, 54), 10, accent);
    } else {
        a.oval(410, 250, 50, 50, accent);
    }
    a.block((350, 640), (150, 12), 6, t.mid);
}

pub fn hammer(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 700, 230);
    let wood = a.pick(1, 2) == 0;
    a.turned(38, (400, 400), |a| {
        a.path("M372 200L428 200L426 480L374 480Z", if wood { WOOD } else { METAL });
        a.path("M366 440L434 440L444 700Q444 730 400 730Q356 730 356 700Z", BODY);
        a.dim("M410 440L434 440L444 700Q444 730 410 730Z", 28);
        a.line("M366 560L438 560M364 600L440 600M362 640L440 640M362 680L440 680", t.dark, 8);
        a.gleam("M382 460L374 690", 8, 40);
        a.path("M346 106L456 106L456 226L346 226Z", IRON);
        a.path("M450 120L530 112L530 220L450 212Z", STEEL);
        a.path("M524 96Q560 96 560 110L560 224Q560 236 524 236Z", METAL);
        a.path("M350 106C280 100 220 130 180 210C230 190 260 180 300 186L350 226Z", STEEL);
        a.gleam("M230 160C260 132 300 122 344 124M360 124L440 124", 8, 60);
    });
}

pub fn router(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 650, 330);
    for (x, lean) in [(190, -10), (400, 0), (610, 10)] {
        a.turned(lean, (x, 500), |a| {
            a.block((x - 15, 130), (30, 380), 15, t.dark);
            a.gleam(&format!("M{} 150L{0} 460", x - 5), 6, 35);
        });
    }
    a.path(
        "M110 480Q116 450 150 450L650 450Q684 450 690 480L720 600Q726 640 690 640L110 640Q74 640 80 600Z",
        BODY,
    );
    a.dim("M80 600L720 600Q726 640 690 640L110 640Q74 640 80 600Z", 34);
    a.gleam("M136 490C140 474 150 470 164 470L400 470", 8, 45);
    let accent = a.accent;
    for step in 0..5 {
        let fill = if step == 1 { accent } else { "#8fe0a0" };
        a.oval(250 + step * 44, 550, 10, 8, fill);
    }
    if a.pick(1, 2) == 0 {
        a.line("M540 550L620 550", t.dark, 10);
    } else {
        a.oval(590, 550, 22, 16, t.dark);
    }
}
