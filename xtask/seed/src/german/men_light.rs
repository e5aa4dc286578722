//! Clothing for men: shirts and trousers, in German.

pub const TEXTS: &[(&str, &str)] = &[
    ("Oxford cotton", "Oxford-Baumwolle"),
    (
        "Oxford cloth of long-staple cotton: sturdy, breathable, and best when it is not quite ironed.",
        "Oxfordgewebe aus langstapeliger Baumwolle: robust, atmungsaktiv und am besten, wenn es nicht ganz glatt gebügelt ist.",
    ),
    ("Machine wash at 40 °C, iron warm", "Maschinenwäsche bei 40 °C, warm bügeln"),
    ("Linen", "Leinen"),
    (
        "Norman linen, washed before cutting, so what fits now will fit later.",
        "Leinen aus der Normandie, vor dem Zuschnitt gewaschen: Was jetzt passt, passt auch später.",
    ),
    ("Machine wash at 40 °C, hang wet", "Maschinenwäsche bei 40 °C, nass aufhängen"),
    ("Brushed flannel", "angerauter Flanell"),
    (
        "Flannel brushed on both sides, heavy enough to keep its collar.",
        "Beidseitig angerauter Flanell, schwer genug, dass der Kragen Haltung bewahrt.",
    ),
    ("Machine wash at 30 °C, low iron", "Maschinenwäsche bei 30 °C, lauwarm bügeln"),
    ("Poplin", "Popeline"),
    (
        "A fine two-ply poplin with a quiet sheen, sewn at eight stitches to the centimetre.",
        "Feine zweifädige Popeline mit leisem Glanz, genäht mit acht Stichen pro Zentimeter.",
    ),
    ("Machine wash at 40 °C, iron hot while damp", "Maschinenwäsche bei 40 °C, feucht heiß bügeln"),
    (
        "The side seams are reinforced with a gusset at the hem.",
        "Die Seitennähte sind am Saum mit einem Zwickel verstärkt.",
    ),
    ("Seams are felled flat and will not fray.", "Die Nähte sind flach gekappt und fransen nicht aus."),
    (
        "Stitching is dense and even, in thread dyed to match.",
        "Die Stiche sitzen dicht und gleichmäßig, das Garn ist passend eingefärbt.",
    ),
    (
        "Cut straight, long enough to stay tucked.",
        "Gerade geschnitten und lang genug, um in der Hose zu bleiben.",
    ),
    (
        "Regular through the chest and a little shorter, so it can hang out.",
        "An der Brust normal weit und etwas kürzer, darf also über der Hose hängen.",
    ),
    ("Our model is 185 cm tall and wears size M.", "Unser Model ist 185 cm groß und trägt Größe M."),
    ("Pre-washed: it will not shrink.", "Vorgewaschen: Da läuft nichts mehr ein."),
    (
        "It softens with the first five washes and then stays as it is.",
        "In den ersten fünf Wäschen wird der Stoff weicher, danach bleibt er, wie er ist.",
    ),
    ("Comes without pins, clips or plastic.", "Kommt ohne Nadeln, Klammern und Plastik."),
    ("{n} Button-Down Shirt", "Button-Down-Hemd {n}"),
    ("Regular", "normal"),
    ("Slim", "schmal"),
    (
        "A collar with a real roll, unlined and held by two buttons that are where they should be. The rest of the shirt follows from that.",
        "Ein Kragen, der wirklich rollt, ohne Einlage und von zwei Knöpfen gehalten, die sitzen, wo sie sollen. Der Rest des Hemds ergibt sich daraus.",
    ),
    (
        "{n} can take a tie and does not miss one. A box pleat at the back gives you your arms.",
        "{n} verträgt eine Krawatte und vermisst keine. Die Falte am Rücken lässt den Armen ihre Freiheit.",
    ),
    (
        "One chest pocket, a locker loop, mother-of-pearl buttons. The shirt that every other shirt is measured by.",
        "Eine Brusttasche, ein Aufhänger am Rücken, Perlmuttknöpfe. Das Hemd, an dem sich alle anderen messen lassen müssen.",
    ),
    ("{n} Grandad Shirt", "Stehkragenhemd {n}"),
    ("Half", "halbe Länge"),
    ("Full", "durchgehend"),
    (
        "No collar, so nothing to iron. A narrow band, a {0} placket and sleeves that roll without a fight.",
        "Kein Kragen, also nichts zu bügeln. Ein schmaler Stehbund, eine Knopfleiste ({0}) und Ärmel, die sich widerstandslos krempeln lassen.",
    ),
    (
        "{n} started as an undershirt and has been promoted. Good under a waistcoat, good over swimming trunks.",
        "{n} hat als Unterhemd angefangen und ist befördert worden. Gut unter einer Weste, gut über der Badehose.",
    ),
    (
        "A band collar and slightly dropped shoulders: dressed enough for dinner on a terrace.",
        "Stehbund und leicht überschnittene Schultern: angezogen genug für ein Abendessen auf der Terrasse.",
    ),
    ("{n} Heavy T-Shirt", "Festes T-Shirt {n}"),
    ("Organic cotton", "Biobaumwolle"),
    (
        "240 g/m² organic cotton, ring-spun and compact, with a dry feel.",
        "Biobaumwolle mit 240 g/m², ringgesponnen und kompakt, trocken im Griff.",
    ),
    ("Machine wash at 40 °C, inside out", "Maschinenwäsche bei 40 °C auf links"),
    ("Cotton and hemp", "Baumwolle und Hanf"),
    (
        "Forty per cent hemp makes it strong, cool and a little irregular.",
        "Vierzig Prozent Hanf machen den Stoff fest, kühl und ein wenig unregelmäßig.",
    ),
    ("Machine wash at 40 °C", "Maschinenwäsche bei 40 °C"),
    ("Boxy", "kastig"),
    (
        "A T-shirt with the weight of a sweatshirt’s lining. It hangs straight and hides what it should.",
        "Ein T-Shirt, so schwer wie das Futter eines Sweatshirts. Es hängt gerade und verdeckt, was es soll.",
    ),
    (
        "Tubular knit, so there are no side seams to twist. The neck of {n} is bound twice.",
        "Rundgestrickt, also gibt es keine Seitennähte, die sich verdrehen könnten. Der Halsausschnitt von {n} ist doppelt eingefasst.",
    ),
    (
        "Buy one, wash it ten times, come back for three. That is how most people do it.",
        "Eins kaufen, zehnmal waschen, drei nachkaufen. So machen es die meisten.",
    ),
    ("{n} Polo Shirt", "Poloshirt {n}"),
    ("Cotton piqué", "Baumwollpiqué"),
    (
        "Piqué of combed cotton with an open structure that keeps off the skin.",
        "Piqué aus gekämmter Baumwolle mit offener Struktur, die nicht auf der Haut klebt.",
    ),
    ("Merino piqué", "Merinopiqué"),
    (
        "Fine merino piqué handles heat and a weekend without a second shirt.",
        "Feines Merinopiqué nimmt es mit der Hitze auf und mit einem Wochenende ohne zweites Hemd.",
    ),
    ("Wool wash at 30 °C, dry flat", "Wollwäsche bei 30 °C, liegend trocknen"),
    ("Two", "zwei"),
    (
        "A polo with a collar that keeps its corners and no crest on the chest.",
        "Ein Polo mit einem Kragen, der seine Ecken behält, und ohne Wappen auf der Brust.",
    ),
    (
        "{n} is a touch shorter and straighter than a tennis shirt, so it sits well outside the trousers.",
        "{n} ist eine Spur kürzer und gerader als ein Tennishemd und sitzt deshalb auch über der Hose gut.",
    ),
    (
        "Between T-shirt and shirt, and right at both ends. The cuffs are ribbed but not tight.",
        "Zwischen T-Shirt und Hemd, und an beiden Enden richtig. Die Ärmelbündchen sind gerippt, aber nicht eng.",
    ),
    (
        "The waistband is split at the back, so a tailor can take it in or let it out.",
        "Der Bund ist hinten geteilt, damit eine Schneiderei ihn enger oder weiter machen kann.",
    ),
    (
        "The fly closes with a YKK zip and a second button inside.",
        "Der Hosenschlitz schließt mit YKK-Reißverschluss und einem zweiten Knopf innen.",
    ),
    ("A coin pocket is hidden in the waistband.", "Im Bund versteckt sich eine Münztasche."),
    (
        "Pocket bags are heavy drill and outlast the keys.",
        "Die Taschenbeutel sind aus schwerem Drillich und überleben die Schlüssel.",
    ),
    ("One back pocket buttons, the other does not.", "Eine Gesäßtasche hat einen Knopf, die andere nicht."),
    ("The front pockets are cut slanted and deep.", "Die vorderen Taschen sind schräg und tief geschnitten."),
    ("Leg length 82 cm unhemmed at size W32.", "Die Beinlänge ist 82 cm ohne Saum, bei Größe W32."),
    ("Our model is 186 cm tall and wears W32.", "Unser Model ist 186 cm groß und trägt W32."),
    (
        "Size down if you are between two: they give.",
        "Zwischen zwei Größen nimm die kleinere: Der Stoff gibt nach.",
    ),
    ("{n} Chinos", "Chino {n}"),
    ("Cotton twill", "Baumwolltwill"),
    (
        "A 280 g/m² cotton twill, garment-dyed, so that the colour wears in at the seams.",
        "Baumwolltwill mit 280 g/m², nach dem Nähen gefärbt, damit sich die Farbe an den Nähten schön abträgt.",
    ),
    ("Cotton and linen", "Baumwolle und Leinen"),
    (
        "Half cotton, half linen: cool, dry and cheerful about creases.",
        "Halb Baumwolle, halb Leinen: kühl, trocken und mit Knitterfalten bestens gelaunt.",
    ),
    ("Machine wash at 30 °C", "Maschinenwäsche bei 30 °C"),
    ("Tapered", "unten schmaler"),
    ("Straight", "gerade"),
    (
        "Chinos that look like trousers. Flat front, {0} leg, a hem that just touches the shoe.",
        "Eine Chino, die nach Hose aussieht. Vorn glatt, das Bein {0}, und der Saum berührt gerade eben den Schuh.",
    ),
    (
        "{n} is cut from cloth heavy enough to hold a crease and soft enough for a long flight.",
        "{n} ist aus einem Stoff, der schwer genug für eine Bügelfalte und weich genug für einen langen Flug ist.",
    ),
    (
        "For offices that no longer ask for a suit but still notice.",
        "Für Büros, in denen niemand mehr einen Anzug verlangt, aber alle noch hinsehen.",
    ),
    ("{n} Selvedge Jeans", "Selvedge-Jeans {n}"),
    ("Selvedge denim", "Selvedge-Denim"),
    (
        "14-oz selvedge denim woven on shuttle looms in Okayama, rinsed once.",
        "Selvedge-Denim mit 14 oz, auf Schützenwebstühlen in Okayama gewebt, einmal gespült.",
    ),
    ("Wear long, wash cold and inside out", "lange tragen, kalt und auf links waschen"),
    ("Organic selvedge denim", "Selvedge-Denim in Bioqualität"),
    (
        "13-oz selvedge of organic cotton from a mill near Venice, unwashed.",
        "Selvedge-Denim aus Biobaumwolle, 13 oz, aus einer Weberei bei Venedig, ungewaschen.",
    ),
    (
        "Soak cold before the first wear, then wash rarely",
        "vor dem ersten Tragen kalt einweichen, dann selten waschen",
    ),
    ("Slim tapered", "schmal, unten schmaler"),
    ("Relaxed", "locker"),
    (
        "Stiff for a fortnight, yours for ten years. Chain-stitched hems, copper rivets, a {0} leg.",
        "Zwei Wochen steif, zehn Jahre deine. Säume im Kettstich, Nieten aus Kupfer, das Bein {0}.",
    ),
    (
        "{n} comes in one wash and takes its fading from you. The left back pocket is lined, for the phone.",
        "{n} kommt in einer einzigen Waschung und bleicht so aus, wie du lebst. Die linke Gesäßtasche ist gefüttert, fürs Handy.",
    ),
    (
        "Five-pocket jeans with the selvedge where you can see it when you turn them up.",
        "Eine Jeans mit fünf Taschen, deren Webkante du siehst, sobald du das Bein umschlägst.",
    ),
    ("{n} Cord Trousers", "Cordhose {n}"),
    ("Needlecord", "Feincord"),
    (
        "Fine needlecord, sixteen ribs to the inch, with two per cent stretch for sitting.",
        "Feincord mit sechzehn Rippen pro Zoll und zwei Prozent Stretch fürs Sitzen.",
    ),
    ("Machine wash at 30 °C inside out", "Maschinenwäsche bei 30 °C auf links"),
    ("Wide-wale corduroy", "Breitcord"),
    (
        "Eight-wale corduroy, plush and warm, woven in Lancashire.",
        "Cord mit acht Rippen pro Zoll, plüschig und warm, in Lancashire gewebt.",
    ),
    (
        "Machine wash at 30 °C inside out, brush when dry",
        "Maschinenwäsche bei 30 °C auf links, trocken bürsten",
    ),
    (
        "Corduroys for libraries, pubs and long walks between them.",
        "Eine Cordhose für Bibliotheken, Kneipen und die langen Spaziergänge dazwischen.",
    ),
    (
        "Cut like a pair of jeans and as warm as flannel. {n} gets a bloom at the knee and is better for it.",
        "Geschnitten wie eine Jeans und warm wie Flanell. {n} bekommt am Knie einen Schimmer und gewinnt dadurch.",
    ),
    (
        "A higher rise and a {0} leg keep these cords on the right side of professorial.",
        "Höherer Bund, das Bein {0}: So bleibt diese Cordhose auf der richtigen Seite von professoral.",
    ),
];
