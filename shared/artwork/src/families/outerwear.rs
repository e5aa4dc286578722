//! Garments between shirt and coat, shown from the front: collars, long bodies, belts.

use crate::art::Art;
use crate::art::paint::{BODY, BRASS, GOLD, PAPER, SHADE};

/// Both wings of a turned-down collar that opens at the height `y`.
fn collar(a: &mut Art, fill: &str, edge: &str, y: i32) {
    a.both(|a| {
        a.path(
            &format!(
                "M322 {0}C304 {1} 294 {2} 288 {3}L350 {4}L402 {5}C366 {3} 336 {2} 322 {0}Z",
                y - 106,
                y - 94,
                y - 76,
                y - 50,
                y + 30,
                y - 18
            ),
            fill,
        );
        a.line(&format!("M288 {}L350 {}L402 {}", y - 50, y + 30, y - 18), edge, 6);
    });
}

fn buttons(a: &mut Art, rows: impl Iterator<Item = i32>) {
    let (face, hole) = if a.pale { (BRASS, PAPER) } else { (PAPER, a.tones.deep) };
    for y in rows {
        a.oval(400, y, 11, 11, face);
        a.oval(400, y, 3, 3, hole);
    }
}

pub fn polo(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 716, 200);
    a.path("M306 132C340 116 460 116 494 132C470 260 330 260 306 132Z", t.deep);
    let body = "M300 136C330 176 366 210 400 226C434 210 470 176 500 136L572 166Q590 172 602 186L706 330Q714 342 704 352L634 414Q624 422 614 412L578 372C574 460 576 570 582 650Q582 670 562 672C460 682 340 682 238 672Q218 670 218 650C224 570 226 460 222 372L186 412Q176 422 166 414L96 352Q86 342 94 330L198 186Q210 172 228 166Z";
    a.fabric(body, BODY);
    a.dim("M578 372C574 460 576 570 582 650Q582 670 562 672L510 676C540 560 540 420 566 270L640 336Z", 16);
    a.dim("M222 372C226 460 224 570 218 650Q218 664 230 670L256 674C262 560 260 420 234 270Z", 12);
    a.glint("M270 240C302 360 298 490 262 630C272 490 266 360 270 240Z", 16);
    let trim = if a.pick(2, 2) == 0 { a.accent } else { t.light };
    a.both(|a| {
        a.line("M110 346L176 402", t.dark, 26);
        a.line("M104 356L166 408", trim, 6);
        a.line("M232 188C226 250 224 310 224 370", t.dark, 5);
    });
    a.path("M372 204L428 204L428 388Q400 400 372 388Z", t.mid);
    a.line("M372 214L372 388Q400 400 428 388L428 214", t.dark, 5);
    let last = if a.pick(1, 2) == 0 { 340 } else { 370 };
    buttons(a, (276..=last).step_by(44));
    collar(a, t.light, t.dark, 212);
    a.line("M296 172L350 232L394 200M504 172L450 232L406 200", trim, 6);
    a.line("M226 642C340 658 460 658 574 642", t.dark, 5);
    a.line("M222 610L222 664M578 610L578 664", t.deep, 5);
}

pub fn shirt_dress(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 724, 210);
    a.path("M318 96C360 82 440 82 482 96L400 200Z", t.deep);
    a.both(|a| {
        a.fabric(
            "M262 122C226 136 206 164 196 208L164 346Q160 362 176 366L236 380Q252 382 256 368L296 250Z",
            SHADE,
        );
        a.path("M168 322L262 346L254 372Q250 384 236 380L176 366Q160 362 164 346Z", t.mid);
        a.line("M170 326L260 348", t.dark, 5);
    });
    let body = "M312 100L250 124C252 200 272 280 300 350C268 440 226 560 204 676Q202 692 218 696C340 714 460 714 582 696Q598 692 596 676C574 560 532 440 500 350C528 280 548 200 550 124L488 100C470 150 440 190 400 206C360 190 330 150 312 100Z";
    a.fabric(body, BODY);
    a.dim("M550 124C548 200 528 280 500 350C532 440 574 560 596 676Q598 692 582 696L530 702C520 580 496 460 458 380C480 300 500 220 504 180Z", 18);
    a.dim("M340 384C316 480 290 590 274 700L244 698C262 590 296 470 330 380Z", 14);
    a.glint("M312 400C286 480 258 580 236 660C250 580 280 480 312 400Z", 22);
    a.glint("M282 160C292 220 304 280 318 330C296 290 280 220 282 160Z", 22);
    a.path("M378 190L422 190L430 706L370 706Z", t.mid);
    a.line("M378 200L370 706", t.dark, 5);
    a.line("M422 200L430 706", t.dark, 3);
    buttons(a, [240, 296, 432, 496, 560, 624].into_iter());
    collar(a, t.light, t.dark, 178);
    let belt = if a.pick(1, 2) == 0 { a.accent } else { t.dark };
    a.path("M294 340C360 356 440 356 506 340L510 376C440 392 360 392 290 376Z", belt);
    if a.pick(2, 2) == 0 {
        a.path("M400 366C372 344 346 348 350 366C352 386 376 386 400 370C424 386 448 386 450 366C454 348 428 344 400 366Z", belt);
        a.line("M396 376L376 470M404 376L430 456", belt, 18);
        a.oval(400, 368, 13, 15, t.deep);
    } else {
        a.block((376, 340), (48, 50), 8, GOLD);
        a.block((388, 352), (24, 26), 4, belt);
    }
    a.line("M208 668C340 690 460 690 592 668", t.dark, 5);
}

pub fn coat(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 730, 200);
    a.both(|a| {
        a.path(
            "M270 116C226 130 206 160 196 210L146 520Q144 536 160 540L222 550Q238 552 242 536L296 300Z",
            SHADE,
        );
        a.dim("M276 200L256 330L228 548L206 546L256 270Z", 20);
        a.glint("M214 210C200 300 184 390 168 480C168 390 184 290 214 210Z", 16);
        a.path("M152 484L248 500L242 536Q238 552 222 550L160 540Q144 536 146 520Z", t.dark);
    });
    a.path("M330 84C360 70 440 70 470 84L450 260L412 330L388 330L350 260Z", t.deep);
    let body = "M322 88L262 114C256 220 268 320 268 380C262 480 244 590 232 694Q230 710 248 712C350 722 450 722 552 712Q570 710 568 694C556 590 538 480 532 380C532 320 544 220 538 114L478 88L424 300L376 300Z";
    a.path(body, BODY);
    a.dim("M538 114C544 220 532 320 532 380C538 480 556 590 568 694Q570 710 552 712L500 716C512 580 510 440 490 330Z", 18);
    a.glint("M296 170C312 340 304 520 270 660C280 520 284 340 296 170Z", 16);
    a.dim("M268 404C262 500 246 600 234 692Q232 708 248 712L276 714C286 600 290 500 290 404Z", 12);
    a.line("M424 300C432 440 436 580 436 718", t.deep, 7);
    a.both(|a| {
        a.path(
            "M324 82C306 92 298 108 294 128L282 220L334 236L318 264L392 330L402 300C372 230 350 150 342 88Z",
            t.mid,
        );
        a.line("M294 128L282 220L334 236L318 264L392 330", t.dark, 7);
        a.line("M266 500L324 484", t.dark, 18);
    });
    let face = if a.pick(2, 2) == 0 { BRASS } else { t.deep };
    for y in [366, 440, 514] {
        for x in [352, 462] {
            a.oval(x, y, 14, 14, face);
            a.gleam(&format!("M{} {}l4-4", x - 5, y - 3), 5, 45);
        }
    }
    if a.pick(1, 2) == 0 {
        a.path("M266 392C350 408 450 408 534 392L536 430C450 446 350 446 264 430Z", t.dark);
        a.block((378, 388), (52, 62), 10, BRASS);
        a.block((390, 402), (28, 34), 5, t.dark);
    }
}
