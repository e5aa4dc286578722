//! What is worn with clothes, by everyone, in German.

pub const TEXTS: &[(&str, &str)] = &[
    ("Lambswool", "Lammwolle"),
    (
        "Scottish lambswool, spun soft and milled in spring water, warm even when it is damp.",
        "Schottische Lammwolle, weich gesponnen und in Quellwasser gewalkt, warm auch dann, wenn sie feucht ist.",
    ),
    ("Hand wash cool, dry flat", "kühle Handwäsche, liegend trocknen"),
    ("Merino wool", "Merinowolle"),
    (
        "Extra-fine merino that is kind to skin that minds wool.",
        "Extrafeine Merinowolle für Haut, die es mit Wolle sonst nicht so hat.",
    ),
    ("Wool wash at 30 °C, dry flat", "Wollwäsche bei 30 °C, liegend trocknen"),
    ("Cashmere blend", "Kaschmirmischung"),
    (
        "A tenth of cashmere in the yarn is enough to make you stroke it absent-mindedly.",
        "Ein Zehntel Kaschmir im Garn reicht, damit man ständig gedankenverloren darüberstreicht.",
    ),
    ("Hand wash cold, dry flat", "kalte Handwäsche, liegend trocknen"),
    ("Recycled wool", "recycelte Wolle"),
    (
        "Spun in Prato from old jumpers sorted by colour, so it was never dyed.",
        "In Prato aus alten, nach Farben sortierten Pullovern gesponnen, also nie gefärbt.",
    ),
    (
        "Made from fibre to finished piece under one roof.",
        "Von der Faser bis zum fertigen Stück unter einem Dach gemacht.",
    ),
    ("The edges are doubled and keep their shape.", "Die Kanten sind doppelt gelegt und behalten ihre Form."),
    ("Washed and finished by hand.", "Von Hand gewaschen und vollendet."),
    ("It weighs next to nothing in a coat pocket.", "Wiegt in der Manteltasche so gut wie nichts."),
    ("The label is inside, where labels belong.", "Das Etikett ist innen, wo Etiketten hingehören."),
    (
        "A good present, since nobody ever had too many.",
        "Ein gutes Geschenk, denn davon hatte noch niemand zu viel.",
    ),
    ("{n} Beanie", "Strickmütze {n}"),
    ("Turn-up", "mit Umschlag"),
    ("Slouch", "lässig"),
    ("Short fisherman", "kurze Fischermütze"),
    (
        "Covers the ears without covering the eyes. Fold the rib once or twice, depending on the wind.",
        "Bedeckt die Ohren, ohne die Augen zu bedecken. Die Rippe schlägst du ein- oder zweimal um, je nach Wind.",
    ),
    (
        "A plain ribbed hat that fits large heads and forgives small ones. {n} has a fine inner rib, so it leaves no mark on the forehead.",
        "Eine schlichte Rippmütze, die großen Köpfen passt und kleinen verzeiht. {n} ist innen feiner gerippt und hinterlässt keinen Abdruck auf der Stirn.",
    ),
    (
        "The hat you will lend out and want back. Close-fitting, double at the ears, single at the crown.",
        "Die Mütze, die du verleihst und wiederhaben willst. Eng anliegend, an den Ohren doppelt, oben einfach.",
    ),
    ("{n} Scarf", "Schal {n}"),
    ("180 × 30 cm", "180 × 30 cm"),
    ("200 × 35 cm", "200 × 35 cm"),
    ("190 × 60 cm", "190 × 60 cm"),
    (
        "Long enough to go round twice and still hang down: {0}. The fringe is twisted by hand.",
        "Lang genug, um zweimal herumzugehen und trotzdem noch zu hängen: {0}. Die Fransen sind von Hand gedreht.",
    ),
    (
        "A scarf with enough body to stay where it is put and enough softness to sleep on in the train.",
        "Ein Schal mit genug Stand, um zu bleiben, wo man ihn hinlegt, und weich genug, um im Zug darauf zu schlafen.",
    ),
    (
        "Woven wide, brushed lightly, dyed in the yarn. {n} works as a blanket on the plane.",
        "Breit gewebt, leicht geraut, im Garn gefärbt. Im Flugzeug taugt {n} als Decke.",
    ),
    ("{n} Wool Socks", "Wollsocken {n}"),
    ("Calf", "bis zur Wade"),
    ("Knee", "bis zum Knie"),
    (
        "Socks with cushioned heels and toes and a cuff that holds without leaving a mark. The toe is linked by hand, so there is no seam to feel.",
        "Socken mit gepolsterter Ferse und Spitze und einem Bündchen, das hält, ohne einzuschneiden. Die Spitze ist von Hand gekettelt, also drückt keine Naht.",
    ),
    (
        "Thick enough for boots, soft enough for bed. {n} is reinforced where big toes do their damage.",
        "Dick genug für Stiefel, weich genug fürs Bett. {n} ist dort verstärkt, wo große Zehen ihren Schaden anrichten.",
    ),
    (
        "A pair to darn rather than throw away. A card with matching yarn is in the band.",
        "Ein Paar zum Stopfen statt zum Wegwerfen. In der Banderole steckt eine Karte mit passendem Garn.",
    ),
    ("{n} Felt Hat", "Filzhut {n}"),
    ("Wool felt", "Wollfilz"),
    (
        "Pure wool felt, blocked over steam on wooden forms that are older than we are.",
        "Reiner Wollfilz, über Dampf auf Holzformen gezogen, die älter sind als wir.",
    ),
    ("Brush with the nap, steam back into shape", "mit dem Strich bürsten, mit Dampf in Form bringen"),
    ("Rabbit felt", "Kaninchenhaarfilz"),
    (
        "Fine fur felt, light and dense, which turns rain for an hour.",
        "Feiner Haarfilz, leicht und dicht, der eine Stunde lang Regen abweist.",
    ),
    ("6 cm", "6 cm"),
    ("7 cm", "7 cm"),
    ("8 cm", "8 cm"),
    (
        "A hat with a {0} brim that turns down in front against the sun. The band is grosgrain, sewn on by hand.",
        "Ein Hut mit {0} breiter Krempe, die sich vorn gegen die Sonne herunterbiegen lässt. Das Ripsband ist von Hand angenäht.",
    ),
    (
        "Roll it up for the journey and it comes back when you blow into it. {n} has a leather sweatband that takes the shape of your head.",
        "Für die Reise rollst du ihn zusammen, und er kommt zurück, wenn du hineinpustest. {n} hat ein Schweißband aus Leder, das die Form deines Kopfes annimmt.",
    ),
    ("It makes a raincoat look intended.", "Damit sieht ein Regenmantel nach Absicht aus."),
];
