//! Garments for the upper body, shown from the front as if worn by nobody.

use crate::art::Art;
use crate::art::paint::{BODY, GOLD, METAL, PAPER, SHADE};

const TEE: &str = "M296 144C330 204 470 204 504 144L572 168Q590 174 602 188L716 322Q724 334 714 344L640 414Q630 422 620 412L578 368C574 460 576 570 582 650Q582 670 562 672C460 682 340 682 238 672Q218 670 218 650C224 570 226 460 222 368L180 412Q170 422 160 414L86 344Q76 334 84 322L198 188Q210 174 228 168Z";
const TORSO: &str = "M302 152L236 178C234 260 238 320 240 380C238 470 234 560 230 640Q230 660 250 662C350 672 450 672 550 662Q570 660 570 640C566 560 562 470 560 380C562 320 566 260 564 178L498 152C460 186 340 186 302 152Z";

fn sleeves(a: &mut Art, cuff: &str, cloth: fn(&mut Art, &str, &str)) {
    a.both(|a| {
        cloth(
            a,
            "M252 174C206 190 178 226 168 286L96 590Q92 608 110 612L176 628Q194 632 198 614L262 380Z",
            SHADE,
        );
        a.dim("M252 240L236 420L196 616C190 630 180 630 168 626L236 330Z", 18);
        a.glint("M196 270C176 370 158 470 138 570C136 470 152 360 196 270Z", 16);
        a.path("M103 562L206 588L198 618Q194 632 176 628L110 612Q92 608 96 590Z", cuff);
    });
}

fn folds(a: &mut Art) {
    a.dim("M564 178C566 260 562 320 560 380C562 470 566 560 570 640Q570 660 550 662L500 666C530 560 534 420 520 330Z", 18);
    a.dim("M240 380C238 470 234 560 230 640Q230 650 240 660L262 662C262 560 262 460 240 380Z", 12);
    a.glint("M274 220C304 350 300 480 268 620C276 480 272 350 274 220Z", 16);
}

/// A T-shirt; `cloth` is drawn under the folds.
fn tee(a: &mut Art, cloth: fn(&mut Art)) {
    let t = a.tones;
    a.shadow(400, 716, 200);
    a.path("M296 146C340 132 460 132 504 146C460 230 340 230 296 146Z", t.deep);
    cloth(a);
    a.dim("M578 368C574 460 576 570 582 650Q582 670 562 672L510 676C540 560 540 420 566 270L640 330Z", 16);
    a.dim("M222 368C226 460 224 570 218 650Q218 664 230 670L256 674C262 560 260 420 234 270Z", 12);
    a.both(|a| {
        a.line("M98 330L176 404", t.dark, 6);
        a.line("M232 190C226 250 224 310 224 366", t.dark, 5);
    });
    a.line("M296 146C330 206 470 206 504 146", t.dark, 16);
    a.line("M226 640C340 656 460 656 574 640", t.dark, 5);
    a.glint("M270 230C302 360 298 490 262 630C272 490 266 360 270 230Z", 16);
}

pub fn tshirt(a: &mut Art) {
    let t = a.tones;
    tee(a, |a| a.fabric(TEE, BODY));
    let accent = a.accent;
    match a.pick(7, 8) {
        5 => a.block((436, 276), (84, 92), 8, t.dark),
        6 => {
            a.oval(400, 370, 84, 84, accent);
            a.path("M316 370A84 84 0 0 0 484 370Z", t.dark);
        }
        7 => {
            a.line("M316 330L484 330", accent, 22);
            a.line("M316 376L484 376", t.dark, 22);
            a.line("M316 422L484 422", accent, 22);
        }
        _ => {}
    }
}

pub fn striped_top(a: &mut Art) {
    tee(a, |a| {
        a.path(TEE, BODY);
        let stripe = if a.pale { "#35426f" } else { PAPER };
        let gap = if a.pick(1, 2) == 0 { 52 } else { 68 };
        for y in (250..650).step_by(gap) {
            a.line(&format!("M228 {y}C340 {0} 460 {0} 572 {y}", y + 12), stripe, 18);
        }
        a.both(|a| {
            a.line("M138 282L214 348", stripe, 16);
            a.line("M172 232L222 276", stripe, 16);
        });
    });
}

/// The body, sleeves and cuffs of a shirt, without its collar and buttons.
fn woven(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 706, 190);
    sleeves(a, t.mid, Art::fabric);
    a.both(|a| {
        a.line("M106 562L204 586", t.dark, 5);
        a.oval(186, 604, 7, 7, PAPER);
    });
    a.fabric(TORSO, BODY);
    folds(a);
}

/// Buttons down the front.
fn buttons(a: &mut Art, places: &[i32]) {
    let deep = a.tones.deep;
    for y in places {
        a.oval(400, *y, 10, 10, PAPER);
        a.oval(400, *y, 3, 3, deep);
    }
}

/// No collar: a band round the neck, buttoned half the way down or all of it.
pub fn grandad_shirt(a: &mut Art) {
    let t = a.tones;
    woven(a);
    a.path("M306 148C340 116 460 116 494 148C470 196 330 196 306 148Z", t.deep);
    if a.pick(1, 2) == 0 {
        a.path("M378 186L422 186L422 420L400 436L378 420Z", t.mid);
        a.line("M378 190L378 420L400 436L422 420L422 190", t.dark, 5);
        buttons(a, &[236, 306, 376]);
    } else {
        a.path("M378 186L422 186L424 668L376 668Z", t.mid);
        a.line("M378 190L376 668", t.dark, 5);
        a.line("M422 190L424 668", t.dark, 3);
        buttons(a, &[246, 326, 406, 486, 566]);
    }
    // The band stands up all round: its back behind the neck, its two ends in front.
    a.line("M312 140C350 116 450 116 488 140", t.mid, 16);
    a.line("M304 150C336 190 464 190 496 150", t.dark, 36);
    a.line("M304 150C336 190 464 190 496 150", t.light, 28);
    a.line("M400 166L400 196", t.dark, 5);
    buttons(a, &[181]);
}

pub fn shirt(a: &mut Art) {
    let t = a.tones;
    woven(a);
    a.path("M318 140C360 124 440 124 482 140L400 236Z", t.deep);
    a.path("M380 206L420 206L424 668L376 668Z", t.mid);
    a.line("M376 220L376 668", t.dark, 5);
    a.line("M424 220L424 668", t.dark, 3);
    buttons(a, &[256, 336, 416, 496, 576]);
    a.both(|a| {
        a.path("M316 128C300 140 294 156 292 174L342 258L402 208C366 190 336 166 316 128Z", t.light);
        a.line("M292 174L342 258L402 208", t.dark, 6);
    });
    if a.pick(1, 2) == 0 {
        a.path("M446 290L528 290L528 372L487 392L446 372Z", t.mid);
        a.line("M446 290L528 290L528 372L487 392L446 372Z", t.dark, 5);
    }
}

/// The body and sleeves of a jumper, without its neck.
fn knit(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 706, 190);
    let accent = a.accent;
    sleeves(a, t.dark, Art::fabric);
    a.fabric(TORSO, BODY);
    if a.pick(1, 2) == 0 {
        a.path("M238 300C340 316 460 316 562 300L560 396C460 410 340 410 240 396Z", accent);
        a.line("M256 352L292 324L328 360L364 328L400 362L436 328L472 360L508 324L544 352", t.dark, 14);
    } else {
        for x in [320, 400, 480] {
            a.line(
                &format!(
                    "M{x} 220l-16 26l32 30l-32 30l32 30l-32 30l32 30l-32 30l32 30l-32 30l32 30l-32 30l16 26"
                ),
                t.dark,
                8,
            );
        }
    }
    folds(a);
    a.path("M230 616L570 616L570 642Q570 660 550 662C450 672 350 672 250 662Q230 660 230 642Z", t.dark);
    a.row((252..560).step_by(22), 626, "v32", t.mid, 6);
}

pub fn sweater(a: &mut Art) {
    let t = a.tones;
    knit(a);
    a.path("M300 140C340 120 460 120 500 140C480 214 320 214 300 140Z", t.deep);
    a.line("M300 146C330 204 470 204 500 146", t.dark, 30);
    a.line("M300 146C330 204 470 204 500 146", t.mid, 8);
}

pub fn roll_neck(a: &mut Art) {
    let t = a.tones;
    knit(a);
    a.path(
        "M306 150C304 120 308 96 316 78C350 62 450 62 484 78C492 96 496 120 494 150C470 206 330 206 306 150Z",
        BODY,
    );
    a.dim("M440 68Q470 70 484 78C492 96 496 120 494 150C484 174 460 186 436 190C450 150 452 104 440 68Z", 18);
    a.row((324..480).step_by(18), 92, "v76", t.dark, 5);
    a.path("M316 78C350 62 450 62 484 78C476 96 324 96 316 78Z", t.deep);
    a.line("M306 150C330 206 470 206 494 150", t.dark, 7);
}

pub fn hoodie(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 706, 190);
    sleeves(a, t.dark, Art::fabric);
    a.fabric(TORSO, BODY);
    folds(a);
    a.path("M278 204C250 110 322 60 400 60C478 60 550 110 522 204C500 262 440 280 400 280C360 280 300 262 278 204Z", SHADE);
    a.path("M314 190C304 128 348 98 400 98C452 98 496 128 486 190C470 234 430 250 400 262C370 250 330 234 314 190Z", t.deep);
    a.gleam("M290 170C288 120 330 82 384 78", 18, 17);
    a.line("M314 190C330 234 370 250 400 262C430 250 470 234 486 190", t.dark, 8);
    let string = if a.pale { t.deep } else { PAPER };
    a.line("M366 252C362 300 368 330 362 372", string, 9);
    a.line("M434 252C438 300 430 320 438 350", string, 9);
    a.line("M362 362L361 382", GOLD, 11);
    a.line("M438 342L439 362", GOLD, 11);
    let pouch = "M312 462L488 462L536 566L536 606L264 606L264 566Z";
    a.path(pouch, t.mid);
    a.dim("M264 580L536 580L536 606L264 606Z", 22);
    a.line(pouch, t.dark, 6);
    a.path("M230 620L570 620L570 642Q570 660 550 662C450 672 350 672 250 662Q230 660 230 642Z", t.dark);
    a.row((252..560).step_by(22), 630, "v28", t.mid, 5);
}

pub fn jacket(a: &mut Art) {
    zipped(a, false);
}

pub fn quilted_jacket(a: &mut Art) {
    zipped(a, true);
}

fn zipped(a: &mut Art, quilted: bool) {
    let t = a.tones;
    a.shadow(400, 706, 190);
    sleeves(a, t.dark, Art::path);
    a.path("M312 120C360 104 440 104 488 120L470 210L330 210Z", t.deep);
    a.path(TORSO, BODY);
    if quilted {
        for y in [250, 326, 402, 478, 554] {
            a.line(&format!("M236 {y}C300 {0} 350 {0} 400 {y}C450 {0} 500 {0} 564 {y}", y + 20), t.dark, 7);
            a.gleam(&format!("M256 {0}C300 {1} 340 {1} 384 {0}", y + 22, y + 36), 9, 26);
        }
    } else {
        a.line("M238 270C290 300 350 304 400 304C450 304 510 300 562 270", t.dark, 5);
        a.both(|a| {
            a.path("M268 340L364 340L364 430L316 446L268 430Z", t.mid);
            a.line("M268 340L364 340L364 430L316 446L268 430Z", t.dark, 5);
            a.path("M262 336L370 336L370 362L316 376L262 362Z", t.dark);
            a.oval(316, 360, 8, 8, GOLD);
        });
    }
    folds(a);
    a.both(|a| {
        a.line("M262 540L306 486", t.deep, 9);
        a.path("M306 116C300 150 306 186 320 206L398 206L398 186C360 176 330 150 322 112Z", t.dark);
        a.gleam("M314 134C314 150 318 172 326 190", 10, 17);
    });
    a.path("M230 624L570 624L570 642Q570 660 550 662C450 672 350 672 250 662Q230 660 230 642Z", t.dark);
    a.block((390, 186), (20, 482), 6, t.deep);
    a.line("M400 194L400 662", "#c9ced4", 6);
    a.block((391, 214), (18, 46), 8, METAL);
}

pub fn dress(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 716, 220);
    a.path("M330 150C370 190 430 190 470 150L470 240L330 240Z", t.deep);
    a.fabric("M306 92L342 92C344 170 366 204 400 204C434 204 456 170 458 92L494 92C498 170 512 206 538 240C520 296 508 326 504 372C548 470 610 570 636 664C640 682 632 690 616 692C470 712 330 712 184 692C168 690 160 682 164 664C190 570 252 470 296 372C292 326 280 296 262 240C288 206 302 170 306 92Z", BODY);
    a.dim("M504 372C548 470 610 570 636 664C640 682 632 690 616 692L540 700C530 580 490 470 460 384Z", 20);
    a.dim("M400 396C420 500 440 600 444 706L400 707C396 600 396 500 400 396Z", 16);
    a.dim("M340 392C320 500 284 600 262 700L230 697C270 590 310 480 330 390Z", 14);
    a.glint("M318 400C300 500 260 600 212 680C240 590 280 490 318 400Z", 20);
    a.dim("M538 240C520 296 508 326 504 372L470 376C470 320 490 280 494 200Z", 18);
    a.line("M306 92L342 92C344 170 366 204 400 204C434 204 456 170 458 92L494 92", t.dark, 6);
    a.line("M168 664C330 690 470 690 632 664", t.dark, 5);
    let accent = a.accent;
    a.path("M297 354C360 368 440 368 503 354L506 388C440 402 360 402 294 388Z", accent);
    match a.pick(1, 2) {
        0 => a.path("M400 378C376 352 352 356 356 378C358 398 380 398 400 380C420 398 442 398 444 378C448 356 424 352 400 378Z", t.dark),
        _ => a.block((382, 356), (36, 44), 8, GOLD),
    }
}

pub fn scarf(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 724, 190);
    let accent = a.accent;
    let fringe = |a: &mut Art, from: i32, y: i32| {
        a.row((from..from + 120).step_by(19), y, "l-2 44", t.dark, 9);
    };
    fringe(a, 440, 606);
    a.fabric("M400 300L520 330C560 420 570 520 568 610L432 616C436 500 420 420 380 360Z", SHADE);
    a.path("M434 548L568 542L568 582L433 588Z", accent);
    a.oval(400, 230, 190, 130, t.deep);
    a.fabric("M204 226C190 150 280 96 400 96C520 96 610 150 596 226C590 180 500 160 400 160C300 160 210 180 204 226Z", SHADE);
    fringe(a, 262, 662);
    a.fabric("M300 330L420 320C406 440 392 560 392 670L250 672C252 540 268 420 300 330Z", BODY);
    a.path("M251 602L394 600L392 642L250 644Z", accent);
    a.dim("M300 372L414 362L406 410C360 420 320 420 290 412Z", 30);
    a.fabric("M204 214C240 280 320 300 400 300C480 300 560 280 596 214C612 300 570 390 400 396C230 390 188 300 204 214Z", BODY);
    a.dim("M214 300C260 350 330 366 400 366C470 366 540 350 586 300C570 366 500 392 400 396C300 392 230 366 214 300Z", 30);
    a.gleam("M226 262C280 312 350 326 420 324", 24, 15);
    a.line("M240 300C300 346 400 352 470 340", t.dark, 5);
}
