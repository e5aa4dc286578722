//! Clothing for women: coats and knitwear, in German.

pub const TEXTS: &[(&str, &str)] = &[
    ("Recycled polyester", "recycelter Polyester"),
    (
        "The shell is recycled polyester with a 10,000 mm membrane and taped seams, finished without fluorocarbons.",
        "Außen recycelter Polyester mit einer Membran für 10.000 mm Wassersäule und getapten Nähten, imprägniert ohne Fluorcarbone.",
    ),
    (
        "Machine wash at 30 °C, tumble dry low to renew the water repellency",
        "Maschinenwäsche bei 30 °C, schonend trocknen, damit es wieder Wasser abweist",
    ),
    ("Waxed cotton", "gewachste Baumwolle"),
    (
        "British waxed cotton, 240 g/m², turns a shower at once and picks up its own creases within a season.",
        "Britische gewachste Baumwolle, 240 g/m², hält einen Schauer sofort ab und hat nach einer Saison ihre ganz eigenen Falten.",
    ),
    (
        "Sponge clean with cold water and re-wax once a year",
        "mit kaltem Wasser abreiben, einmal im Jahr nachwachsen",
    ),
    ("Cotton and nylon", "Baumwolle und Nylon"),
    (
        "A dense weave of cotton and nylon keeps out wind and drizzle and does not rustle.",
        "Ein dichtes Gewebe aus Baumwolle und Nylon hält Wind und Nieselregen ab und raschelt nicht.",
    ),
    ("Machine wash at 30 °C, line dry", "Maschinenwäsche bei 30 °C, auf der Leine trocknen"),
    ("Wool blend", "Wollmischung"),
    (
        "The cloth is 70 % wool from a mill in Prato, brushed on one side, with a viscose lining that slips over a jumper.",
        "Der Stoff besteht zu 70 % aus Wolle, gewebt in Prato und einseitig geraut; das Viskosefutter gleitet über jeden Pullover.",
    ),
    ("Dry clean, brush after wearing", "chemische Reinigung, nach dem Tragen bürsten"),
    ("Boiled wool", "Walkwolle"),
    (
        "Boiled wool holds its shape without a lining, breathes, and shrugs off light rain.",
        "Walkwolle hält ihre Form ohne Futter, atmet und nimmt leichten Regen nicht persönlich.",
    ),
    (
        "Air rather than wash; hand wash cold when needed",
        "lieber lüften als waschen; bei Bedarf kalte Handwäsche",
    ),
    ("Recycled wool", "recycelte Wolle"),
    (
        "Woven from recycled wool with a little polyamide for strength, fully lined in cupro.",
        "Gewebt aus recycelter Wolle mit etwas Polyamid für die Festigkeit, ganz mit Cupro gefüttert.",
    ),
    ("Dry clean only", "nur chemische Reinigung"),
    (
        "The collar stands up on its own and closes right under the chin.",
        "Der Kragen steht von allein und schließt direkt unter dem Kinn.",
    ),
    (
        "Two buttons at the neck let you wear the collar open or shut.",
        "Mit zwei Knöpfen am Hals lässt sich der Kragen offen oder geschlossen tragen.",
    ),
    (
        "A hidden hanging loop under the collar is strong enough for a wet coat.",
        "Unter dem Kragen versteckt sich ein Aufhänger, der auch einen klatschnassen Mantel trägt.",
    ),
    (
        "Two deep side pockets are lined with brushed cotton, for hands as much as for things.",
        "Zwei tiefe Seitentaschen sind mit angerauter Baumwolle gefüttert, für die Hände so sehr wie für alles andere.",
    ),
    (
        "There is a zipped inside pocket that takes a phone and a passport.",
        "Innen gibt es eine Tasche mit Reißverschluss, in die Handy und Reisepass passen.",
    ),
    (
        "The pockets sit high enough to reach while wearing a rucksack.",
        "Die Taschen sitzen so hoch, dass du auch mit Rucksack herankommst.",
    ),
    (
        "The back is cut a little longer, so it stays put on a bicycle.",
        "Der Rücken ist etwas länger geschnitten und bleibt auch auf dem Fahrrad, wo er hingehört.",
    ),
    (
        "Sleeves are shaped at the elbow and can be turned up once.",
        "Die Ärmel sind am Ellbogen vorgeformt und lassen sich einmal umschlagen.",
    ),
    ("Our model is 176 cm tall and wears size M.", "Unser Model ist 176 cm groß und trägt Größe M."),
    ("{n} Rain Jacket", "Regenjacke {n}"),
    ("Regular", "normal"),
    ("Relaxed", "locker"),
    (
        "A rain jacket for people who go out anyway. The hood has a wired peak and turns with your head, and a storm flap covers the two-way zip.",
        "Eine Regenjacke für alle, die trotzdem rausgehen. Die Kapuze hat einen Schirm mit Draht und dreht sich mit dem Kopf; über dem Zwei-Wege-Reißverschluss liegt eine Windschutzleiste.",
    ),
    (
        "Light enough to leave in the bag until the sky turns. {n} packs into its own pocket and comes out without looking slept in.",
        "Leicht genug, um in der Tasche zu bleiben, bis der Himmel es sich anders überlegt. {n} lässt sich in der eigenen Tasche verstauen und kommt heraus, ohne verschlafen auszusehen.",
    ),
    (
        "Cut to the hip with a drawcord hem, this jacket keeps the wind out on the ferry and looks right in the café afterwards.",
        "Hüftlang, mit Kordelzug am Saum: Diese Jacke hält auf der Fähre den Wind ab und macht danach im Café eine gute Figur.",
    ),
    ("{n} Wool Coat", "Wollmantel {n}"),
    ("Straight", "gerade"),
    (
        "A single-breasted coat to the knee with raglan sleeves that leave room for a thick jumper. Three horn buttons, no belt, nothing to fuss with.",
        "Ein einreihiger Mantel bis zum Knie, mit Raglanärmeln, die einem dicken Pullover Platz lassen. Drei Hornknöpfe, kein Gürtel, nichts zum Herumnesteln.",
    ),
    (
        "The coat you reach for from October to March: clean in front, with a deep back vent that makes stairs and bicycles easy.",
        "Der Mantel, zu dem du von Oktober bis März greifst: vorn schlicht, hinten mit einem tiefen Gehschlitz, mit dem Treppen und Fahrräder kein Problem sind.",
    ),
    (
        "Soft shoulders and a wide lapel give {n} the ease of a dressing gown and the line of a proper coat.",
        "Weiche Schultern und ein breites Revers geben {n} die Lässigkeit eines Morgenmantels und die Linie eines richtigen Mantels.",
    ),
    ("{n} Quilted Jacket", "Steppjacke {n}"),
    ("Recycled down", "recycelte Daunen"),
    ("Recycled fibre, 80 g/m²", "recycelte Faser, 80 g/m²"),
    (
        "Warm without bulk: narrow quilting, a straight hem and a collar that lies flat under a coat. The filling is {0}, which dries quickly if it does get wet.",
        "Warm, ohne aufzutragen: schmale Steppung, gerader Saum und ein Kragen, der flach unter dem Mantel liegt. Die Füllung – {0} – trocknet schnell, falls sie doch einmal nass wird.",
    ),
    (
        "An in-between jacket for the weeks when a coat is too much. Press studs down the front, ribbed side panels, and it weighs no more than a shirt.",
        "Eine Übergangsjacke für die Wochen, in denen ein Mantel zu viel ist. Vorn Druckknöpfe, an den Seiten Rippstrick, und dabei nicht schwerer als ein Hemd.",
    ),
    (
        "{n} is quilted in small diamonds, so the warmth stays where it belongs and the jacket keeps its shape after packing.",
        "{n} ist in kleinen Rauten gesteppt: Die Wärme bleibt, wo sie hingehört, und die Jacke behält auch nach dem Einpacken ihre Form.",
    ),
    ("{n} Trench", "Trenchcoat {n}"),
    ("Mid-calf", "wadenlang"),
    ("Knee", "bis zum Knie"),
    (
        "A trench without the costume: double-breasted, belted, and spared of epaulettes and D-rings. It falls to the {0} and moves well.",
        "Ein Trench ohne Kostümierung: zweireihig, mit Gürtel und von Schulterklappen und D-Ringen verschont. Er ist {0} geschnitten und schwingt schön mit.",
    ),
    (
        "Wear it open over a dress or tied tight against a November wind. The storm yoke on the back does what it was invented for.",
        "Trag ihn offen über einem Kleid oder fest gegürtet gegen den Novemberwind. Die Sturmpasse am Rücken tut, wofür sie erfunden wurde.",
    ),
    (
        "We took the classic raincoat and removed a third of its parts. What is left of {n} is a good belt, good buttons and a good line.",
        "Wir haben den klassischen Regenmantel genommen und ein Drittel seiner Teile weggelassen. Was bei {n} übrig ist: ein guter Gürtel, gute Knöpfe, eine gute Linie.",
    ),
    ("Merino wool", "Merinowolle"),
    (
        "Knitted from extra-fine merino, mulesing-free, that is soft enough for bare skin and airs out overnight.",
        "Gestrickt aus extrafeiner, mulesingfreier Merinowolle, die weich genug für bloße Haut ist und über Nacht auslüftet.",
    ),
    ("Wool wash at 30 °C, dry flat", "Wollwäsche bei 30 °C, liegend trocknen"),
    ("Lambswool", "Lammwolle"),
    (
        "Two-ply lambswool from a spinner in Biella: springy, warm, and better with every winter.",
        "Zweifädige Lammwolle aus einer Spinnerei in Biella: federnd, warm und mit jedem Winter besser.",
    ),
    ("Hand wash cool, dry flat, comb off bobbles", "kühle Handwäsche, liegend trocknen, Knötchen abkämmen"),
    ("Organic cotton", "Biobaumwolle"),
    (
        "A heavy organic cotton yarn gives it weight and keeps it cool in spring.",
        "Das kräftige Garn aus Biobaumwolle hat Gewicht und ist im Frühling angenehm kühl.",
    ),
    ("Machine wash at 30 °C, reshape while damp", "Maschinenwäsche bei 30 °C, feucht in Form ziehen"),
    ("Alpaca blend", "Alpakamischung"),
    (
        "Baby alpaca with a little merino and polyamide makes it light, lofty and warmer than it looks.",
        "Babyalpaka mit etwas Merino und Polyamid: leicht, luftig und wärmer, als es aussieht.",
    ),
    ("Hand wash cold, dry flat", "kalte Handwäsche, liegend trocknen"),
    (
        "The shoulders are fully fashioned, so there is no seam to rub under a bag strap.",
        "Die Schultern sind in Form gestrickt; unter dem Taschenriemen scheuert also keine Naht.",
    ),
    (
        "It is knitted in one piece at the body, with a single seam under each arm.",
        "Der Rumpf ist in einem Stück gestrickt, mit nur einer Naht unter jedem Arm.",
    ),
    (
        "Cuffs and hem are linked by hand and keep their grip.",
        "Bündchen und Saum sind von Hand angekettelt und behalten ihre Spannkraft.",
    ),
    ("A spare length of yarn comes with it for mending.", "Ein Stück Garn zum Stopfen liegt bei."),
    (
        "It arrives folded in a cotton bag that keeps moths out.",
        "Kommt zusammengelegt in einem Baumwollbeutel, in den keine Motte findet.",
    ),
    ("Knitwear rests better folded than hung.", "Strick ruht besser gefaltet als auf dem Bügel."),
    (
        "Order your usual size for an easy fit, one down for a neat one.",
        "Für einen lockeren Sitz nimm deine übliche Größe, für einen schmalen eine kleinere.",
    ),
    ("Our model is 174 cm tall and wears size S.", "Unser Model ist 174 cm groß und trägt Größe S."),
    (
        "The length is just right over high-waisted trousers.",
        "Die Länge passt genau zu Hosen mit hohem Bund.",
    ),
    ("{n} Crew-Neck Jumper", "Rundhalspullover {n}"),
    ("Fine", "fein"),
    ("Medium", "mittel"),
    (
        "The plain jumper that goes with everything else you own. A narrow rib at the neck, set-in sleeves, and a length that works tucked or loose.",
        "Der schlichte Pullover, der zu allem passt, was du sonst noch besitzt. Ein schmales Bündchen am Hals, eingesetzte Ärmel und eine Länge, die in der Hose so gut funktioniert wie darüber.",
    ),
    (
        "{n} is a crew neck cut close at the shoulder and easy at the waist. It layers over a shirt without pulling at the collar.",
        "{n} hat einen Rundhals, sitzt an der Schulter schmal und in der Taille locker. Passt über eine Bluse, ohne am Kragen zu ziehen.",
    ),
    (
        "A jumper for the office, the sofa and the garden, in that order. The rib at neck and cuff is doubled and does not go slack.",
        "Ein Pullover für Büro, Sofa und Garten, in dieser Reihenfolge. Die Bündchen an Hals und Ärmeln sind doppelt gestrickt und leiern nicht aus.",
    ),
    ("{n} Chunky Jumper", "Grobstrickpullover {n}"),
    ("3-gauge", "3 gg"),
    ("5-gauge", "5 gg"),
    (
        "A jumper to disappear into, knitted on thick needles and slightly cropped, so that it does not swallow you whole.",
        "Ein Pullover zum Verschwinden, auf dicken Nadeln gestrickt und etwas kürzer, damit er dich nicht ganz verschluckt.",
    ),
    (
        "It weighs as much as it warms. {n} is knitted at {0} with raglan sleeves that begin almost at the neck.",
        "Er wiegt so viel, wie er wärmt. {n} ist mit {0} gestrickt und hat Raglanärmel, die fast schon am Hals beginnen.",
    ),
    (
        "For cottages, cold offices and the front seat of the ferry. The collar is wide enough for hair and scarf.",
        "Für Ferienhäuser, kalte Büros und den vordersten Platz auf der Fähre. Der Kragen ist weit genug für Haare samt Schal.",
    ),
    ("{n} Roll-Neck", "Rollkragenpullover {n}"),
    ("Chunky", "grob"),
    (
        "A roll-neck that stands without strangling. Fold it once for a clean line or push it down on the train.",
        "Ein Rollkragen, der steht, ohne zu würgen. Einmal umgeschlagen ergibt er eine klare Linie, in der Bahn schiebst du ihn herunter.",
    ),
    (
        "Ribbed all the way, so it follows you rather than the other way round. A good first layer in January and enough by itself in April.",
        "Ganz in Rippe gestrickt, also folgt er dir und nicht umgekehrt. Im Januar eine gute erste Schicht, im April genug für sich allein.",
    ),
    (
        "{n} has a wide, soft collar and sleeves that reach the knuckles, for those who are always a little cold.",
        "{n} hat einen weiten, weichen Kragen und Ärmel bis zu den Fingerknöcheln – für alle, denen immer ein bisschen kalt ist.",
    ),
    ("{n} Cable Jumper", "Zopfpullover {n}"),
    (
        "Cables in front, plain at the back, so you can lean against things. The pattern is from Aran, the lighter weight is ours.",
        "Vorn Zöpfe, hinten glatt, damit man sich anlehnen kann. Das Muster stammt von den Aran-Inseln, das leichtere Gewicht von uns.",
    ),
    (
        "A cable jumper with clean shoulders and a short rib. {n} needs nothing under it but a T-shirt.",
        "Ein Zopfpullover mit klaren Schultern und kurzem Bündchen. {n} braucht nichts darunter als ein T-Shirt.",
    ),
    (
        "Every cable crosses at the same height left and right. Somebody counted, so you do not have to.",
        "Jeder Zopf kreuzt links und rechts auf gleicher Höhe. Jemand hat nachgezählt, damit du es nicht musst.",
    ),
];
