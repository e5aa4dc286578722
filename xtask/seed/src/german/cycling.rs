//! Bicycles and helmets, in German.

pub const TEXTS: &[(&str, &str)] = &[
    (
        "Every part that wears can be had from us for fifteen years.",
        "Jedes Verschleißteil bekommst du fünfzehn Jahre lang bei uns.",
    ),
    ("Tried for a winter by couriers in Hamburg.", "Einen Winter lang von Hamburger Kurieren erprobt."),
    ("It does not mind the rain.", "Gegen Regen ist nichts einzuwenden."),
    (
        "The colour takes a knock and does not fade in the sun.",
        "Die Farbe steckt einen Stoß weg und verblasst nicht in der Sonne.",
    ),
    (
        "Reflectors are worked in where they are seen and not noticed.",
        "Reflektoren sind da eingearbeitet, wo man sie sieht und nicht bemerkt.",
    ),
    (
        "It comes adjusted; a leaflet says how to do it again.",
        "Kommt fertig eingestellt; wie es noch einmal geht, steht auf einem Zettel.",
    ),
    ("{n} City Bicycle", "Stadtrad {n}"),
    ("Chromoly steel", "Chrom-Molybdän-Stahl"),
    (
        "The frame is lugged chromoly steel: springy, slim, and repairable by anyone with a torch.",
        "Der Rahmen ist aus gemufftem Chrom-Molybdän-Stahl: federnd, schlank und von jedem zu reparieren, der löten kann.",
    ),
    ("Aluminium", "Aluminium"),
    (
        "An aluminium frame with smooth welds, light enough to carry up to the second floor.",
        "Ein Aluminiumrahmen mit glatten Schweißnähten, leicht genug, um ihn in den zweiten Stock zu tragen.",
    ),
    ("3-speed hub", "3-Gang-Nabe"),
    ("8-speed hub", "8-Gang-Nabe"),
    ("Single speed", "ein Gang"),
    (
        "Upright, with a basket in front and mudguards that reach far enough down. It rides no hands, though we did not say so.",
        "Aufrecht, mit Korb vorn und Schutzblechen, die weit genug nach unten reichen. Es fährt freihändig, aber das haben wir nicht gesagt.",
    ),
    (
        "A bicycle to leave the car for. Gears: {0}. Brakes that work in the wet, lights that run off the hub.",
        "Ein Rad, für das man das Auto stehen lässt. Gangschaltung: {0}. Die Bremsen greifen auch bei Nässe, und das Licht läuft über die Nabe.",
    ),
    (
        "{n} was drawn for skirts, suits and shopping, with a chain that is covered and a saddle of leather.",
        "{n} ist für Röcke, Anzüge und Einkäufe gezeichnet, mit verdeckter Kette und einem Sattel aus Leder.",
    ),
    ("{n} Cycle Helmet", "Fahrradhelm {n}"),
    ("EPS with polycarbonate", "EPS mit Polycarbonat"),
    (
        "An in-moulded polycarbonate shell over EPS, with a sliding liner against rotation.",
        "Eine Polycarbonatschale, direkt mit dem EPS verbunden, und innen eine Gleitschicht gegen Rotation.",
    ),
    ("Wash the pads by hand", "Polster von Hand waschen"),
    ("Recycled EPS and ABS", "recyceltes EPS und ABS"),
    ("Recycled EPS below a tough ABS shell.", "Recyceltes EPS unter einer zähen Schale aus ABS."),
    (
        "A helmet that sits low at the back and does not make a mushroom of anybody. {0} vents keep the head cool.",
        "Ein Helm, der hinten tief sitzt und aus niemandem einen Pilz macht. {0} Lüftungsöffnungen halten den Kopf kühl.",
    ),
    (
        "One wheel adjusts it, and a magnet closes it, with gloves on. {n} has room for a ponytail.",
        "Ein Rädchen stellt ihn ein, ein Magnet schließt ihn, auch mit Handschuhen. {n} hat Platz für einen Pferdeschwanz.",
    ),
    (
        "Light enough to forget, bright enough to be remembered.",
        "Leicht genug zum Vergessen, auffällig genug, um in Erinnerung zu bleiben.",
    ),
];
