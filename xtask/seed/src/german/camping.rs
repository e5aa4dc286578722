//! Tents and sleeping bags, in German.

pub const TEXTS: &[(&str, &str)] = &[
    ("Recycled ripstop nylon", "recyceltes Ripstop-Nylon"),
    (
        "Recycled 30-denier ripstop, coated with silicone on both sides and free of PFAS.",
        "Recyceltes Ripstop mit 30 Denier, beidseitig mit Silikon beschichtet und frei von PFAS.",
    ),
    ("Dry fully before packing", "vor dem Einpacken ganz trocknen"),
    ("Cotton and polyester", "Baumwolle und Polyester"),
    (
        "A cotton-rich canvas that breathes, so you wake up dry.",
        "Ein atmender Zeltstoff mit viel Baumwolle, damit man trocken aufwacht.",
    ),
    (
        "Brush off, dry fully, re-proof every third season",
        "abbürsten, ganz trocknen, jede dritte Saison imprägnieren",
    ),
    ("Recycled polyester", "recycelter Polyester"),
    (
        "Recycled polyester that does not sag when wet, dyed without water.",
        "Recycelter Polyester, der nass nicht durchhängt, ohne Wasser gefärbt.",
    ),
    (
        "Ripstop with a grid so fine that a tear has nowhere to go.",
        "Ripstop mit so feinem Gitter, dass ein Riss nicht weiß, wohin.",
    ),
    (
        "A repair kit with the right glue is in the bag.",
        "Ein Flickset mit dem richtigen Kleber steckt im Beutel.",
    ),
    (
        "The stuff sack is generous, so it also goes back in.",
        "Der Packsack ist großzügig, darum geht auch alles wieder hinein.",
    ),
    ("Weighed with everything in it, not without.", "Gewogen mit allem, was dazugehört, nicht ohne."),
    (
        "Tried for a fortnight in Scottish rain before we put a price on it.",
        "Vierzehn Tage in schottischem Regen erprobt, bevor ein Preisschild darankam.",
    ),
    (
        "Nothing on it rattles, flaps or needs explaining.",
        "Nichts daran klappert, flattert oder muss erklärt werden.",
    ),
    ("Every spare part has a number and a price.", "Jedes Ersatzteil hat eine Nummer und einen Preis."),
    ("{n} Tent", "Zelt {n}"),
    ("3,000 mm", "3.000 mm"),
    ("5,000 mm", "5.000 mm"),
    ("3 seasons", "3 Jahreszeiten"),
    ("4 seasons", "4 Jahreszeiten"),
    (
        "Up in four minutes, inner and outer together, so the bed stays dry when the evening is not.",
        "In vier Minuten aufgebaut, Innen- und Außenzelt zusammen, damit das Bett trocken bleibt, wenn der Abend es nicht ist.",
    ),
    (
        "Two doors and two porches: one for boots, one for breakfast. {n} stands in winds that move the car.",
        "Zwei Türen und zwei Apsiden: eine für Stiefel, eine fürs Frühstück. {n} steht auch in Wind, der das Auto bewegt.",
    ),
    (
        "A tunnel tent with room to sit up and play cards through a wet afternoon.",
        "Ein Tunnelzelt, in dem man aufrecht sitzen und einen nassen Nachmittag lang Karten spielen kann.",
    ),
    ("{n} Sleeping Mat", "Isomatte {n}"),
    ("Recycled polyester and foam", "recycelter Polyester und Schaumstoff"),
    (
        "Open-cell foam under recycled polyester; it fills itself while you put up the tent.",
        "Offenzelliger Schaumstoff unter recyceltem Polyester; er füllt sich von selbst, während du das Zelt aufbaust.",
    ),
    ("Wipe clean, store unrolled", "abwischen, ausgerollt aufbewahren"),
    ("Closed-cell foam", "geschlossenzelliger Schaumstoff"),
    (
        "Closed-cell foam cannot be punctured, soaked or forgotten open.",
        "Geschlossenzelliger Schaumstoff bekommt kein Loch, saugt sich nicht voll und hat kein Ventil, das man offen lassen könnte.",
    ),
    ("Hose down, dry in the shade", "mit Wasser abspritzen, im Schatten trocknen"),
    (
        "The ground is cold and stones are hard; this comes between. An R-value of {0} is enough for three seasons, for the warm-blooded even four.",
        "Der Boden ist kalt, und Steine sind hart; das hier kommt dazwischen. Der R-Wert reicht für drei Jahreszeiten, bei warmem Blut sogar für vier.",
    ),
    (
        "Roll it out, lie down, sleep. {n} does not rustle when you turn over.",
        "Ausrollen, hinlegen, schlafen. {n} raschelt nicht, wenn du dich umdrehst.",
    ),
    (
        "A mat that stays on the slope you had to camp on, since its underside grips.",
        "Eine Matte, die auf dem Hang bleibt, auf dem du zelten musstest, denn ihre Unterseite greift.",
    ),
    ("{n} Beach Shelter", "Strandmuschel {n}"),
    ("UPF 50+", "UPF 50+"),
    ("UPF 80", "UPF 80"),
    (
        "Shade for four, a windbreak for two, up in a minute. The corners have pockets for sand or stones.",
        "Schatten für vier, Windschutz für zwei, in einer Minute aufgebaut. In die Taschen an den Ecken kommen Sand oder Steine.",
    ),
    (
        "For babies asleep and books half read. {n} packs to the length of a forearm.",
        "Für schlafende Babys und halb gelesene Bücher. {n} packt sich auf die Länge eines Unterarms zusammen.",
    ),
    (
        "Open in front, mesh at the back, and high enough to sit up under. {0}.",
        "Vorn offen, hinten Netz und hoch genug, um darunter zu sitzen. {0}.",
    ),
];
