//! Electronics to wear and to carry, in German.

pub const TEXTS: &[(&str, &str)] = &[
    ("Stainless steel", "Edelstahl"),
    (
        "Brushed on top, polished at the edge: a steel case that catches the light once and no more.",
        "Oben gebürstet, an der Kante poliert: ein Stahlgehäuse, das einmal aufblitzt und dann Ruhe gibt.",
    ),
    ("Rinse after salt water, wipe dry", "nach Salzwasser abspülen, trocken wischen"),
    ("Titanium", "Titan"),
    (
        "Titanium is warm on the skin, does not set off allergies, and scratches to a soft grey.",
        "Titan ist warm auf der Haut, löst keine Allergien aus und verkratzt zu einem weichen Grau.",
    ),
    (
        "The case is brushed 316L steel under a sapphire glass.",
        "Das Gehäuse ist aus gebürstetem 316L-Stahl, darüber liegt Saphirglas.",
    ),
    (
        "Grade 2 titanium makes it a third lighter than it looks.",
        "Titan Grade 2 macht sie um ein Drittel leichter, als sie aussieht.",
    ),
    (
        "The strap changes without a tool; any 20 mm strap fits.",
        "Das Band wechselt man ohne Werkzeug; jedes mit 20 mm passt.",
    ),
    ("The buckle is milled, not bent.", "Die Schließe ist gefräst, nicht gebogen."),
    ("It wears flat enough to go under a cuff.", "Flach genug, um unter eine Manschette zu passen."),
    ("Water-resistant to 10 bar, so swim.", "Wasserdicht bis 10 bar, also geh ruhig schwimmen."),
    ("It can be read in the dark without waking anyone.", "Im Dunkeln abzulesen, ohne jemanden zu wecken."),
    (
        "Serviced in our workshop in Hamburg for as long as there are parts, and there are.",
        "In unserer Werkstatt in Hamburg gewartet, solange es Teile gibt, und es gibt welche.",
    ),
    ("{b} {n} Automatic Watch", "{b} {n} Automatikuhr"),
    ("42 hours", "42 Stunden"),
    ("70 hours", "70 Stunden"),
    (
        "Wound by your arm and good for {0} on the bedside table. The movement is visible through the back, where only you will see it.",
        "Dein Arm zieht sie auf, und auf dem Nachttisch läuft sie noch {0}. Das Werk ist durch den Boden zu sehen, also nur für dich.",
    ),
    (
        "Three hands and a date. The {n} leaves out everything that a watch has learnt since 1960.",
        "Drei Zeiger und ein Datum. Die {n} lässt alles weg, was Uhren seit 1960 dazugelernt haben.",
    ),
    (
        "A watch you can read in a dark cinema and need not charge afterwards.",
        "Eine Uhr, die man im dunklen Kino lesen kann und danach nicht laden muss.",
    ),
    ("{b} {n} Smartwatch", "{b} {n} Smartwatch"),
    ("7 days", "7 Tage"),
    ("12 days", "12 Tage"),
    ("18 days", "18 Tage"),
    (
        "Notifications, sleep, pulse and routes, and it lasts {0}. Your data stays on your phone unless you say otherwise.",
        "Nachrichten, Schlaf, Puls und Strecken, und der Akku hält {0}. Deine Daten bleiben auf deinem Telefon, außer du sagst etwas anderes.",
    ),
    (
        "The {n} has two buttons that work with gloves and in the shower, and a screen that is always on.",
        "Die {n} hat zwei Knöpfe, die auch mit Handschuhen und unter der Dusche gehen, und ein Display, das immer an ist.",
    ),
    (
        "Leave the phone at home: it pays, navigates and plays music on its own.",
        "Lass das Telefon zu Hause: Sie zahlt, navigiert und spielt Musik ganz allein.",
    ),
    ("{b} {n} Field Watch", "{b} {n} Felduhr"),
    ("Solar quartz", "Solarquarz"),
    ("Quartz", "Quarz"),
    (
        "Twelve numerals you can read at a glance, a crown you can set in gloves, and a {0} movement that asks for nothing.",
        "Zwölf Ziffern, die man mit einem Blick erfasst, eine Krone, die man mit Handschuhen stellt, und ein Werk, das nichts verlangt: {0}.",
    ),
    (
        "The plainest watch we sell and the one most of us wear.",
        "Die schlichteste Uhr, die wir verkaufen, und die meisten von uns tragen sie.",
    ),
    (
        "Made after a 1940s service watch. The {n} has kept the dial and lost the radium.",
        "Nach einer Dienstuhr der 1940er-Jahre. Die {n} hat das Zifferblatt behalten und das Radium abgelegt.",
    ),
    ("Magnesium alloy", "Magnesiumlegierung"),
    (
        "The body is a magnesium alloy with a wrap of grained rubber.",
        "Das Gehäuse ist aus einer Magnesiumlegierung und mit genarbtem Gummi bezogen.",
    ),
    ("Blow off dust, wipe with a dry cloth", "Staub abpusten, trocken abwischen"),
    ("Aluminium", "Aluminium"),
    (
        "Top and bottom plates are milled from aluminium, and the engraving is filled with paint.",
        "Deckel und Boden sind aus Aluminium gefräst, die Gravur ist mit Farbe ausgelegt.",
    ),
    ("Brass and leatherette", "Messing und Kunstleder"),
    (
        "Brass under black lacquer, which will wear through at the corners and look the better for it.",
        "Messing unter schwarzem Lack, der an den Ecken durchscheuern wird und dann erst richtig gut aussieht.",
    ),
    (
        "Dials on top show the settings even when it is off.",
        "Die Räder auf der Oberseite zeigen die Einstellungen auch, wenn die Kamera aus ist.",
    ),
    (
        "The grip is rubber, the shutter button is threaded for a cable.",
        "Der Griff ist aus Gummi, der Auslöser hat ein Gewinde für den Drahtauslöser.",
    ),
    (
        "The strap lugs are steel, and the strap is worth wearing.",
        "Die Gurtösen sind aus Stahl, und der Gurt ist es wert, getragen zu werden.",
    ),
    (
        "Battery, charger, strap and a printed manual are in the box.",
        "Akku, Ladegerät, Gurt und eine gedruckte Anleitung liegen bei.",
    ),
    ("It starts in under a second.", "In weniger als einer Sekunde bereit."),
    ("Sealed against dust and drizzle.", "Gegen Staub und Nieselregen abgedichtet."),
    ("{b} {n} Compact Camera", "{b} {n} Kompaktkamera"),
    ("28 mm f/2.8", "28 mm f/2,8"),
    ("35 mm f/2", "35 mm f/2"),
    ("20 megapixels", "20 Megapixel"),
    ("26 megapixels", "26 Megapixel"),
    (
        "One lens, {0}, and a sensor large enough for evenings. A camera for the pocket of the coat you are wearing.",
        "Ein Objektiv, {0}, und ein Sensor, der auch für Abende groß genug ist. Eine Kamera für die Tasche des Mantels, den du gerade anhast.",
    ),
    (
        "The {n} is quiet enough for a concert and quick enough for children.",
        "Die {n} ist leise genug fürs Konzert und schnell genug für Kinder.",
    ),
    (
        "It does less than your phone, and every bit of it better.",
        "Sie kann weniger als dein Telefon, und das alles besser.",
    ),
    ("{b} {n} Mirrorless Camera", "{b} {n} Systemkamera"),
    ("24 megapixels", "24 Megapixel"),
    ("33 megapixels", "33 Megapixel"),
    ("5 axes", "5 Achsen"),
    ("In the lens", "im Objektiv"),
    (
        "Interchangeable lenses, a viewfinder you forget you are looking through, and autofocus that finds the eye on a sensor of {0}.",
        "Wechselobjektive, ein Sucher, den man beim Durchsehen vergisst, und ein Autofokus, der das Auge findet. Der Sensor hat {0}.",
    ),
    (
        "For those who learnt on film: aperture on the lens, time on the dial, nothing buried in a menu.",
        "Für alle, die auf Film gelernt haben: Blende am Objektiv, Zeit am Rad, nichts im Menü vergraben.",
    ),
    (
        "The {n} balances with small lenses and does not look like an occasion.",
        "Die {n} liegt mit kleinen Objektiven gut in der Hand und sieht nicht nach großem Anlass aus.",
    ),
    ("{b} {n} Instant Camera", "{b} {n} Sofortbildkamera"),
    ("62 × 46 mm", "62 × 46 mm"),
    ("86 × 54 mm", "86 × 54 mm"),
    (
        "Press, wait, pass round. Prints of {0} that exist once.",
        "Drücken, warten, herumreichen. Bilder von {0}, die es nur einmal gibt.",
    ),
    (
        "A camera for weddings and kitchens. The {n} has a mirror for self-portraits and a flash that knows when to hold back.",
        "Eine Kamera für Hochzeiten und Küchen. Die {n} hat einen Spiegel für Selbstporträts und einen Blitz, der weiß, wann er sich zurückhält.",
    ),
    (
        "Two shutter settings, one focus ring, and the pleasure of not being able to delete.",
        "Zwei Verschlusszeiten, ein Fokusring und das Vergnügen, nichts löschen zu können.",
    ),
    ("Recycled plastic", "recycelter Kunststoff"),
    (
        "The body is recycled plastic with a textured front that sits well in the hand.",
        "Das Gehäuse ist aus recyceltem Kunststoff, und die strukturierte Front liegt gut in der Hand.",
    ),
    ("Wipe with a dry cloth", "trocken abwischen"),
];
