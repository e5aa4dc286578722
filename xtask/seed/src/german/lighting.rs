//! Lamps, in German.

pub const TEXTS: &[(&str, &str)] = &[
    ("Powder-coated steel", "pulverbeschichteter Stahl"),
    (
        "Spun from a single disc of steel and powder-coated inside and out; the inside is always white.",
        "Aus einer einzigen Stahlscheibe gedrückt und innen wie außen pulverbeschichtet; innen ist es immer weiß.",
    ),
    ("Dust with a soft cloth", "mit weichem Tuch abstauben"),
    ("Opal glass", "Opalglas"),
    (
        "Mouth-blown opal glass spreads the light evenly, with no bright spot.",
        "Mundgeblasenes Opalglas verteilt das Licht gleichmäßig, ohne hellen Fleck.",
    ),
    ("Wash in warm water, without the fitting", "in warmem Wasser waschen, ohne Fassung"),
    ("Linen shade", "Leinenschirm"),
    (
        "The shade is pleated linen on a wire frame and gives a warm, papery light.",
        "Der Schirm ist aus plissiertem Leinen auf einem Drahtgestell und gibt ein warmes Licht wie durch Papier.",
    ),
    ("Brush or vacuum on low", "bürsten oder sanft absaugen"),
    (
        "Steel of 1.2 mm, welded and ground by hand before it is coated in the colour you choose.",
        "Stahl von 1,2 mm, von Hand geschweißt und geschliffen, bevor er die Farbe bekommt, die du dir aussuchst.",
    ),
    (
        "Three layers of glass, clear, white and clear again, give a glow without a glare.",
        "Drei Schichten Glas, klar, weiß und wieder klar: Es leuchtet, ohne zu blenden.",
    ),
    (
        "The cable is covered in cotton and two metres long.",
        "Das Kabel ist mit Baumwolle umsponnen und zwei Meter lang.",
    ),
    (
        "The switch is on the cable, where your hand finds it in the dark.",
        "Der Schalter sitzt am Kabel, wo die Hand ihn im Dunkeln findet.",
    ),
    (
        "A dimmer is built in and remembers where you left it.",
        "Ein Dimmer ist eingebaut und merkt sich, wo du ihn gelassen hast.",
    ),
    (
        "E27 or smaller: you choose the bulb, and you can change it.",
        "E27 oder kleiner: Die Birne suchst du aus, und wechseln kannst du sie auch.",
    ),
    ("A warm LED bulb, 2700 K, is included.", "Eine warme LED-Birne mit 2700 K liegt bei."),
    (
        "The base is weighted with cast iron and does not tip.",
        "Der Fuß ist mit Gusseisen beschwert und kippt nicht.",
    ),
    ("{n} Desk Lamp", "Schreibtischleuchte {n}"),
    ("46 cm", "46 cm"),
    ("52 cm", "52 cm"),
    (
        "Two joints, one head, and light exactly where the pencil is. The springs are inside the arm, where they catch no dust.",
        "Zwei Gelenke, ein Kopf und Licht genau dort, wo der Bleistift ist. Die Federn sitzen im Arm, wo sie keinen Staub fangen.",
    ),
    (
        "{n} turns through a full circle and stays where it is put. It stands {0} high when folded up.",
        "{n} dreht sich einmal im Kreis und bleibt, wie man sie hinstellt. Zusammengeklappt ist sie {0} hoch.",
    ),
    (
        "A working lamp with a wide shade that keeps the glare out of your eyes and off the screen.",
        "Eine Arbeitsleuchte mit breitem Schirm, die weder dich noch den Bildschirm blendet.",
    ),
    ("{n} Table Lamp", "Tischleuchte {n}"),
    ("28 cm", "28 cm"),
    ("36 cm", "36 cm"),
    ("44 cm", "44 cm"),
    (
        "A lamp for the corner of the sideboard that needs a reason to be there. {0} high, with a soft cone of light downwards.",
        "Eine Leuchte für die Ecke des Sideboards, der noch ein Daseinsgrund fehlt. {0} hoch, mit einem weichen Lichtkegel nach unten.",
    ),
    (
        "{n} has a round belly under a wide shade and is happiest next to a stack of books.",
        "{n} hat einen runden Bauch unter einem breiten Schirm und steht am liebsten neben einem Stapel Bücher.",
    ),
    (
        "Light for reading next to someone who is already asleep.",
        "Licht zum Lesen neben jemandem, der schon schläft.",
    ),
    ("{n} Floor Lamp", "Stehleuchte {n}"),
    ("142 cm", "142 cm"),
    ("156 cm", "156 cm"),
    (
        "It stands behind the armchair and looks over your shoulder at the page. {0} high; the head tilts and turns.",
        "Steht hinter dem Sessel und schaut dir über die Schulter ins Buch. {0} hoch; der Kopf lässt sich neigen und drehen.",
    ),
    (
        "A slim stem, a heavy foot and a shade at eye level. {n} takes less floor than a dinner plate.",
        "Ein schlanker Stiel, ein schwerer Fuß und ein Schirm auf Augenhöhe. {n} braucht weniger Boden als ein Essteller.",
    ),
    (
        "One lamp to make a corner: up for the room, down for the book.",
        "Eine Leuchte, und schon ist da eine Leseecke: nach oben Licht fürs Zimmer, nach unten fürs Buch.",
    ),
    (
        "Textile cable of 2.5 m, which you shorten without tools.",
        "2,5 m Textilkabel, das du ohne Werkzeug kürzt.",
    ),
    ("The canopy covers an old hole and a new one.", "Der Baldachin verdeckt ein altes Loch und ein neues."),
    (
        "Mounting plate, hook and a drawing that makes sense are included.",
        "Montageplatte, Haken und eine Zeichnung, die man versteht, liegen bei.",
    ),
    (
        "Hang it 60 cm above the table and nobody will be dazzled.",
        "60 cm über dem Tisch aufgehängt, blendet sie niemanden.",
    ),
    ("Three in a row suit a long table.", "Drei in einer Reihe stehen einem langen Tisch gut."),
    ("Dimmable with any LED bulb that is.", "Dimmbar mit jeder LED-Birne, die es selbst ist."),
    ("{n} Pendant", "Pendelleuchte {n}"),
    (
        "A shade that draws a circle on the table and leaves the rest of the room alone.",
        "Ein Schirm, der einen Kreis auf den Tisch zeichnet und den Rest des Zimmers in Ruhe lässt.",
    ),
    (
        "{n} is shaped like a bell that was never meant to ring. Quiet by day, generous at dinner.",
        "{n} hat die Form einer Glocke, die nie läuten sollte. Tagsüber still, beim Abendessen großzügig.",
    ),
    (
        "One simple curve from the cable to the rim. It looks like nothing much until it is switched on.",
        "Eine einzige Kurve vom Kabel bis zum Rand. Sieht nach nicht viel aus, bis man sie einschaltet.",
    ),
    ("{n} Dome Pendant", "Kuppelleuchte {n}"),
    (
        "A plain dome for stairwells, halls and other places that are looked at from all sides.",
        "Eine schlichte Kuppel für Treppenhäuser, Flure und andere Orte, die man von allen Seiten sieht.",
    ),
    (
        "The oldest shape for a lamp, with a modern seal against flies. {n} takes one {0} bulb.",
        "Die älteste Form für eine Leuchte, mit einer modernen Dichtung gegen Fliegen. {n} braucht nur eine {0}-Birne.",
    ),
    (
        "Hang one in the hall or five at different heights, if the ceiling allows.",
        "Häng eine in den Flur oder fünf in verschiedenen Höhen, wenn die Decke es hergibt.",
    ),
    ("E14", "E14"),
    ("E27", "E27"),
];
