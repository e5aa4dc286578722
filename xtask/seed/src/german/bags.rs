//! Bags, luggage and small leather goods, in German.

pub const TEXTS: &[(&str, &str)] = &[
    ("Waxed canvas", "gewachstes Canvas"),
    (
        "Waxed canvas, 18 oz, with bridle-leather trims that darken where you hold them.",
        "Gewachstes Canvas, 18 oz, mit Besätzen aus Zaumleder, die dort nachdunkeln, wo du sie anfasst.",
    ),
    ("Brush off dirt, re-wax every other year", "Schmutz abbürsten, alle zwei Jahre nachwachsen"),
    ("Recycled nylon", "recyceltes Nylon"),
    (
        "Made from recycled fishing nets: light, matt, and close to indestructible.",
        "Aus recycelten Fischernetzen: leicht, matt und nahezu unverwüstlich.",
    ),
    ("Wipe with a damp cloth", "feucht abwischen"),
    ("Coated polyester", "beschichteter Polyester"),
    (
        "The coated fabric is welded, not sewn, at the base, so it can stand on a wet platform.",
        "Das beschichtete Gewebe ist am Boden verschweißt statt genäht und darf auf einem nassen Bahnsteig stehen.",
    ),
    ("Rinse with the hose, dry open", "mit dem Schlauch abspülen, offen trocknen"),
    (
        "Recycled nylon with a dry, cotton-like face; water beads and rolls off.",
        "Recyceltes Nylon mit trockener, baumwollartiger Oberfläche; Wasser perlt ab und rollt davon.",
    ),
    (
        "Scottish waxed canvas that came through two winters of our own commuting with nothing but a patina.",
        "Schottisches gewachstes Canvas, das zwei Winter auf unserem eigenen Arbeitsweg überstanden und nur Patina davongetragen hat.",
    ),
    (
        "The padded sleeve at the back takes a laptop or a drinking bladder.",
        "In das gepolsterte Fach am Rücken passt ein Laptop oder eine Trinkblase.",
    ),
    (
        "A zip at the side opens the main room down to the bottom, so you need not unpack to find the charger.",
        "Ein seitlicher Reißverschluss öffnet das Hauptfach bis zum Boden, sodass du fürs Ladekabel nicht alles auspacken musst.",
    ),
    (
        "Inside there is one big room and three small pockets, which is enough.",
        "Innen gibt es ein großes Fach und drei kleine Taschen, und das genügt.",
    ),
    (
        "Two side pockets hold a bottle and an umbrella without losing either.",
        "Zwei Seitentaschen halten Flasche und Schirm, ohne eins von beiden zu verlieren.",
    ),
    (
        "The bottle pocket folds flat when there is no bottle.",
        "Die Flaschentasche legt sich flach an, wenn keine Flasche drin ist.",
    ),
    (
        "A key leash is sewn in where you can find it blind.",
        "Ein Schlüsselband ist dort eingenäht, wo du es blind findest.",
    ),
    (
        "Handles on top and on one side, so you can lift it off any rack.",
        "Griffe oben und an einer Seite, damit du ihn aus jeder Gepäckablage heben kannst.",
    ),
    (
        "Zips, buckles and straps can be bought and replaced one by one.",
        "Reißverschlüsse, Schnallen und Gurte lassen sich einzeln nachkaufen und ersetzen.",
    ),
    (
        "The chest strap moves up and down and comes off.",
        "Der Brustgurt lässt sich in der Höhe verstellen und abnehmen.",
    ),
    ("{n} Roll-Top Backpack", "Rolltop-Rucksack {n}"),
    ("18 l", "18 l"),
    ("22 l", "22 l"),
    ("26 l", "26 l"),
    (
        "Roll it three times and it is closed against any weather; leave it open and it swallows a weekly shop. {0} as drawn, a little more when asked.",
        "Dreimal rollen, und er ist gegen jedes Wetter dicht; offen verschluckt er einen Wocheneinkauf. {0} laut Plan, auf Nachfrage auch etwas mehr.",
    ),
    (
        "A rucksack for cycling to work. {n} sits narrow between the shoulder blades and carries {0}.",
        "Ein Rucksack für den Arbeitsweg mit dem Rad. {n} sitzt schmal zwischen den Schulterblättern und fasst {0}.",
    ),
    (
        "One buckle, one zip at the side for the things you need now, and nothing dangling.",
        "Eine Schnalle, ein Reißverschluss an der Seite für alles, was du sofort brauchst, und nichts, was baumelt.",
    ),
    ("{n} Daypack", "Tagesrucksack {n}"),
    ("14 l", "14 l"),
    ("16 l", "16 l"),
    ("20 l", "20 l"),
    (
        "Small enough for a museum, big enough for a picnic. The {0} are divided once and then left to you.",
        "Klein genug fürs Museum, groß genug fürs Picknick. Die {0} sind einmal unterteilt und danach deine Sache.",
    ),
    (
        "{n} is what we pack when we do not know what the day will be: jumper, flask, book, apple.",
        "{n} packen wir, wenn wir nicht wissen, was der Tag bringt: Pullover, Thermosflasche, Buch, Apfel.",
    ),
    (
        "A clean daypack with broad straps that do not twist and a back panel that lets air through.",
        "Ein klarer Tagesrucksack mit breiten Trägern, die sich nicht verdrehen, und einem Rücken, der Luft durchlässt.",
    ),
    ("{n} Trekking Pack", "Trekkingrucksack {n}"),
    ("35 l", "35 l"),
    ("45 l", "45 l"),
    ("55 l", "55 l"),
    (
        "A hut-to-hut pack of {0} with a frame that puts the weight on the hips, where it belongs.",
        "Ein Rucksack für Touren von Hütte zu Hütte: {0} und ein Tragegestell, das die Last auf die Hüften bringt, wo sie hingehört.",
    ),
    (
        "Three sizes of back in one: the harness slides and locks. {n} also opens along the front like a suitcase.",
        "Drei Rückenlängen in einem: Das Tragesystem gleitet und rastet ein. {n} geht außerdem vorn auf wie ein Koffer.",
    ),
    (
        "Rain cover in the base, helmet net in the lid, loops for poles on both sides. Nothing else, because you have to carry it.",
        "Regenhülle im Boden, Helmnetz im Deckel, Schlaufen für Stöcke auf beiden Seiten. Sonst nichts, denn tragen musst du ihn.",
    ),
    ("Vegetable-tanned leather", "pflanzlich gegerbtes Leder"),
    (
        "Tuscan leather, tanned with chestnut bark for six weeks, that starts matt and earns its shine.",
        "Toskanisches Leder, sechs Wochen mit Kastanienrinde gegerbt, das matt anfängt und sich seinen Glanz verdient.",
    ),
    ("Keep dry, feed with balm twice a year", "trocken halten, zweimal im Jahr mit Balsam pflegen"),
    ("Grained calfskin", "genarbtes Kalbsleder"),
    (
        "Grained calfskin forgives scratches and holds its shape without a stiffener.",
        "Genarbtes Kalbsleder verzeiht Kratzer und hält die Form ohne Versteifung.",
    ),
    ("Wipe with a soft, dry cloth", "mit weichem, trockenem Tuch abwischen"),
    ("Smooth leather", "Glattleder"),
    (
        "Smooth cowhide with painted edges, each sanded and sealed four times.",
        "Glattes Rindsleder mit lackierten Kanten, jede viermal geschliffen und versiegelt.",
    ),
    ("Polish with a neutral cream", "mit farbloser Creme polieren"),
    (
        "The lining is light, so that you can see what is at the bottom.",
        "Das Futter ist hell, damit du siehst, was ganz unten liegt.",
    ),
    (
        "Inside: one zipped pocket, one open one, and a ring for keys.",
        "Innen: eine Tasche mit Reißverschluss, eine offene und ein Ring für die Schlüssel.",
    ),
    (
        "A divider keeps papers apart from everything else.",
        "Eine Trennwand hält Papiere von allem anderen fern.",
    ),
    (
        "Handles are rolled and stitched by hand with waxed linen thread.",
        "Die Griffe sind von Hand gerollt und mit gewachstem Leinengarn genäht.",
    ),
    (
        "The hardware is solid brass and can be polished or left alone.",
        "Die Beschläge sind aus massivem Messing; man kann sie polieren oder in Ruhe lassen.",
    ),
    ("Four feet keep the base off the floor.", "Vier Füße halten den Taschenboden vom Fußboden fern."),
    (
        "We repair seams and handles for as long as you own it.",
        "Nähte und Griffe reparieren wir, solange das Stück dir gehört.",
    ),
    ("It comes with a cotton bag to rest in.", "Zum Ausruhen liegt ein Baumwollbeutel bei."),
    (
        "Each one carries the initials of the person who sewed it.",
        "Jedes Stück trägt die Initialen der Person, die es genäht hat.",
    ),
    ("{n} Tote", "Shopper {n}"),
    ("38 × 30 × 14 cm", "38 × 30 × 14 cm"),
    ("42 × 32 × 16 cm", "42 × 32 × 16 cm"),
    (
        "A tote that stands up on its own and closes with a magnet you can find with one hand.",
        "Ein Shopper, der von allein steht und mit einem Magneten schließt, den du mit einer Hand findest.",
    ),
    (
        "{n} takes a laptop, a cardigan and lunch, and still looks like a handbag from across the street.",
        "{n} fasst Laptop, Strickjacke und Mittagessen und sieht von der anderen Straßenseite trotzdem nach Handtasche aus.",
    ),
    (
        "Unfussy, generous, cut from two hides. The handles are long enough for a winter coat.",
        "Schnörkellos, geräumig, aus zwei Häuten geschnitten. Die Griffe sind lang genug für einen Wintermantel.",
    ),
    ("{n} Crossbody Bag", "Umhängetasche {n}"),
    ("Adjustable, 90–125 cm", "verstellbar, 90–125 cm"),
    ("Adjustable and removable", "verstellbar und abnehmbar"),
    (
        "Phone, purse, keys, and a paperback if you insist. Worn across, it leaves both hands free for the city.",
        "Handy, Geldbörse, Schlüssel und, wenn es sein muss, ein Taschenbuch. Quer getragen lässt sie dir beide Hände frei für die Stadt.",
    ),
    (
        "A half-moon of leather on a broad strap. {n} has a zip that runs round the corner without catching.",
        "Ein Halbmond aus Leder an einem breiten Gurt. {n} hat einen Reißverschluss, der um die Ecke läuft, ohne zu haken.",
    ),
    (
        "The flap falls shut by its own weight; the lock is for peace of mind.",
        "Die Klappe fällt durch ihr eigenes Gewicht zu; das Schloss ist für die Seelenruhe.",
    ),
    ("{n} Top-Handle Bag", "Henkeltasche {n}"),
    ("26 × 20 × 11 cm", "26 × 20 × 11 cm"),
    ("30 × 23 × 13 cm", "30 × 23 × 13 cm"),
    (
        "A bag with a short handle and a good clasp, made to be carried in the crook of the arm and put down on a chair.",
        "Eine Tasche mit kurzem Henkel und gutem Verschluss, gemacht für die Armbeuge und zum Abstellen auf einem Stuhl.",
    ),
    (
        "{n} opens wide like a doctor’s bag and stays open while you look for your keys.",
        "{n} geht weit auf wie ein Arztkoffer und bleibt offen, während du nach den Schlüsseln suchst.",
    ),
    (
        "Structured, but not stiff. A long strap lies inside for days that turn out differently.",
        "Formstabil, aber nicht steif. Innen liegt ein langer Riemen für Tage, die anders kommen als gedacht.",
    ),
    (
        "The telescopic handle locks at four heights and does not rattle.",
        "Der Teleskopgriff rastet in vier Höhen ein und klappert nicht.",
    ),
    (
        "Handles on three sides make it easy to lift out of anywhere.",
        "Griffe auf drei Seiten erleichtern das Herausheben, ganz gleich woraus.",
    ),
    ("A TSA lock is built in flush with the shell.", "Ein TSA-Schloss ist bündig eingebaut."),
    (
        "Inside, one half has straps and the other a zipped mesh.",
        "Innen hat die eine Hälfte Gurte, die andere ein Netz mit Reißverschluss.",
    ),
    (
        "The lining unzips, for cleaning or for the thing that slipped behind it.",
        "Das Futter lässt sich per Reißverschluss öffnen, zum Reinigen oder für das Ding, das dahintergerutscht ist.",
    ),
    (
        "A laundry bag is included, folded into the lid.",
        "Ein Wäschebeutel ist dabei, zusammengefaltet im Deckel.",
    ),
    (
        "Wheels, handle and lock can be changed at home with one screwdriver.",
        "Rollen, Griff und Schloss lassen sich zu Hause mit einem einzigen Schraubendreher wechseln.",
    ),
    ("The spare-parts promise runs for ten years.", "Das Ersatzteilversprechen gilt zehn Jahre."),
    ("Tested with 25 kg over 40 km of cobblestones.", "Getestet mit 25 kg auf 40 km Kopfsteinpflaster."),
    ("{n} Hard-Shell Suitcase", "Hartschalenkoffer {n}"),
    ("Polycarbonate", "Polycarbonat"),
    (
        "The shell is pure polycarbonate that gives under a blow and springs back.",
        "Die Schale ist aus reinem Polycarbonat, das bei einem Stoß nachgibt und zurückfedert.",
    ),
    ("Recycled polypropylene", "recyceltes Polypropylen"),
    (
        "Pressed from recycled polypropylene, dyed through, so that a scratch is only a scratch.",
        "Aus recyceltem Polypropylen gepresst und durchgefärbt; ein Kratzer ist also nur ein Kratzer.",
    ),
    ("Wipe with soapy water", "mit Seifenwasser abwischen"),
    ("4 double wheels", "4 Doppelrollen"),
    ("4 silent rubber wheels", "4 leise Gummirollen"),
    (
        "It rolls upright beside you on {0} and turns on the spot in the queue.",
        "{0} lassen ihn aufrecht neben dir herlaufen und in der Schlange auf der Stelle wenden.",
    ),
    (
        "A quiet suitcase. {n} has fine ribs that stiffen the shell and hide what baggage handlers do.",
        "Ein leiser Koffer. {n} hat feine Rippen, die die Schale versteifen und verbergen, was die Gepäckabfertigung so treibt.",
    ),
    (
        "Light, square and honest about its volume: no corner is lost to wheel housings.",
        "Leicht, eckig und ehrlich, was das Volumen angeht: Keine Ecke geht an Radkästen verloren.",
    ),
    ("{n} Aluminium Case", "Aluminiumkoffer {n}"),
    ("Aluminium", "Aluminium"),
    (
        "Anodised aluminium with riveted corners: every dent will be a place you have been.",
        "Eloxiertes Aluminium mit vernieteten Ecken: Jede Delle wird ein Ort sein, an dem du warst.",
    ),
    ("Wipe; polish if you must", "abwischen; polieren, wenn es sein muss"),
    ("2 latches", "2 Schnallen"),
    ("2 latches, combination lock", "2 Schnallen, Zahlenschloss"),
    (
        "No zip at all: two latches, a rubber seal and a frame that closes like a car door.",
        "Ganz ohne Reißverschluss: zwei Schnallen, eine Gummidichtung und ein Rahmen, der schließt wie eine Autotür.",
    ),
    (
        "{n} will outlive fashions in luggage and probably several airlines.",
        "{n} wird alle Gepäckmoden überleben und vermutlich auch einige Fluggesellschaften.",
    ),
    (
        "For cameras, instruments and people who check in with a light heart.",
        "Für Kameras, Instrumente und alle, die leichten Herzens einchecken.",
    ),
    ("{n} Soft Trolley", "Weichschalen-Trolley {n}"),
    ("Ballistic nylon", "ballistisches Nylon"),
    (
        "Ballistic nylon of 1680 denier, with a frame of fibreglass rods.",
        "Ballistisches Nylon mit 1.680 Denier auf einem Rahmen aus Fiberglasstäben.",
    ),
    ("Brush, then wipe with a damp cloth", "bürsten, dann feucht abwischen"),
    ("2 large wheels", "2 große Rollen"),
    (
        "Soft where it helps and stiff where it must. The front pocket is for the laptop at security.",
        "Weich, wo es hilft, und steif, wo es sein muss. Die Vordertasche ist für den Laptop an der Sicherheitskontrolle.",
    ),
    (
        "{n} expands by four centimetres on the way home, when everything has mysteriously grown.",
        "{n} wächst auf dem Rückweg um vier Zentimeter, wenn auf rätselhafte Weise alles mehr geworden ist.",
    ),
    (
        "A trolley for stairs and cobbles, running on {0}.",
        "Ein Trolley für Treppen und Kopfsteinpflaster; dafür sorgen {0}.",
    ),
    ("Edges are burnished by hand, not painted.", "Die Kanten sind von Hand poliert, nicht lackiert."),
    (
        "Sewn with eight stitches to the inch in waxed linen thread.",
        "Genäht mit acht Stichen pro Zoll und gewachstem Leinengarn.",
    ),
    ("Skived thin where it has to bend.", "Wo sich das Leder biegen muss, ist es dünn geschärft."),
    (
        "It takes on a patina within months and stays handsome for decades.",
        "Nach wenigen Monaten kommt die Patina, und schön bleibt das Stück jahrzehntelang.",
    ),
    (
        "It arrives in a box made of the same board as our patterns.",
        "Geliefert in einer Schachtel aus derselben Pappe wie unsere Schnittmuster.",
    ),
    ("We can emboss up to three initials.", "Auf Wunsch prägen wir bis zu drei Initialen ein."),
    ("{n} Bifold Wallet", "Geldbörse {n}"),
    ("6", "6"),
    ("8", "8"),
    ("10", "10"),
    (
        "Room for {0} cards, notes in two currencies, and receipts you meant to file.",
        "Platz für {0} Karten, Scheine in zwei Währungen und die Quittungen, die du schon lange abheften wolltest.",
    ),
    (
        "{n} is thin when it is new and stays thin, because there is nowhere to hoard.",
        "{n} ist dünn, wenn neu, und bleibt es auch, denn Platz zum Horten gibt es nicht.",
    ),
    (
        "A wallet for the inside pocket. The note compartment is lined in silk twill.",
        "Eine Geldbörse für die Innentasche. Das Scheinfach ist mit Seidentwill gefüttert.",
    ),
    ("{n} Card Holder", "Kartenetui {n}"),
    ("4", "4"),
    ("5", "5"),
    (
        "Cut from a single piece, folded once, stitched along two sides. {0} cards and a folded note.",
        "Aus einem einzigen Stück geschnitten, einmal gefaltet, an zwei Seiten genäht. {0} Karten und ein gefalteter Schein.",
    ),
    (
        "For front pockets and short lists. {n} adds three millimetres to your cards and nothing else.",
        "Für vordere Hosentaschen und kurze Listen. {n} macht deine Karten drei Millimeter dicker und sonst gar nichts.",
    ),
    (
        "The middle slot is open at the bottom, so a thumb pushes the cards up.",
        "Das mittlere Fach ist unten offen, sodass ein Daumen die Karten hochschiebt.",
    ),
    ("{n} Leather Belt", "Ledergürtel {n}"),
    ("28 mm", "28 mm"),
    ("32 mm", "32 mm"),
    ("38 mm", "38 mm"),
    (
        "One strap of leather, {0} wide, and a buckle that will outlast it. No lining, no layers to come apart.",
        "Ein Streifen Leder, {0} breit, und eine Schnalle, die ihn überleben wird. Kein Futter, keine Lagen, die sich lösen könnten.",
    ),
    (
        "For jeans and suits alike. The holes of {n} are oval, so they do not tear.",
        "Für Jeans und Anzüge gleichermaßen. Die Löcher von {n} sind oval, damit sie nicht ausreißen.",
    ),
    (
        "A belt should be bought once. The buckle opens with two screws, should you ever want another.",
        "Einen Gürtel sollte man nur einmal kaufen. Die Schnalle löst sich mit zwei Schrauben, falls du je eine andere willst.",
    ),
];
