//! Sound, pictures and games.

use crate::art::Art;
use crate::art::paint::{BALL, BODY, CHARCOAL, CREAM, INK, IRON, METAL, PAPER, SCREEN, SHADE, STEEL, TUBE};

pub fn headphones(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 690, 270);
    a.line("M196 470C166 220 270 116 400 116C530 116 634 220 604 470", BODY, 50);
    a.line("M246 330C270 230 326 186 400 186C474 186 530 230 554 330", t.deep, 26);
    a.gleam("M190 360C196 230 260 150 350 124", 10, 40);
    let trim = if a.pick(1, 2) == 0 { METAL } else { a.accent };
    a.both(|a| {
        a.block((182, 404), (28, 70), 8, trim);
        a.block((226, 414), (70, 240), 35, CHARCOAL);
        a.block((232, 424), (26, 220), 13, "#4a4d55");
        a.path("M236 420L176 430C130 440 112 490 112 534C112 578 130 628 176 640L236 650Z", BODY);
        a.dim("M236 590L150 622C160 632 166 638 176 640L236 650Z", 24);
        a.oval(172, 534, 36, 76, SHADE);
        a.oval(168, 534, 22, 54, trim);
        a.gleam("M136 500C142 470 156 454 180 446", 9, 40);
    });
}

pub fn earbuds(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 690, 270);
    a.path("M190 400C190 320 240 290 400 290C560 290 610 320 610 400L610 470L190 470Z", t.dark);
    a.path("M214 410C214 340 260 314 400 314C540 314 586 340 586 410L586 460L214 460Z", t.deep);
    a.both(|a| {
        a.path("M268 250C268 190 312 166 350 182C386 200 380 262 346 278L344 440Q344 460 322 460Q300 460 300 440L298 286C280 280 268 268 268 250Z", CREAM);
        a.path("M268 250C252 256 236 240 238 216C240 194 262 186 280 194C268 210 264 230 268 250Z", CHARCOAL);
        a.oval(344, 224, 13, 26, CHARCOAL);
        a.dim("M346 278L344 440Q344 460 322 460C330 400 330 330 322 284Z", 16);
        a.block((312, 300), (8, 60), 4, t.mid);
    });
    a.path("M186 452Q186 432 206 432L594 432Q614 432 614 452L614 560C614 650 560 680 480 680L320 680C240 680 186 650 186 560Z", BODY);
    a.dim("M186 560C240 630 560 630 614 560C614 650 560 680 480 680L320 680C240 680 186 650 186 560Z", 26);
    a.line("M196 438L604 438", t.light, 8);
    a.gleam("M214 480L214 560C216 590 226 610 244 626", 14, 40);
    let dot = if a.pick(1, 2) == 0 { "#7fd08f" } else { a.accent };
    a.oval(400, 520, 11, 11, dot);
    if a.pick(2, 2) == 0 {
        a.line("M350 590L450 590", t.dark, 8);
    }
}

pub fn speaker(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 706, 220);
    a.block((222, 100), (356, 600), 60, TUBE);
    a.gleam("M244 640L244 170C246 140 258 126 284 122", 12, 40);
    a.block((256, 140), (288, 500), 40, t.deep);
    for y in (166..630).step_by(24) {
        a.beads(&format!("M278 {y}L530 {y}"), t.dark, 11, 24);
    }
    let accent = a.accent;
    a.oval(400, 270, 78, 78, CHARCOAL);
    a.ring(400, 270, 78, IRON, 8);
    a.oval(400, 270, 34, 34, INK);
    a.glint("M352 250C360 222 384 210 408 212C384 224 370 240 362 266Z", 30);
    a.oval(400, 490, 122, 122, CHARCOAL);
    a.ring(400, 490, 122, IRON, 10);
    a.ring(400, 490, 92, "#41444d", 14);
    let cone = if a.pick(1, 2) == 0 { accent } else { INK };
    a.oval(400, 490, 52, 52, cone);
    a.glint("M366 478C372 456 390 446 408 448C392 458 382 470 376 490Z", 45);
    a.glint("M300 456C312 410 350 386 394 384C350 404 330 430 322 470Z", 16);
    a.oval(376, 668, 9, 9, accent);
    a.oval(424, 668, 9, 9, t.light);
}

pub fn radio(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 664, 330);
    a.line("M250 300L620 90", "#9aa0a8", 10);
    a.oval(622, 90, 14, 14, METAL);
    a.line("M190 270C190 190 610 190 610 270", t.dark, 26);
    a.block((90, 262), (620, 396), 56, BODY);
    a.dim("M90 590L710 590L710 602Q710 658 654 658L146 658Q90 658 90 602Z", 22);
    a.gleam("M118 560L118 330C120 306 132 292 156 290L420 290", 12, 40);
    a.oval(266, 470, 134, 134, t.deep);
    a.oval(266, 470, 118, 118, CHARCOAL);
    for (y, from, to) in [(400, 190, 342), (435, 166, 366), (470, 160, 372), (505, 166, 366), (540, 190, 342)]
    {
        a.beads(&format!("M{from} {y}L{to} {y}"), t.light, 13, 30);
    }
    let accent = a.accent;
    a.block((440, 340), (230, 110), 16, PAPER);
    a.line(
        "M466 376L466 412M500 388L500 412M534 376L534 412M568 388L568 412M602 376L602 412M636 388L636 412",
        CHARCOAL,
        6,
    );
    a.line("M552 352L552 438", if accent == "#f6f0e2" { "#d96c4c" } else { accent }, 8);
    for x in [500, 612] {
        a.oval(x, 536, 46, 46, t.deep);
        a.oval(x, 532, 38, 38, METAL);
        a.line(&format!("M{x} 532l14-24"), CHARCOAL, 8);
    }
}

pub fn phone(a: &mut Art) {
    let t = a.tones;
    a.shadow(410, 716, 260);
    a.turned(-8, (300, 400), |a| {
        a.block((158, 96), (290, 590), 52, BODY);
        a.gleam("M176 600L176 160C178 130 190 118 214 114", 7, 50);
        a.block((184, 124), (132, 150), 38, SHADE);
        for (x, y) in [(222, 166), (222, 232), (278, 198)] {
            a.oval(x, y, 27, 27, t.deep);
            a.oval(x, y, 18, 18, CHARCOAL);
            a.oval(x - 6, y - 6, 5, 5, "#9fb4d8");
        }
    });
    a.turned(5, (500, 400), |a| {
        a.dim("M330 180L370 108L370 720L330 700Z", 20);
        a.block((352, 104), (298, 606), 54, t.dark);
        a.block((358, 110), (286, 594), 48, CHARCOAL);
        a.block((372, 124), (258, 566), 36, SCREEN);
        let accent = a.accent;
        match a.pick(1, 3) {
            0 => {
                a.oval(520, 330, 70, 70, accent);
                a.path("M372 520C440 440 500 460 560 500C590 520 610 510 630 490L630 654Q630 690 594 690L408 690Q372 690 372 654Z", t.dark);
            }
            1 => {
                a.path("M372 560L470 400L540 500L580 450L630 530L630 654Q630 690 594 690L408 690Q372 690 372 654Z", t.dark);
                a.oval(450, 270, 40, 40, accent);
            }
            _ => {
                a.oval(440, 480, 120, 120, accent);
                a.oval(560, 400, 70, 70, t.light);
            }
        }
        a.glint("M408 124L530 124L372 420L372 160Q372 124 408 124Z", 12);
        a.block((460, 140), (82, 22), 11, "#0c0d10");
        a.block((450, 668), (100, 8), 4, PAPER);
    });
}

pub fn tablet(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 650, 340);
    a.block((92, 164), (616, 460), 40, BODY);
    a.block((104, 176), (592, 436), 30, CHARCOAL);
    a.block((132, 202), (536, 384), 12, SCREEN);
    let accent = a.accent;
    if a.pick(1, 2) == 0 {
        a.oval(520, 320, 60, 60, accent);
        a.path("M132 500C220 400 320 420 400 470C480 520 560 500 668 420L668 574Q668 586 656 586L144 586Q132 586 132 574Z", t.mid);
        a.path("M132 540C260 480 400 500 668 540L668 574Q668 586 656 586L144 586Q132 586 132 574Z", t.dark);
    } else {
        a.line(
            "M220 470C260 330 320 330 350 410C380 490 430 480 460 390C480 330 540 320 580 380",
            accent,
            18,
        );
        a.oval(580, 380, 16, 16, PAPER);
    }
    a.glint("M144 202L420 202L240 586L144 586Q132 586 132 574L132 214Q132 202 144 202Z", 10);
    a.oval(118, 394, 5, 5, IRON);
    a.turned(16, (640, 420), |a| {
        a.block((640, 170), (26, 430), 13, CREAM);
        a.path("M640 580L653 640L666 580Z", PAPER);
        a.path("M648 616L653 640L658 616Z", CHARCOAL);
        a.line("M642 220L664 220", t.mid, 8);
        a.dim("M658 180L666 190L666 580L653 640Z", 18);
    });
}

pub fn camera(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 640, 330);
    a.path("M290 240L320 170Q326 156 344 156L456 156Q474 156 480 170L510 240Z", SHADE);
    a.block((544, 196), (90, 50), 16, METAL);
    a.block((160, 200), (70, 50), 12, CHARCOAL);
    a.block((96, 226), (608, 400), 52, BODY);
    a.path("M96 330L704 330L704 540L96 540Z", CHARCOAL);
    if a.pick(1, 2) == 0 {
        a.beads("M116 360L690 360M128 388L690 388M116 416L690 416M128 444L690 444M116 472L690 472M128 500L690 500", "#3a3d45", 9, 24);
    }
    a.dim("M96 540L704 540L704 574Q704 626 652 626L148 626Q96 626 96 574Z", 22);
    a.gleam("M116 310L116 280C118 262 130 250 148 246L280 246", 10, 45);
    a.oval(400, 430, 180, 180, t.dark);
    a.oval(400, 430, 166, 166, METAL);
    a.oval(400, 430, 140, 140, CHARCOAL);
    a.ring(400, 430, 112, "#4a4d55", 16);
    a.oval(400, 430, 88, 88, "#131a2e");
    a.oval(400, 430, 62, 62, "#2c3c6a");
    a.oval(400, 430, 30, 30, "#0d1120");
    a.oval(372, 398, 24, 18, "#a9c2f0");
    a.oval(432, 462, 10, 10, "#7d93c9");
    a.block((560, 262), (84, 46), 10, PAPER);
    a.glint("M560 272L600 262L570 308L560 300Z", 60);
    let accent = a.accent;
    a.oval(184, 286, 17, 17, accent);
}

pub fn gamepad(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 640, 330);
    a.both(|a| a.block((180, 196), (140, 70), 30, t.deep));
    a.path("M400 236C460 236 520 216 570 220C660 230 700 340 724 470C746 600 716 650 664 646C606 640 580 520 520 508C480 500 320 500 280 508C220 520 194 640 136 646C84 650 54 600 76 470C100 340 140 230 230 220C280 216 340 236 400 236Z", BODY);
    a.dim("M724 470C746 600 716 650 664 646C606 640 580 520 520 508C480 500 320 500 280 508C220 520 194 640 136 646C100 648 74 624 70 570C130 620 190 480 280 470C320 464 480 464 520 470C610 480 660 600 724 470Z", 22);
    a.gleam("M120 400C140 310 170 260 226 250", 14, 45);
    a.line("M226 330L226 410M186 370L266 370", t.deep, 36);
    let accent = a.accent;
    for (x, y, fill) in [(574, 318, accent), (574, 422, t.light), (522, 370, t.deep), (626, 370, CREAM)] {
        a.oval(x, y, 25, 25, fill);
        a.gleam(&format!("M{} {}l8 -8", x - 12, y - 4), 6, 40);
    }
    for x in [310, 490] {
        a.oval(x, 450, 56, 56, t.deep);
        a.oval(x, 446, 40, 40, INK);
        a.ring(x, 446, 26, "#4a4d55", 5);
    }
    a.block((368, 290), (64, 44), 12, t.deep);
    a.block((346, 380), (34, 14), 7, t.dark);
    a.block((420, 380), (34, 14), 7, t.dark);
}

pub fn television(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 656, 330);
    a.both(|a| a.path("M190 580L230 580L200 650L150 650Z", t.dark));
    a.block((56, 150), (688, 440), 20, BODY);
    a.block((68, 162), (664, 404), 10, CHARCOAL);
    a.block((80, 174), (640, 380), 4, SCREEN);
    let accent = a.accent;
    if a.pick(1, 2) == 0 {
        a.oval(540, 300, 66, 66, accent);
        a.path("M80 480L240 320L350 430L430 360L560 480L640 410L720 470L720 554L80 554Z", t.dark);
        a.path("M80 520L300 440L480 520L720 500L720 554L80 554Z", t.deep);
    } else {
        a.path("M80 400C200 300 300 420 420 360C540 300 600 240 720 300L720 554L80 554Z", accent);
        a.path("M80 470C220 400 320 500 460 440C560 400 640 380 720 420L720 554L80 554Z", t.mid);
    }
    a.glint("M80 174L420 174L220 554L80 554Z", 10);
    a.oval(400, 578, 5, 5, accent);
}

pub fn smartwatch(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 716, 150);
    a.path("M300 290L322 80Q326 60 350 60L450 60Q474 60 478 80L500 290Z", BODY);
    a.path("M300 510L322 700Q326 722 350 722L450 722Q474 722 478 700L500 510Z", BODY);
    a.dim("M304 250L496 250L500 300L300 300Z", 40);
    a.gleam("M340 90L326 230", 10, 30);
    for y in [610, 646, 682] {
        a.block((376, y), (48, 12), 6, t.deep);
    }
    a.block((550, 350), (28, 70), 12, METAL);
    a.block((244, 230), (312, 350), 86, STEEL);
    a.block((256, 242), (288, 326), 76, "#101116");
    let accent = a.accent;
    if a.pick(1, 2) == 0 {
        for (r, colour, bend) in [(100, t.mid, "0 1 1"), (70, accent, "0 0 1"), (40, t.light, "0 1 1")] {
            a.ring(400, 405, r, "#2a2c33", 20);
            let end = if bend == "0 0 1" { (400 + r, 405) } else { (400 - r, 405) };
            a.line(&format!("M400 {}A{r} {r} {bend} {} {}", 405 - r, end.0, end.1), colour, 20);
        }
    } else {
        a.line("M290 420L350 420L376 350L416 480L440 420L510 420", t.mid, 16);
        a.block((310, 290), (120, 26), 13, accent);
        a.block((310, 500), (180, 20), 10, "#33353d");
        a.block((310, 500), (110, 20), 10, t.light);
    }
    a.glint("M332 242L400 242L256 440L256 318Q256 242 332 242Z", 10);
}

pub fn bulb(a: &mut Art) {
    let t = a.tones;
    a.shadow(400, 716, 120);
    a.path("M400 90C530 90 600 184 596 290C592 390 510 430 486 520L314 520C290 430 208 390 204 290C200 184 270 90 400 90Z", BALL);
    a.dim("M486 120C560 160 600 220 596 290C592 390 510 430 486 520L430 520C470 420 540 380 540 270C540 210 520 160 486 120Z", 14);
    a.glint("M246 290C244 210 290 150 360 132C310 180 290 240 296 320C270 320 250 310 246 290Z", 45);
    let accent = a.accent;
    a.line(
        "M350 520L340 380L370 410L400 370L430 410L460 380L450 520",
        if a.pick(1, 2) == 0 { accent } else { t.light },
        9,
    );
    a.path("M306 516L494 516L480 580L320 580Z", CREAM);
    a.block((324, 574), (152, 30), 12, METAL);
    a.block((324, 606), (152, 30), 12, METAL);
    a.block((332, 638), (136, 30), 12, METAL);
    a.path("M350 670L450 670L426 702L374 702Z", CHARCOAL);
}
