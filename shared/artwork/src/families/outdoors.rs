//! Sport, travel and the garden.

use crate::art::Art;
use crate::art::paint::{
    BALL, BODY, CHARCOAL, CREAM, GOLD, INK, IRON, LEAF, METAL, PAPER, SHADE, STEEL, TUBE, WOOD,
};

pub fn football(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 690, 230);
    a.oval(400, 400, 284, 284, CREAM);
    let (patch, seam) = if a.pale { (INK, CHARCOAL) } else { (BODY, t.dark) };
    let start = i32::try_from(a.pick(1, 4)).unwrap_or(0) * 18;
    a.turned(start, (400, 400), |a| {
        a.path("M400 296L499 368L461 484L339 484L301 368Z", patch);
        for turn in [0, 72, 144, 216, 288] {
            a.turned(turn, (400, 400), |a| {
                a.line("M400 296L400 214", seam, 8);
                a.path("M400 214L334 166L352 121C384 114 416 114 448 121L466 166Z", patch);
                a.line("M334 166L198 265", seam, 8);
            });
        }
    });
    a.dim("M560 166C640 220 684 310 684 400C684 556 556 684 400 684C310 684 220 640 166 560C330 640 620 560 560 166Z", 26);
    a.glint("M176 340C196 240 270 170 360 150C290 200 240 270 226 360C206 370 180 360 176 340Z", 38);
}

pub fn basketball(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 690, 230);
    a.oval(400, 400, 284, 284, BALL);
    let lean = i32::try_from(a.pick(1, 5)).unwrap_or(0) * 12 - 30;
    a.turned(lean, (400, 400), |a| {
        a.line("M400 116L400 684M116 400L684 400", t.deep, 11);
        a.line("M214 186C320 280 320 520 214 614M586 186C480 280 480 520 586 614", t.deep, 11);
    });
    a.dim("M560 166C640 220 684 310 684 400C684 556 556 684 400 684C310 684 220 640 166 560C330 640 620 560 560 166Z", 20);
    a.glint("M176 340C196 240 270 170 360 150C290 200 240 270 226 360C206 370 180 360 176 340Z", 30);
}

pub fn bicycle(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 660, 350);
    for x in [196, 604] {
        a.ring(x, 500, 146, CHARCOAL, 20);
        a.ring(x, 500, 130, "#b4bac2", 6);
        for turn in (0..180).step_by(20) {
            a.turned(turn, (x, 500), |a| a.line(&format!("M{x} 374L{x} 626"), "#8a919b", 2));
        }
        a.oval(x, 500, 15, 15, IRON);
    }
    a.line("M196 492L380 494M196 508L380 526", CHARCOAL, 4);
    a.line("M286 300L196 500L384 510M286 300L384 510L536 296L286 300M268 250L288 306", BODY, 20);
    a.line("M516 224C530 290 560 400 604 500", BODY, 20);
    a.gleam("M300 294L520 291", 5, 50);
    a.oval(384, 510, 36, 36, IRON);
    a.oval(384, 510, 22, 22, t.dark);
    a.line("M384 510L420 580M404 584L440 578", CHARCOAL, 12);
    let seat = if a.pick(1, 2) == 0 { CHARCOAL } else { "#8a5a34" };
    a.path("M210 232C240 220 310 226 336 236C340 250 300 254 280 256C250 260 214 264 206 248Z", seat);
    if a.pick(2, 2) == 0 {
        a.line("M514 224L500 190C540 170 590 190 580 230C576 250 556 256 544 246", seat, 16);
    } else {
        a.line("M514 224L504 180L430 176M504 180L480 150", CHARCOAL, 14);
        a.line("M430 176L400 186", seat, 20);
    }
    a.path("M520 234L640 234L628 310L538 310Z", if a.pick(3, 3) == 0 { WOOD } else { "none" });
}

pub fn tent(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 650, 370);
    a.line("M94 636L40 660M706 636L760 660", IRON, 6);
    let accent = a.accent;
    a.path("M300 190C420 150 560 300 720 640L560 640Z", SHADE);
    a.path("M80 640C160 440 230 260 310 180C400 260 500 460 580 640Z", BODY);
    a.dim("M310 180C420 150 560 300 720 640L580 640C500 460 400 260 310 180Z", 18);
    a.path("M314 300C370 400 420 520 450 640L190 640C230 520 270 400 314 300Z", t.deep);
    a.path("M314 300C290 420 250 540 190 640L130 640C200 520 260 400 314 300Z", t.light);
    a.path("M314 300C370 400 420 520 450 640L510 640C450 500 380 380 314 300Z", accent);
    a.line("M314 300L314 640", t.dark, 5);
    a.line("M310 180C400 260 500 460 580 640", t.light, 8);
    a.gleam("M140 590C190 460 240 340 296 252", 12, 40);
    a.path("M250 640C260 610 290 600 330 610L400 640Z", CREAM);
    if a.pick(1, 2) == 0 {
        a.line("M310 180L310 110", IRON, 7);
        a.path("M312 112L380 132L312 154Z", accent);
    } else {
        a.path("M560 420L610 400L640 470L590 480Z", "#ffffff44");
    }
}

pub fn yoga_mat(a: &mut Art) {
    let t = a.tones;
    a.shadow(410, 640, 340);
    let accent = a.accent;
    a.turned(-14, (400, 430), |a| {
        a.path("M170 560L690 540L744 634L246 664Z", t.dark);
        a.path("M246 664L744 634L746 646L248 678Z", t.deep);
        a.gleam("M262 642L716 614", 6, 30);
        a.block((150, 270), (560, 300), 40, SHADE);
        a.path("M170 270L670 270Q712 270 712 420Q712 570 670 570L170 570Z", BODY);
        a.dim("M170 490L704 490Q694 570 670 570L170 570Z", 30);
        a.gleam("M220 304L650 304", 16, 35);
        for x in [290, 560] {
            a.path(
                &format!("M{x} 268L{} 268Q{} 420 {1} 572L{x} 572Q{} 420 {x} 268Z", x + 44, x + 60, x + 16),
                accent,
            );
        }
        a.line("M312 268C340 150 560 150 586 268", accent, 26);
        a.oval(170, 420, 108, 152, t.mid);
        for (rx, ry) in [(96, 138), (72, 104), (48, 70), (24, 36)] {
            a.oval(170, 420, rx, ry, t.deep);
            a.oval(170, 424, rx - 9, ry - 12, t.light);
        }
        a.oval(170, 424, 9, 14, t.deep);
        if a.pick(1, 2) == 0 {
            a.oval(650, 400, 20, 40, accent);
        }
    });
}

pub fn dumbbell(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 640, 320);
    let accent = a.accent;
    a.turned(-14, (400, 420), |a| {
        a.block((200, 388), (400, 64), 20, METAL);
        a.block((300, 384), (200, 72), 20, INK);
        a.line(
            "M330 392L330 448M365 392L365 448M400 392L400 448M435 392L435 448M470 392L470 448",
            "#555964",
            7,
        );
        for (x, near) in [(90, true), (556, false)] {
            let (outer, inner) = if near { (x, x + 76) } else { (x + 76, x) };
            a.block((outer, 310), (78, 220), 26, SHADE);
            a.block((inner, 260), (82, 320), 30, BODY);
            a.dim(&format!("M{inner} 500h82v50q0 30 -30 30h-22q-30 0 -30 -30Z"), 28);
            a.gleam(&format!("M{0} 296L{0} 470", inner + 18), 11, 42);
            a.gleam(&format!("M{0} 340L{0} 450", outer + 16), 8, 35);
        }
        if a.pick(1, 2) == 0 {
            a.block((166, 396), (82, 48), 0, accent);
            a.block((556, 396), (82, 48), 0, accent);
        } else {
            a.oval(207, 420, 22, 22, t.deep);
            a.oval(597, 420, 22, 22, t.deep);
        }
    });
}

pub fn racket(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 706, 220);
    let accent = a.accent;
    a.turned(32, (400, 400), |a| {
        for step in -4..=4 {
            let x = 400 + step * 34;
            let reach = 196 - step * step * 7;
            a.line(&format!("M{x} {}L{x} {}", 250 - reach, 250 + reach), "#8d949d", 4);
        }
        for step in -5..=5 {
            let y = 250 + step * 34;
            let reach = 152 - step * step * 4;
            a.line(&format!("M{} {y}L{} {y}", 400 - reach, 400 + reach), "#8d949d", 4);
        }
        a.line("M400 52C500 52 562 150 562 250C562 350 500 430 400 450C300 430 238 350 238 250C238 150 300 52 400 52Z", BODY, 30);
        a.gleam("M246 230C252 140 310 66 390 60", 7, 50);
        a.line("M320 420L386 540M480 420L414 540", BODY, 26);
        a.block((372, 520), (56, 240), 20, INK);
        a.line("M376 570L424 550M376 610L424 590M376 650L424 630M376 690L424 670M376 730L424 710", t.mid, 7);
    });
    a.oval(610, 610, 66, 66, if a.pick(1, 2) == 0 { "#d9e25a" } else { accent });
    a.line("M556 580C600 590 620 630 606 672M616 548C620 590 640 610 672 614", PAPER, 7);
}

pub fn helmet(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 650, 290);
    a.line("M220 500C260 600 320 650 380 660M560 500C500 590 440 640 380 660", CHARCOAL, 14);
    a.block((356, 636), (54, 40), 10, INK);
    a.path("M96 470C90 270 240 150 420 150C600 150 716 290 710 440C708 480 680 500 640 494L500 470C400 460 260 480 180 516C130 530 98 520 96 470Z", BODY);
    a.dim("M560 180C660 230 712 330 710 440C708 480 680 500 640 494L560 480C600 400 600 270 560 180Z", 20);
    for (d, fill) in [
        ("M190 420C200 320 270 240 340 214C290 280 264 350 258 416Z", t.deep),
        ("M310 404C316 320 360 240 410 210C420 270 412 350 408 400Z", t.deep),
        ("M462 398C480 320 476 250 470 212C540 250 570 330 574 404Z", t.deep),
    ] {
        a.path(d, fill);
    }
    a.line(
        "M98 470C98 500 140 520 180 504C260 466 400 450 500 460L640 484C680 490 706 476 708 440",
        t.dark,
        12,
    );
    a.gleam("M132 410C142 300 220 216 320 186", 15, 45);
    let accent = a.accent;
    if a.pick(1, 2) == 0 {
        a.line("M270 440C276 350 300 280 368 200", accent, 14);
        a.line("M436 428C440 340 446 270 436 196", accent, 14);
    } else {
        a.path("M620 300C660 330 680 390 684 440L626 432Z", accent);
    }
}

pub fn watering_can(a: &mut Art) {
    let t = a.tones;
    a.shadow(420, 670, 300);
    a.line("M470 320C520 130 720 240 620 540", SHADE, 30);
    a.path("M330 470L330 560L170 320L110 270L140 240L200 290Z", SHADE);
    a.turned(-42, (120, 252), |a| {
        a.path("M84 250L60 196L180 196L156 250Z", t.mid);
        a.oval(120, 196, 64, 20, GOLD);
        a.beads("M80 196L160 196", t.deep, 9, 20);
    });
    a.path("M320 310L600 310L624 626Q626 660 590 660L330 660Q296 660 298 626Z", TUBE);
    a.dim("M540 310L600 310L624 626Q626 660 590 660L530 660C560 540 556 420 540 310Z", 18);
    a.oval(460, 310, 140, 32, t.light);
    a.oval(460, 314, 120, 22, t.deep);
    a.path("M320 310C320 270 360 256 400 262L420 330C380 336 340 330 320 310Z", BODY);
    a.gleam("M350 366L336 620", 15, 42);
    let accent = a.accent;
    if a.pick(1, 2) == 0 {
        a.path("M303 560L619 560L621 600L300 600Z", accent);
    } else {
        a.line("M470 590L470 500", LEAF, 9);
        a.path("M470 560C430 560 410 530 410 500C450 500 470 526 470 560ZM470 530C510 530 530 500 530 470C490 470 470 496 470 530Z", accent);
    }
}

pub fn shears(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 716, 190);
    let accent = a.accent;
    a.turned(10, (400, 400), |a| {
        a.path("M420 400C350 330 330 200 372 70C410 160 440 290 446 380Z", STEEL);
        a.path("M380 400C450 330 470 220 440 110C410 190 370 290 356 380Z", METAL);
        a.gleam("M372 110C368 200 380 290 410 360", 6, 70);
        a.line("M384 400C330 460 300 560 320 700", BODY, 46);
        a.line("M416 400C470 460 500 560 480 700", SHADE, 46);
        a.gleam("M366 440C326 500 304 580 314 680", 9, 42);
        a.line("M352 500C380 470 420 470 448 500", IRON, 10);
        a.oval(400, 398, 32, 32, IRON);
        a.oval(400, 398, 14, 14, CHARCOAL);
        a.line("M316 640L320 700M482 650L480 700", if a.pick(1, 2) == 0 { accent } else { t.deep }, 46);
    });
}

pub fn trowel(a: &mut Art) {
    a.shadow(400, 710, 200);
    let accent = a.accent;
    a.turned(-30, (330, 400), |a| {
        a.path("M330 40C400 100 430 190 420 330C416 390 370 410 330 410C290 410 244 390 240 330C230 190 260 100 330 40Z", BODY);
        a.dim("M330 40C400 100 430 190 420 330C416 390 370 410 330 410Z", 34);
        a.path("M330 40C362 67 385 101 400 140C360 110 300 110 260 140C275 101 298 67 330 40Z", STEEL);
        a.gleam("M280 150C270 220 270 290 280 340", 9, 70);
        a.path("M316 400L344 400L346 500L314 500Z", IRON);
        a.block((298, 480), (64, 240), 28, BODY);
        a.dim("M340 490Q362 490 362 510L362 692Q362 716 340 720Z", 28);
        a.block((298, 500), (64, 18), 0, accent);
    });
    a.turned(28, (490, 400), |a| {
        a.line("M450 120L456 300M490 100L490 320M530 120L524 300", IRON, 16);
        a.path("M444 290Q490 330 536 290L530 330Q490 370 450 330Z", IRON);
        a.path("M478 340L502 340L504 500L476 500Z", IRON);
        a.block((458, 480), (64, 240), 28, if a.pick(1, 2) == 0 { BODY } else { SHADE });
        a.block((458, 500), (64, 18), 0, accent);
        a.gleam("M474 530L474 690", 8, 38);
    });
}
