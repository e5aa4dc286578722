//! Care and fragrance.

use crate::art::Art;
use crate::art::paint::{BODY, CHARCOAL, CREAM, GLASS, GOLD, INK, METAL, PAPER, SHADE, TUBE, WOOD};

pub fn soap(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 706, 190);
    let pump = if a.pick(1, 2) == 0 { INK } else { GOLD };
    a.path("M284 106Q280 84 304 84L440 84Q460 84 460 106L460 134L420 134L420 220L380 220L380 134L340 134Q330 150 300 150Q284 150 284 130Z", pump);
    a.block((336, 206), (128, 60), 14, pump);
    a.block((352, 262), (96, 24), 0, CHARCOAL);
    a.path("M290 282L510 282Q560 282 560 336L560 650Q560 702 508 702L292 702Q240 702 240 650L240 336Q240 282 290 282Z", TUBE);
    a.dim("M240 630L560 630L560 650Q560 702 508 702L292 702Q240 702 240 650Z", 20);
    a.gleam("M268 640L268 350C268 326 280 312 300 310", 17, 45);
    let accent = a.print();
    if a.pick(2, 2) == 0 {
        a.block((308, 380), (184, 220), 14, PAPER);
        a.path("M400 500C350 490 340 440 400 404C460 440 450 490 400 500Z", accent);
        a.line("M350 536L450 536M370 566L430 566", t.dark, 9);
    } else {
        a.oval(400, 480, 84, 84, PAPER);
        a.path("M400 420C430 466 440 484 440 502C440 526 422 540 400 540C378 540 360 526 360 502C360 484 370 466 400 420Z", accent);
    }
}

pub fn perfume(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 690, 240);
    let metal = if a.pick(1, 2) == 0 { GOLD } else { METAL };
    if a.pick(2, 2) == 0 {
        a.block((330, 92), (140, 120), 16, INK);
    } else {
        a.oval(400, 150, 76, 70, BODY);
        a.glint("M346 140C350 110 376 92 404 92C380 104 366 124 362 150Z", 45);
    }
    a.block((344, 204), (112, 56), 6, metal);
    a.line("M344 232L456 232", "#0000002e", 5);
    a.path("M240 256L560 256Q600 256 600 300L600 630Q600 684 546 684L254 684Q200 684 200 630L200 300Q200 256 240 256Z", GLASS);
    a.path("M230 356C320 376 480 336 570 356L570 612Q570 654 528 654L272 654Q230 654 230 612Z", BODY);
    a.path("M230 356C320 376 480 336 570 356C480 384 320 392 230 356Z", t.light);
    a.line("M400 256L400 620", "#ffffff80", 6);
    a.gleam("M222 610L222 310C224 290 236 278 254 276", 14, 85);
    a.dim("M520 350L570 356L570 612Q570 654 528 654L470 654C520 560 530 450 520 350Z", 22);
    a.block((310, 440), (180, 130), 6, PAPER);
    let print = a.print();
    a.oval(400, 490, 24, 24, print);
    a.line("M350 540L450 540", t.dark, 8);
}

pub fn lipstick(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 706, 240);
    let case = if a.pick(1, 2) == 0 { INK } else { METAL };
    a.path("M240 290L240 160C300 100 370 90 390 120L390 290Z", BODY);
    a.path("M240 160C300 100 370 90 390 120C370 180 300 200 240 200Z", t.light);
    a.dim("M350 170C374 156 384 140 390 120L390 290L350 290Z", 25);
    a.gleam("M262 220L262 280", 12, 50);
    a.block((226, 280), (178, 180), 12, GOLD);
    a.gleam("M248 300L248 440", 13, 65);
    a.block((204, 440), (222, 260), 18, case);
    a.gleam("M232 470L232 670", 15, 30);
    let accent = a.accent;
    a.line("M210 486L420 486", accent, 10);
    a.turned(14, (560, 560), |a| {
        a.block((470, 330), (176, 370), 20, case);
        a.line("M476 640L640 640", accent, 10);
        a.gleam("M496 366L496 610", 14, 30);
        a.oval(558, 336, 84, 18, CHARCOAL);
    });
}

pub fn cream(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 660, 310);
    a.path("M150 390L650 390L636 580Q630 650 560 650L240 650Q170 650 164 580Z", TUBE);
    a.dim("M166 590L634 590Q628 650 560 650L240 650Q172 650 166 590Z", 24);
    a.oval(400, 388, 250, 70, t.light);
    a.oval(400, 386, 226, 58, "#fffaf0");
    a.path("M230 380C260 320 330 350 360 320C390 270 450 250 430 300C500 310 540 350 570 386C520 430 280 430 230 380Z", CREAM);
    a.path("M430 300C500 310 540 350 570 386C540 412 480 420 430 420C480 390 470 340 430 300Z", "#e6dcc8");
    a.line("M290 384C340 350 400 360 440 390", "#ddd1b8", 9);
    a.gleam("M190 430L202 570", 17, 45);
    let print = a.print();
    a.block((300, 490), (200, 100), 14, PAPER);
    a.line("M340 526L460 526M360 556L440 556", if a.pick(1, 2) == 0 { print } else { t.dark }, 11);
    a.turned(-16, (600, 250), |a| {
        a.oval(580, 260, 170, 62, t.deep);
        a.oval(580, 236, 170, 62, if a.pick(2, 2) == 0 { GOLD } else { BODY });
        a.oval(580, 230, 140, 46, SHADE);
    });
}

pub fn hairbrush(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 710, 210);
    let handle = if a.pick(1, 2) == 0 { WOOD } else { BODY };
    a.turned(28, (400, 400), |a| {
        a.path("M374 400L426 400L438 690Q440 740 400 740Q360 740 362 690Z", handle);
        a.gleam("M384 440L378 690", 9, 40);
        a.oval(400, 706, 11, 11, t.deep);
        a.path("M400 30C500 30 540 120 536 230C532 350 470 430 400 430C330 430 268 350 264 230C260 120 300 30 400 30Z", handle);
        a.path("M400 62C474 62 506 130 502 226C498 326 454 396 400 396C346 396 302 326 298 226C294 130 326 62 400 62Z", BODY);
        a.dim("M400 62C474 62 506 130 502 226C498 326 454 396 400 396C460 320 460 140 400 62Z", 24);
        a.beads("M360 106L440 106M334 150L470 150M324 194L480 194M324 238L480 238M330 282L474 282M346 326L460 326M374 366L430 366", t.deep, 17, 30);
        a.beads("M360 102L440 102M334 146L470 146M324 190L480 190M324 234L480 234M330 278L474 278M346 322L460 322M374 362L430 362", CREAM, 10, 30);
        a.gleam("M282 210C282 130 312 66 372 50", 8, 40);
    });
}

pub fn toothbrush(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 706, 170);
    let accent = a.print();
    for (x, lean, fill, second) in [(340, -14, BODY, PAPER), (470, 14, accent, t.light)] {
        a.turned(lean, (x, 560), |a| {
            a.path(&format!("M{} 96h-46v14h-6v100h6v14h46Z", x - 10), PAPER);
            a.path(&format!("M{} 100h-44v32h44ZM{0} 164h-44v32h44Z", x - 14), second);
            a.line(&format!("M{} 116h36M{0} 148h36M{0} 180h36M{0} 210h36", x - 56), "#b9bdc3", 3);
            a.block((x - 16, 82), (32, 470), 16, fill);
            a.gleam(&format!("M{0} 130L{0} 420", x - 5), 6, 40);
        });
    }
    a.fabric(
        "M272 440L528 440L512 680Q510 702 488 702L312 702Q290 702 288 680Z",
        if a.pick(1, 2) == 0 { CREAM } else { TUBE },
    );
    a.path("M281 560L519 560L512 680Q510 702 488 702L312 702Q290 702 288 680Z", TUBE);
    a.oval(400, 440, 128, 20, t.light);
    a.oval(400, 442, 112, 13, t.deep);
    a.path("M298 444C340 458 460 458 502 444L500 470L300 470Z", t.mid);
    a.gleam("M304 490L316 670", 14, 45);
}
