//! What grows in a pot.

use crate::art::Art;
use crate::art::paint::{BODY, LEAF, PAPER, TUBE};

/// Veins and the dark side of leaves.
const VEIN: &str = "#2f5f3c80";
/// Leaves that stand further back.
const BEHIND: &str = "#4c8257";

/// The pot in front of what grows in it.
fn pot(a: &mut Art) {
    a.fabric("M256 500L544 500L514 690Q510 708 490 708L310 708Q290 708 286 690Z", TUBE);
    a.dim("M440 540L540 540L514 690Q510 708 490 708L430 708Z", 18);
    a.block((240, 474), (320, 60), 14, BODY);
    a.dim("M256 534L544 534L541 552L259 552Z", 40);
    a.gleam("M262 492L360 492", 8, 45);
    a.gleam("M290 566L306 680", 11, 35);
}

pub fn plant(a: &mut Art) {
    a.shadow(400, 712, 200);
    match a.pick(1, 3) {
        0 => {
            for (turn, fill) in
                [(-62, "#4c8257"), (58, "#4c8257"), (-34, LEAF), (32, LEAF), (-8, "#6ba467"), (12, LEAF)]
            {
                a.turned(turn, (400, 520), |a| {
                    a.path("M400 520C350 400 350 230 400 130C450 230 450 400 400 520Z", fill);
                    a.line("M400 500L400 170", VEIN, 5);
                });
            }
        }
        1 => {
            for (x, y, turn) in [
                (400, 190, 0),
                (270, 260, -36),
                (530, 250, 34),
                (220, 400, -62),
                (580, 390, 60),
                (400, 330, 4),
            ] {
                a.line(&format!("M400 530C400 450 {x} 420 {x} {y}"), "#3f7047", 9);
                a.turned(turn, (x, y), |a| {
                    a.path(
                        &format!(
                            "M{x} {0}C{1} {2} {3} {4} {x} {4}C{5} {4} {6} {2} {x} {0}Z",
                            y + 80,
                            x - 130,
                            y + 40,
                            x - 80,
                            y - 90,
                            x + 80,
                            x + 130
                        ),
                        LEAF,
                    );
                    a.line(&format!("M{x} {}L{x} {}", y - 50, y + 66), "#d7ebc9", 5);
                });
            }
        }
        _ => {
            a.path("M310 520C296 330 310 150 400 140C490 150 504 330 490 520Z", LEAF);
            a.path("M322 380C240 380 222 330 226 270C270 266 284 300 286 330L322 330ZM480 320C560 320 580 270 574 210C530 206 518 240 516 270L480 270Z", "#4c8a58");
            for x in [350, 400, 450] {
                a.line(&format!("M{x} 190L{x} 510"), VEIN, 5);
                a.beads(&format!("M{x} 200L{x} 510"), PAPER, 7, 44);
            }
            a.oval(400, 136, 26, 20, "#e58fa0");
        }
    }
    pot(a);
}

/// A tuft of long leaves on a bare stem.
pub fn dracaena(a: &mut Art) {
    a.shadow(400, 712, 200);
    a.line("M396 520C404 450 394 400 400 330", "#8a6a48", 26);
    for y in [380, 420, 460] {
        a.line(&format!("M388 {y}L410 {}", y - 6), "#5f4730", 5);
    }
    let leaves = [-112, 108, -84, 80, -58, 56, -32, 30, -6];
    for (turn, back) in leaves.into_iter().zip([true, true, false, false, true, true, false, false, false]) {
        a.turned(turn, (400, 334), |a| {
            let fill = if back { BEHIND } else { LEAF };
            a.path("M386 346C374 270 380 180 408 108C424 190 426 270 414 346Z", fill);
            a.line("M400 336C396 270 398 200 406 140", VEIN, 5);
        });
    }
    pot(a);
}

/// Striped leaves that arch out of the pot, and young on a long stem.
pub fn spider_plant(a: &mut Art) {
    const STRIPE: &str = "#e6efc9";
    a.shadow(400, 712, 200);
    a.both(|a| {
        a.path("M394 512C390 330 340 200 236 170C316 226 356 350 372 512Z", BEHIND);
        a.path("M398 512C400 320 392 200 346 112C366 220 374 350 378 512Z", LEAF);
        a.path("M396 512C380 350 300 236 176 286C280 290 340 390 366 512Z", LEAF);
        a.path("M388 512C340 420 246 376 140 440C240 424 316 456 356 512Z", LEAF);
        a.line("M388 500C386 350 376 220 356 146", STRIPE, 7);
        a.line("M382 500C360 370 300 264 202 284", STRIPE, 7);
        a.line("M372 500C320 428 250 400 170 430", STRIPE, 7);
    });
    pot(a);
    if a.pick(1, 2) == 0 {
        a.line("M440 500C560 420 640 480 640 560", "#9fbf7f", 7);
        for turn in [-70, -35, 0, 35, 70] {
            a.turned(180 + turn, (640, 560), |a| {
                a.path("M632 560C630 530 634 510 640 486C646 510 650 530 648 560Z", LEAF);
            });
        }
    }
}

/// Upright swords with pale edges.
pub fn snake_plant(a: &mut Art) {
    a.shadow(400, 712, 200);
    for (turn, x, top) in [(-20, 360, 200), (19, 440, 220), (-9, 380, 120), (11, 430, 150), (0, 400, 250)] {
        a.turned(turn, (x, 520), |a| {
            let d = format!(
                "M{0} 520C{1} 400 {0} 270 {x} {top}C{2} 270 {3} 400 {2} 520Z",
                x - 34,
                x - 46,
                x + 34,
                x + 46
            );
            a.path(&d, LEAF);
            a.line(&d, "#d8cd7c", 8);
            for y in (top + 126..500).step_by(58) {
                a.line(&format!("M{} {y}l18 -10l18 12l16 -8", x - 26), VEIN, 8);
            }
        });
    }
    pot(a);
}

/// A rosette of thick pointed leaves.
pub fn aloe(a: &mut Art) {
    a.shadow(400, 712, 200);
    for (turn, back) in
        [(-66, true), (64, true), (-40, false), (40, false), (-20, true), (20, true), (0, false)]
    {
        a.turned(turn, (400, 540), |a| {
            let fill = if back { "#6c9c80" } else { "#8bb89a" };
            a.path("M356 540C366 420 384 300 400 190C416 300 434 420 444 540Z", fill);
            a.gleam("M394 480C394 400 396 330 400 270", 9, 30);
            a.beads("M362 500C370 400 386 290 398 210", PAPER, 7, 38);
            a.beads("M438 500C430 400 414 290 402 210", PAPER, 7, 38);
        });
    }
    pot(a);
}
