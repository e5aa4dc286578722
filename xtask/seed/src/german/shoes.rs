//! Shoes for everyone, in German.

pub const TEXTS: &[(&str, &str)] = &[
    ("Full-grain leather", "vollnarbiges Leder"),
    (
        "Full-grain leather from a Leather Working Group gold tannery, lined with undyed calf.",
        "Vollnarbiges Leder aus einer von der Leather Working Group mit Gold ausgezeichneten Gerberei, gefüttert mit ungefärbtem Kalbsleder.",
    ),
    (
        "Brush, then a little wax; let wet shoes dry away from the heater",
        "bürsten, dann etwas Wachs; nasse Schuhe fern von der Heizung trocknen",
    ),
    ("Suede", "Veloursleder"),
    (
        "Dense cow suede with a short nap that brushes clean.",
        "Dichtes Rindsveloursleder mit kurzem Flor, das sich sauber bürsten lässt.",
    ),
    (
        "Protect with spray before first wear, brush when dry",
        "vor dem ersten Tragen imprägnieren, trocken bürsten",
    ),
    ("Organic canvas", "Bio-Canvas"),
    (
        "Heavy organic canvas with a cotton lining: light, washable, quick to dry.",
        "Schweres Bio-Canvas mit Baumwollfutter: leicht, waschbar, schnell trocken.",
    ),
    (
        "Wipe with soap and water; take the laces out first",
        "mit Wasser und Seife abwischen; vorher die Schnürsenkel herausnehmen",
    ),
    ("Recycled knit", "recycelter Strick"),
    (
        "The upper is knitted in one piece from recycled bottles, so there is no seam across the toes.",
        "Das Obermaterial ist in einem Stück aus recycelten Flaschen gestrickt, also läuft keine Naht über die Zehen.",
    ),
    (
        "Machine wash at 30 °C in a bag, air dry",
        "Maschinenwäsche bei 30 °C im Wäschebeutel, an der Luft trocknen",
    ),
    (
        "The sole is stitched to the upper all the way round and can be replaced.",
        "Die Sohle ist ringsum mit dem Schaft vernäht und lässt sich erneuern.",
    ),
    (
        "Natural rubber underneath, with a tread that grips wet paving.",
        "Unten Naturkautschuk, mit einem Profil, das auf nassem Pflaster greift.",
    ),
    (
        "A cork insole takes your shape in a week and can be taken out.",
        "Eine Einlegesohle aus Kork nimmt in einer Woche deine Form an und lässt sich herausnehmen.",
    ),
    (
        "The tongue is padded and fixed at the sides, so it stays in the middle.",
        "Die Zunge ist gepolstert und seitlich befestigt, bleibt also in der Mitte.",
    ),
    (
        "The heel is reinforced and lined with soft leather that does not rub.",
        "Die Ferse ist verstärkt und mit weichem Leder gefüttert, das nicht reibt.",
    ),
    (
        "Laces are flat cotton; a second pair is in the box.",
        "Die Schnürsenkel sind flach und aus Baumwolle; ein zweites Paar liegt im Karton.",
    ),
    (
        "They run true to size. Between sizes, take the larger.",
        "Sie fallen normal aus. Zwischen zwei Größen nimm die größere.",
    ),
    (
        "Half an hour round the house and they are broken in.",
        "Eine halbe Stunde durch die Wohnung, und sie sind eingelaufen.",
    ),
    ("Wide enough in front for feet that have lived.", "Vorn breit genug für Füße mit Lebenserfahrung."),
    ("{n} Low Sneaker", "Low-Top-Sneaker {n}"),
    ("Natural rubber", "Naturkautschuk"),
    ("Recycled rubber", "recycelter Gummi"),
    (
        "A plain low sneaker with no stripe, no star and no swoosh. Good proportions do the talking.",
        "Ein schlichter, flacher Sneaker ohne Streifen, ohne Stern und ohne Swoosh. Das Reden übernehmen die Proportionen.",
    ),
    (
        "{n} goes with chinos on Friday and shorts on Saturday. A slim profile on a cup sole of {0}.",
        "{n} passt am Freitag zur Chino und am Samstag zu Shorts. Schlank im Profil, auf einer Schalensohle ({0}).",
    ),
    (
        "Made on a last that was drawn for walking, not for photographs. The toe box is round and the heel is snug.",
        "Gemacht über einem Leisten, der fürs Gehen gezeichnet wurde und nicht für Fotos. Die Zehen haben Platz, die Ferse sitzt fest.",
    ),
    ("{n} High-Top", "High-Top-Sneaker {n}"),
    ("Leather", "Leder"),
    ("Cotton", "Baumwolle"),
    ("Recycled mesh", "recyceltes Netzgewebe"),
    (
        "Laced to the ankle and padded there, so it supports without chafing.",
        "Bis zum Knöchel geschnürt und dort gepolstert: gibt Halt, ohne zu scheuern.",
    ),
    (
        "The basketball shoe of 1974, with the comfort of fifty years later. {n} has seven eyelets and a toe cap that takes knocks.",
        "Der Basketballschuh von 1974, mit dem Komfort von fünfzig Jahren später. {n} hat sieben Ösen und eine Zehenkappe, die Stöße wegsteckt.",
    ),
    (
        "A high-top that you can put on sitting down: the tongue opens wide and there is a loop at the heel.",
        "Ein High-Top, in den man im Sitzen hineinkommt: Die Zunge geht weit auf, und an der Ferse ist eine Schlaufe.",
    ),
    ("{n} Runner", "Runner {n}"),
    ("4 mm", "4 mm"),
    ("6 mm", "6 mm"),
    ("8 mm", "8 mm"),
    (
        "A light everyday runner with {0} of drop and a midsole that gives back what you put in.",
        "Ein leichter Runner für jeden Tag, mit {0} Sprengung und einer Zwischensohle, die zurückgibt, was du hineinsteckst.",
    ),
    (
        "Made for the ten thousand steps that are not a workout: to the station, round the museum, home the long way.",
        "Gemacht für die zehntausend Schritte, die kein Training sind: zum Bahnhof, durchs Museum, auf dem Umweg nach Hause.",
    ),
    (
        "{n} pairs an old-school silhouette with a midsole of sugar-cane foam that is still springy after a year.",
        "{n} verbindet eine Silhouette alter Schule mit einer Zwischensohle aus Zuckerrohrschaum, die auch nach einem Jahr noch federt.",
    ),
    ("{n} Slip-On", "Slipper {n}"),
    ("Cork and latex", "Kork und Latex"),
    ("Recycled foam", "recycelter Schaumstoff"),
    (
        "On in a second, and they stay on: elastic gussets left and right do the work of the laces.",
        "In einer Sekunde an, und dann bleiben sie an: Gummieinsätze links und rechts ersetzen die Schnürsenkel.",
    ),
    (
        "The shoe next to the door. {n} is for the bins, the bakery and, more and more, everything else.",
        "Der Schuh neben der Tür. {n} ist für den Müll, den Bäcker und nach und nach für alles andere.",
    ),
    (
        "No laces, no break-in, no socks required. The insole is {0} and comes out for airing.",
        "Keine Schnürsenkel, kein Einlaufen, keine Sockenpflicht. Die Einlegesohle ({0}) lässt sich zum Lüften herausnehmen.",
    ),
    ("Pull-up leather", "Pull-up-Leder"),
    (
        "Oiled pull-up leather, 2 mm thick, that scuffs beautifully and recovers with a rub of the thumb.",
        "Geöltes Pull-up-Leder, 2 mm stark, das schöne Schrammen bekommt und sie unter einem reibenden Daumen wieder vergisst.",
    ),
    ("Brush off dirt, feed with dubbin twice a winter", "Schmutz abbürsten, zweimal im Winter fetten"),
    ("Nubuck", "Nubukleder"),
    (
        "Nubuck sanded to a fine nap, waterproofed in the drum.",
        "Fein geschliffenes Nubukleder, schon im Gerbfass wasserabweisend gemacht.",
    ),
    ("Brush dry, re-proof with spray", "trocken abbürsten, mit Spray imprägnieren"),
    ("Box calf", "Boxcalf"),
    (
        "Smooth box calf from a tannery in Alsace, with a shine that comes up in a minute.",
        "Glattes Boxcalf aus einer Gerberei im Elsass, das in einer Minute glänzt.",
    ),
    ("Cream and brush, use shoe trees", "eincremen und bürsten, Schuhspanner verwenden"),
    (
        "Stitched through the welt: any good cobbler can put on a new sole.",
        "Rahmengenäht: Jeder gute Schuhmacher kann eine neue Sohle anbringen.",
    ),
    (
        "The rubber sole has a deep profile and does not pick up stones.",
        "Die Gummisohle hat ein tiefes Profil und sammelt keine Steine.",
    ),
    (
        "A steel shank in the arch keeps the foot from tiring on cobbles.",
        "Dank Gelenkfeder aus Stahl ermüdet der Fuß auch auf Kopfsteinpflaster nicht.",
    ),
    (
        "The tongue is sewn in up to the top, so puddles stay outside.",
        "Die Zunge ist bis oben eingenäht, Pfützen bleiben also draußen.",
    ),
    ("A pull loop at the back saves the shoehorn.", "Die Zugschlaufe hinten spart den Schuhlöffel."),
    (
        "The counter is stiff at the heel and soft at the collar.",
        "Die Hinterkappe ist an der Ferse steif und am Schaftrand weich.",
    ),
    (
        "Leave room for a winter sock; most people take their usual size.",
        "Lass Platz für eine Wintersocke; die meisten nehmen ihre übliche Größe.",
    ),
    (
        "Expect a week of breaking in and ten years of reward.",
        "Rechne mit einer Woche Einlaufen und zehn Jahren Belohnung.",
    ),
    (
        "We resole them in our own workshop at cost.",
        "In unserer eigenen Werkstatt besohlen wir sie zum Selbstkostenpreis neu.",
    ),
    ("{n} Chelsea Boot", "Chelsea-Boot {n}"),
    ("Calf leather", "Kalbsleder"),
    ("Unlined", "ungefüttert"),
    (
        "One piece of leather, two elastics, no laces. The elastic is woven, not glued, and will still grip in five winters.",
        "Ein Stück Leder, zwei Gummizüge, keine Schnürsenkel. Die Gummizüge sind gewebt, nicht geklebt, und halten auch in fünf Wintern noch.",
    ),
    (
        "{n} is slim enough for a suit and tough enough for a puddle.",
        "{n} ist schmal genug für den Anzug und robust genug für die Pfütze.",
    ),
    (
        "A Chelsea boot with a slightly higher shaft, so that a trouser leg stays where it fell.",
        "Ein Chelsea-Boot mit etwas höherem Schaft, damit das Hosenbein bleibt, wo es hingefallen ist.",
    ),
    ("{n} Lace-Up Boot", "Schnürstiefel {n}"),
    ("Commando rubber", "Profilgummi"),
    ("Wedge rubber", "Keilsohle aus Gummi"),
    ("Studded rubber", "Noppengummi"),
    (
        "A derby boot with seven eyelets and a plain toe, on a sole of {0}. It could walk to work or to Santiago.",
        "Ein Derbystiefel mit sieben Ösen und glatter Kappe; die Sohle: {0}. Er käme bis ins Büro oder bis nach Santiago.",
    ),
    (
        "Built the old way round: insole first, then the upper pulled over by hand, then the welt.",
        "Gebaut in der alten Reihenfolge: erst die Brandsohle, dann der von Hand darübergezogene Schaft, dann der Rahmen.",
    ),
    (
        "{n} has speed hooks for the last three rows, which you will bless every single morning.",
        "{n} hat für die letzten drei Reihen Schnellhaken, für die du jeden einzelnen Morgen dankbar sein wirst.",
    ),
    ("{n} Hiking Boot", "Wanderstiefel {n}"),
    ("Waterproof, PFAS-free", "wasserdicht, ohne PFAS"),
    ("None, fully leather-lined", "ohne, ganz mit Leder gefüttert"),
    (
        "For marked paths and a day’s luggage. Stiff enough for scree, supple enough for the walk from the station.",
        "Für markierte Wege und Tagesgepäck. Steif genug fürs Geröll, geschmeidig genug für den Weg vom Bahnhof.",
    ),
    (
        "A rubber rand runs right round the toe of {n}, where boots die first.",
        "Rings um die Zehen von {n} läuft ein Gummirand, denn dort sterben Stiefel zuerst.",
    ),
    (
        "Two lacing zones let you keep the instep firm and the shaft loose, or the other way round when the path turns down.",
        "Zwei Schnürzonen halten den Rist fest und den Schaft locker, oder umgekehrt, wenn der Weg bergab führt.",
    ),
    ("{n} Winter Boot", "Winterstiefel {n}"),
    ("Lambskin", "Lammfell"),
    ("Recycled fleece", "recycelter Fleece"),
    (
        "Lined with {0} down to the toes and set on a sole that stays soft in frost, so it grips.",
        "Bis in die Zehen gefüttert ({0}) und auf eine Sohle gesetzt, die auch bei Frost weich bleibt und deshalb greift.",
    ),
    (
        "Warm to minus twenty, if you keep moving. A side zip lets you leave the laces alone.",
        "Warm bis minus zwanzig Grad, wenn du in Bewegung bleibst. Dank Reißverschluss an der Seite darf die Schnürung bleiben, wie sie ist.",
    ),
    (
        "{n} is the boot for pavements full of slush: sealed to the ankle, high at the heel, easy to hose off.",
        "{n} ist der Stiefel für Gehwege voller Schneematsch: dicht bis zum Knöchel, hoch an der Ferse, leicht abzuspritzen.",
    ),
    (
        "Smooth calf, lined with kid, that gives where the foot is widest.",
        "Glattes Kalbsleder, mit Ziegenleder gefüttert, das dort nachgibt, wo der Fuß am breitesten ist.",
    ),
    ("Cream sparingly, store with paper inside", "sparsam eincremen, mit Papier gefüllt aufbewahren"),
    (
        "Goat suede with a velvet nap, in colours that only suede can hold.",
        "Ziegenveloursleder mit samtigem Flor, in Farben, die nur Veloursleder halten kann.",
    ),
    ("Protect with spray, brush when dry", "imprägnieren, trocken bürsten"),
    ("Patent leather", "Lackleder"),
    (
        "Patent leather with a mirror shine that a breath and a sleeve bring back.",
        "Lackleder mit einem Spiegelglanz, den ein Hauch Atem und ein Ärmel zurückholen.",
    ),
    ("Wipe with a soft, dry cloth", "mit weichem, trockenem Tuch abwischen"),
    ("The insole is leather and can be replaced.", "Die Innensohle ist aus Leder und lässt sich ersetzen."),
    (
        "A hidden layer of latex takes the hardness out of stone floors.",
        "Eine verborgene Schicht Latex nimmt Steinböden die Härte.",
    ),
    (
        "The sole is textured and does not slip on wet tiles.",
        "Die Sohle ist strukturiert und rutscht auf nassen Fliesen nicht.",
    ),
    (
        "Cut, stitched and finished in one workshop.",
        "In einer einzigen Werkstatt zugeschnitten, genäht und vollendet.",
    ),
    ("Edges are bound, so nothing frays.", "Die Kanten sind eingefasst, also franst nichts aus."),
    ("Buckles and trims are free of nickel.", "Schnallen und Beschläge sind nickelfrei."),
    ("They give a little across the foot.", "Sie geben in der Breite etwas nach."),
    ("True to size.", "Fällt normal aus."),
    ("Between two sizes, take the smaller.", "Zwischen zwei Größen nimm die kleinere."),
    ("{n} Court Shoe", "Pumps {n}"),
    ("55 mm", "55 mm"),
    ("70 mm", "70 mm"),
    ("85 mm", "85 mm"),
    (
        "A court shoe that can be walked in. The heel, {0}, stands exactly under yours, and the ball of the foot lies on a cushion.",
        "Pumps, in denen man gehen kann. Der Absatz, {0} hoch, steht genau unter deiner Ferse, und der Ballen liegt auf einem Polster.",
    ),
    (
        "Plain, pointed, cut low at the side. {n} is for people who dance until the lights come on.",
        "Schlicht, spitz, seitlich tief ausgeschnitten. {n} ist für alle, die tanzen, bis das Licht angeht.",
    ),
    (
        "The shoe for interviews, weddings and the theatre. The inside is calf, so it does not slip without tights.",
        "Die Schuhe für Vorstellungsgespräche, Hochzeiten und Theater. Innen sind sie aus Kalbsleder und rutschen auch ohne Strümpfe nicht.",
    ),
    ("{n} Slide", "Pantolette {n}"),
    ("Recycled EVA", "recyceltes EVA"),
    (
        "Moulded in one piece from recycled EVA: waterproof, washable, hard to wear out.",
        "In einem Stück aus recyceltem EVA geformt: wasserfest, abwaschbar, kaum kaputtzukriegen.",
    ),
    ("Rinse under the tap", "unter dem Hahn abspülen"),
    ("Nubuck on cork", "Nubukleder auf Kork"),
    (
        "Broad nubuck straps on a footbed of cork and latex.",
        "Breite Riemen aus Nubukleder auf einem Fußbett aus Kork und Latex.",
    ),
    ("Brush when dry", "trocken bürsten"),
    ("Two, adjustable", "zwei, verstellbar"),
    ("Two, fixed", "zwei, fest"),
    (
        "Into them, out of the door. Slides for the post, the pool and the balcony.",
        "Hineinschlüpfen und zur Tür hinaus. Pantoletten für Briefkasten, Freibad und Balkon.",
    ),
    (
        "{n} has a heel cup and an arch, which most slides have forgotten.",
        "{n} hat eine Fersenmulde und stützt das Fußgewölbe; die meisten Pantoletten haben beides vergessen.",
    ),
    (
        "Broad straps hold the foot without toes having to grip.",
        "Breite Riemen halten den Fuß, ohne dass die Zehen sich festkrallen müssen.",
    ),
    ("{n} Leather Sandal", "Ledersandale {n}"),
    ("Vegetable-tanned leather", "pflanzlich gegerbtes Leder"),
    (
        "Vegetable-tanned leather that starts pale and darkens with every summer.",
        "Pflanzlich gegerbtes Leder, das hell anfängt und mit jedem Sommer dunkler wird.",
    ),
    ("Wipe dry after rain, cream once a season", "nach Regen trocken wischen, einmal je Saison eincremen"),
    (
        "Soft nubuck straps, padded where they cross the instep.",
        "Weiche Riemen aus Nubukleder, gepolstert, wo sie über den Spann laufen.",
    ),
    ("Leather on EVA", "Leder auf EVA"),
    (
        "Two straps, two brass buckles and a footbed of {0} that remembers you.",
        "Zwei Riemen, zwei Messingschnallen und ein Fußbett aus {0}, das sich an dich erinnert.",
    ),
    (
        "A sandal for cities: closed enough for cobbles, open enough for August.",
        "Eine Sandale für Städte: geschlossen genug fürs Kopfsteinpflaster, offen genug für den August.",
    ),
    (
        "{n} has an adjustable heel strap, so you can run for the tram.",
        "{n} hat einen verstellbaren Fersenriemen, damit du zur Straßenbahn rennen kannst.",
    ),
];
