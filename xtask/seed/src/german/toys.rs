//! Toys and games, in German.

pub const TEXTS: &[(&str, &str)] = &[
    ("Beech", "Buche"),
    (
        "Beech from the Bavarian Forest, sanded four times and finished with linseed oil.",
        "Buche aus dem Bayerischen Wald, viermal geschliffen und mit Leinöl behandelt.",
    ),
    ("Wipe with a damp cloth", "feucht abwischen"),
    ("Maple and lime", "Ahorn und Linde"),
    (
        "Maple where it must be strong and lime where it should be light, coloured with water-based stain.",
        "Ahorn, wo es stark sein muss, und Linde, wo es leicht sein soll, gefärbt mit Beize auf Wasserbasis.",
    ),
    (
        "Colours are fast to saliva, which matters more than it should.",
        "Die Farben sind speichelfest, und das ist wichtiger, als es sein sollte.",
    ),
    ("Edges are round and parts are large; tested to EN 71.", "Kanten rund, Teile groß, geprüft nach EN 71."),
    (
        "Dropped from the top of the stairs a hundred times, for science.",
        "Hundertmal von der obersten Treppenstufe gefallen, im Dienst der Wissenschaft.",
    ),
    ("It comes in a box that becomes a garage.", "Kommt in einem Karton, aus dem eine Garage wird."),
    ("Missing pieces can be ordered one at a time.", "Fehlende Teile lassen sich einzeln nachbestellen."),
    (
        "Small enough for the train, good enough for grandparents.",
        "Klein genug für die Bahn, gut genug für die Großeltern.",
    ),
    ("{n} the Wooden Duck", "{n}, die Holzente"),
    ("From 1 year", "ab 1 Jahr"),
    ("From 18 months", "ab 18 Monaten"),
    (
        "It fits two small hands and stands by itself on carpet and tiles.",
        "Passt in zwei kleine Hände und steht von allein, auf Teppich wie auf Fliesen.",
    ),
    (
        "A companion for the first steps. {n} is too heavy to tip over and light enough to be carried.",
        "Begleitung für die ersten Schritte. {n} ist zu schwer zum Umkippen und leicht genug zum Tragen.",
    ),
    (
        "{n} is carried down corridors all day and taken to bed at night.",
        "{n} wird tagsüber durch den Flur getragen und abends mit ins Bett genommen.",
    ),
    ("{n} Building Blocks", "Bauklötze {n}"),
    ("From 3 years", "ab 3 Jahren"),
    (
        "Cubes, arches, planks and four unlikely cylinders, cut to a grid so that towers meet in the middle.",
        "Würfel, Bögen, Bretter und vier unwahrscheinliche Zylinder, im Raster geschnitten, damit sich Türme in der Mitte treffen.",
    ),
    (
        "A cotton bag full of cities. {n} has no instructions, and no child has asked for any.",
        "Ein Baumwollbeutel voller Städte. {n} kommt ohne Anleitung, und noch kein Kind hat nach einer gefragt.",
    ),
    (
        "Precise to a tenth of a millimetre, which is the difference between a tower and a heap.",
        "Auf ein Zehntel Millimeter genau: Das ist der Unterschied zwischen einem Turm und einem Haufen.",
    ),
    ("{n} Racing Car", "Rennwagen {n}"),
    ("14 cm", "14 cm"),
    ("18 cm", "18 cm"),
    (
        "A car that runs straight and far, because the axles are steel and somebody lined them up.",
        "Ein Auto, das geradeaus und weit rollt, weil die Achsen aus Stahl sind und jemand sie ausgerichtet hat.",
    ),
    (
        "{n} has no doors, no lights and no sound, and so it can be anything: taxi, ambulance, getaway car.",
        "{n} hat keine Türen, kein Licht und keinen Ton und kann deshalb alles sein: Taxi, Krankenwagen, Fluchtauto.",
    ),
    (
        "Good grip round corners, tested along skirting boards. {1} from bumper to bumper.",
        "Liegt gut in der Kurve, erprobt an Fußleisten. {1} von Stoßstange zu Stoßstange.",
    ),
    ("Organic cotton", "Biobaumwolle"),
    (
        "Organic cotton plush outside, washed sheep’s wool inside.",
        "Außen Plüsch aus Biobaumwolle, innen gewaschene Schafwolle.",
    ),
    ("Machine wash at 30 °C on gentle", "Maschinenwäsche bei 30 °C im Schonwaschgang"),
    ("Wool felt", "Wollfilz"),
    (
        "Felted by hand from undyed wool, with embroidered eyes.",
        "Von Hand aus ungefärbter Wolle gefilzt, mit gestickten Augen.",
    ),
    ("Spot clean with cold water", "Flecken mit kaltem Wasser entfernen"),
    ("Linen and cotton", "Leinen und Baumwolle"),
    (
        "Linen and cotton, soft from the wash, with clothes that come off.",
        "Leinen und Baumwolle, weich gewaschen, mit Kleidern, die sich ausziehen lassen.",
    ),
    ("Machine wash at 30 °C in a bag", "Maschinenwäsche bei 30 °C im Wäschebeutel"),
    (
        "Eyes and nose are stitched, so nothing can come off.",
        "Augen und Nase sind gestickt, da kann nichts abgehen.",
    ),
    ("Safe from the first day of life.", "Vom ersten Lebenstag an unbedenklich."),
    (
        "The seams are sewn twice; it will be carried by one leg.",
        "Die Nähte sind doppelt genäht; getragen wird er schließlich an einem Bein.",
    ),
    (
        "It smells of nothing for a week and of home ever after.",
        "Riecht eine Woche lang nach nichts und danach für immer nach zu Hause.",
    ),
    (
        "If it gets lost, we keep patterns for ten years.",
        "Falls er verloren geht: Die Schnitte heben wir zehn Jahre auf.",
    ),
    ("It sits by itself and looks at you.", "Sitzt von allein und schaut dich an."),
    ("{n} the Bear", "{n}, der Bär"),
    ("From birth", "ab Geburt"),
    (
        "{n} has long arms for hugging and a belly the size of a small head.",
        "{n} hat lange Arme zum Umarmen und einen Bauch in der Größe eines kleinen Kopfes.",
    ),
    (
        "A bear with an open mind. The expression is neutral, so it can be happy or sad as required.",
        "Ein Bär, der für alles offen ist. Der Ausdruck ist neutral: Er kann je nach Bedarf fröhlich oder traurig sein.",
    ),
    (
        "Loosely filled, so {n} can sit, slump and be squeezed into a rucksack.",
        "Locker gestopft, damit {n} sitzen, zusammensinken und in den Rucksack gequetscht werden kann.",
    ),
    ("{n} the Pocket Bear", "{n}, der Taschenbär"),
    ("12 cm", "12 cm"),
    (
        "A bear for coat pockets and school bags, {1} high. It does not take up room at the table.",
        "Ein Bär für Manteltaschen und Schulranzen, {1} hoch. Am Tisch nimmt er niemandem den Platz weg.",
    ),
    ("{n} travels well and asks for a window seat.", "{n} reist gern und bittet um einen Fensterplatz."),
    (
        "Small enough to come along on the day when bears are, strictly speaking, not allowed.",
        "Klein genug, um auch an Tagen mitzukommen, an denen Bären streng genommen nicht erlaubt sind.",
    ),
    ("{n} the Great Bear", "{n}, der große Bär"),
    ("55 cm", "55 cm"),
    ("70 cm", "70 cm"),
    (
        "A bear to lean against while reading. Heavy in the bottom, so it stays sitting when you get up.",
        "Ein Bär zum Anlehnen beim Lesen. Unten herum schwer, damit er sitzen bleibt, wenn du aufstehst.",
    ),
    (
        "{n} is {1} high and has never been beaten at pillow fights.",
        "{n} ist {1} hoch und bei Kissenschlachten bisher ungeschlagen.",
    ),
    (
        "For those who think the other bears are too small. It has its own seat belt on long drives.",
        "Für alle, denen die anderen Bären zu klein sind. Auf langen Fahrten hat er seinen eigenen Gurt.",
    ),
    ("Recycled board", "recycelte Pappe"),
    (
        "Thick recycled board with a linen finish that lies flat and does not glare.",
        "Dicke recycelte Pappe mit Leinenprägung, die flach liegt und nicht spiegelt.",
    ),
    ("Wipe dry", "trocken wischen"),
    (
        "The box, the board and the inlay are all made from old newspapers.",
        "Schachtel, Pappe und Einlage sind aus alten Zeitungen gemacht.",
    ),
    ("Wood and board", "Holz und Pappe"),
    (
        "Pieces turned from beech, board from recycled paper.",
        "Holzteile aus Buche gedrechselt, Pappe aus recyceltem Papier.",
    ),
    ("Linen-finish paper", "Papier mit Leinenprägung"),
    (
        "Linen-finish paper that folds flat and survives a spilt drink if you are quick.",
        "Papier mit Leinenprägung, das sich flach falten lässt und ein umgekipptes Glas übersteht, wenn du schnell bist.",
    ),
    (
        "Lost pieces are replaced free of charge; write to us.",
        "Verlorene Teile ersetzen wir kostenlos; schreib uns einfach.",
    ),
    ("The box is no larger than it has to be.", "Die Schachtel ist nicht größer, als sie sein muss."),
    ("No plastic, no batteries, no app.", "Kein Plastik, keine Batterien, keine App."),
    ("Printed in Leipzig with plant-based inks.", "In Leipzig mit Farben auf Pflanzenbasis gedruckt."),
    (
        "It fits on a small table and on the floor of a train compartment.",
        "Passt auf einen kleinen Tisch und auf den Boden eines Zugabteils.",
    ),
    ("Good the tenth time as well.", "Auch beim zehnten Mal noch gut."),
    ("{n} by Night, Puzzle", "{n} bei Nacht, Puzzle"),
    ("68 × 48 cm at 1,000 pieces", "68 × 48 cm bei 1.000 Teilen"),
    (
        "A city after dark, with four hundred lit windows and no two the same. Start with the river.",
        "Eine Stadt nach Einbruch der Dunkelheit, mit vierhundert erleuchteten Fenstern, von denen keines dem anderen gleicht. Fang mit dem Fluss an.",
    ),
    (
        "Painted for this puzzle rather than photographed: {n} has a story in every street.",
        "Für dieses Puzzle gemalt statt fotografiert: {n} hat in jeder Straße eine Geschichte.",
    ),
    (
        "Cut so that a wrong piece will not go in. The sky has a gradient, out of mercy.",
        "So gestanzt, dass ein falsches Teil nicht passt. Der Himmel hat einen Verlauf, aus Barmherzigkeit.",
    ),
    ("Map of {n}, Puzzle", "Stadtplan {n}, Puzzle"),
    ("68 × 48 cm", "68 × 48 cm"),
    ("50 × 70 cm", "50 × 70 cm"),
    (
        "The whole city from above, with every tree, tram and café. You will know your way about before you have been there.",
        "Die ganze Stadt von oben, mit jedem Baum, jeder Tram und jedem Café. Du kennst dich aus, bevor du da warst.",
    ),
    (
        "An old map, redrawn by hand. Begin with the harbour or the station, as travellers do.",
        "Ein alter Stadtplan, von Hand neu gezeichnet. Fang am Hafen oder am Bahnhof an, wie Reisende es tun.",
    ),
    (
        "Made for winter tables. {n} lies under your fingers, street by street.",
        "Für Wintertische gemacht. {n} liegt dir unter den Fingern, Straße für Straße.",
    ),
    ("{n} Express, Card Game", "{n}-Express, Kartenspiel"),
    ("2–6", "2–6"),
    ("3–6", "3–6"),
    ("From 8 years", "ab 8 Jahren"),
    ("From 10 years", "ab 10 Jahren"),
    (
        "A game of trains and nerve for {0} players. One round takes ten minutes, so you will play three.",
        "Ein Spiel um Züge und Nerven für {0} Spieler. Eine Runde dauert zehn Minuten, also spielt ihr drei.",
    ),
    (
        "Fifty-four cards in a tin, and a rule for every disaster. {1}, though adults lose more often.",
        "Vierundfünfzig Karten in einer Dose und eine Regel für jede Katastrophe. {1}, wobei Erwachsene öfter verlieren.",
    ),
    (
        "It lives in the coat pocket and comes out when the pizza takes long.",
        "Wohnt in der Manteltasche und kommt heraus, wenn die Pizza dauert.",
    ),
];
