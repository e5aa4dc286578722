//! Sports and outdoors, in German.

pub const TEXTS: &[(&str, &str)] = &[
    ("It feels good in the hand before you have begun.", "Fasst sich gut an, noch bevor du angefangen hast."),
    (
        "Air it for a day; natural materials smell of themselves at first.",
        "Einen Tag lüften lassen; Naturmaterial riecht anfangs nach sich selbst.",
    ),
    ("Light enough to cycle to class with.", "Leicht genug, um damit zum Kurs zu radeln."),
    ("Free of PVC, phthalates and slogans.", "Frei von PVC, Phthalaten und Parolen."),
    (
        "At the end of its life, send it back and we shred it into floor tiles.",
        "Hat das gute Stück ausgedient, schick es uns zurück: Wir machen Bodenfliesen daraus.",
    ),
    ("Tested by teachers for a year.", "Ein Jahr lang im Unterricht erprobt."),
    ("{n} Yoga Mat", "Yogamatte {n}"),
    ("Natural rubber", "Naturkautschuk"),
    (
        "Natural rubber with an open-cell surface that grips more the more you sweat.",
        "Naturkautschuk mit offenporiger Oberfläche, die umso besser greift, je mehr du schwitzt.",
    ),
    ("Wipe with water and a drop of vinegar", "mit Wasser und einem Tropfen Essig abwischen"),
    ("Cork on rubber", "Kork auf Kautschuk"),
    (
        "Cork above, rubber below: warm to the touch and never slippery when damp.",
        "Oben Kork, unten Kautschuk: warm auf der Haut und auch feucht nie rutschig.",
    ),
    ("Wipe dry, keep out of the sun", "trocken wischen, vor Sonne schützen"),
    ("183 × 61 cm", "183 × 61 cm"),
    ("200 × 66 cm", "200 × 66 cm"),
    (
        "A mat that stays where it is, so that you can. {0}, with a fine line down the middle to align to.",
        "Eine Matte, die bleibt, wo sie ist, damit du es auch kannst. {0}, mit einer feinen Linie in der Mitte, an der du dich ausrichten kannst.",
    ),
    (
        "{n} cushions knees and steadies ankles, which is most of what a mat can do.",
        "{n} schont die Knie und gibt den Füßen Halt, und viel mehr kann eine Matte nicht tun.",
    ),
    (
        "Turn it over: one side grips for strong practice, the other is smooth for quiet.",
        "Dreh sie um: Die eine Seite greift, wenn es anstrengend wird, die andere ist glatt für die ruhigen Stunden.",
    ),
    ("{n} Dumbbell", "Kurzhantel {n}"),
    ("Cast iron and neoprene", "Gusseisen und Neopren"),
    (
        "A cast-iron core with a neoprene coat that is kind to floors and toes.",
        "Ein Kern aus Gusseisen in einer Hülle aus Neopren, freundlich zu Böden und Zehen.",
    ),
    ("Wipe with soapy water", "mit Seifenwasser abwischen"),
    ("Recycled rubber and steel", "recycelter Gummi und Stahl"),
    (
        "Steel heads in recycled rubber on a knurled grip.",
        "Köpfe aus Stahl in recyceltem Gummi, dazwischen ein gerändelter Griff.",
    ),
    ("Wipe with a damp cloth", "feucht abwischen"),
    ("Singly", "einzeln"),
    ("In pairs", "als Paar"),
    (
        "Flat on its sides, so it does not roll under the sofa. Begin light; nobody is looking.",
        "Mit flachen Seiten, damit sie nicht unters Sofa rollt. Fang leicht an; es sieht keiner zu.",
    ),
    (
        "For ten minutes before breakfast. {n} has a grip that fits small hands and stays dry.",
        "Für zehn Minuten vor dem Frühstück. {n} hat einen Griff, der in kleine Hände passt und trocken bleibt.",
    ),
    (
        "Good-looking enough to be left out, and what is left out is used.",
        "Schön genug, um liegen zu bleiben, und was herumliegt, wird auch benutzt.",
    ),
    ("{n} Yoga Towel", "Yogahandtuch {n}"),
    ("Recycled microfibre", "recycelte Mikrofaser"),
    (
        "Recycled microfibre that grips when it is damp and dries in an hour.",
        "Recycelte Mikrofaser, die greift, sobald sie feucht wird, und in einer Stunde trocknet.",
    ),
    ("Machine wash at 40 °C, no softener", "Maschinenwäsche bei 40 °C, ohne Weichspüler"),
    ("Organic cotton", "Biobaumwolle"),
    (
        "Organic cotton with a row of rubber dots underneath.",
        "Biobaumwolle mit einer Reihe Gumminoppen auf der Unterseite.",
    ),
    ("Machine wash at 60 °C", "Maschinenwäsche bei 60 °C"),
    ("100 × 50 cm", "100 × 50 cm"),
    (
        "Over the mat for hot classes, over the shoulders afterwards. {0}, with weighted corners.",
        "Über die Matte, wenn es heiß wird, und danach über die Schultern. {0}, mit beschwerten Ecken.",
    ),
    ("It goes in the wash so that the mat need not.", "Kommt in die Wäsche, damit die Matte es nicht muss."),
    (
        "Light, quick to dry, big enough for the lake. {n} rolls up to the size of a bottle.",
        "Leicht, schnell trocken und groß genug für den See. {n} lässt sich auf das Maß einer Flasche zusammenrollen.",
    ),
    (
        "The lid closes with half a turn and does not leak, not even sparkling water.",
        "Der Deckel schließt mit einer halben Drehung und hält dicht, auch bei Sprudel.",
    ),
    (
        "A ring on the lid takes a carabiner or a finger.",
        "In den Ring am Deckel passt ein Karabiner oder ein Finger.",
    ),
    (
        "The opening is wide enough for ice cubes and a brush.",
        "Die Öffnung ist weit genug für Eiswürfel und Bürste.",
    ),
    ("Seals are sold singly, for cents.", "Dichtungen gibt es einzeln, für ein paar Cent."),
    (
        "Fits the cup holder of a car and the cage of a bicycle.",
        "Passt in den Becherhalter im Auto und in den Flaschenhalter am Rad.",
    ),
    (
        "The powder coating keeps its grip in wet hands.",
        "Die Pulverbeschichtung bleibt auch in nassen Händen griffig.",
    ),
    ("{n} Insulated Bottle", "Isolierflasche {n}"),
    ("18/8 stainless steel", "Edelstahl 18/8"),
    (
        "Double-walled steel with a copper layer in the vacuum, and no taste of yesterday.",
        "Doppelwandiger Stahl mit einer Kupferschicht im Vakuum, und kein Geschmack von gestern.",
    ),
    ("Dishwasher-safe, lid by hand", "spülmaschinenfest, Deckel von Hand"),
    ("24 hours", "24 Stunden"),
    ("30 hours", "30 Stunden"),
    ("12 hours", "12 Stunden"),
    ("14 hours", "14 Stunden"),
    (
        "Ice water after {0}, tea after {1}. The outside stays dry either way.",
        "Nach {0} noch Eiswasser, nach {1} noch heißer Tee. Außen bleibt sie so oder so trocken.",
    ),
    (
        "{n} is the bottle that ends up on every desk in the office, so we make it in many colours.",
        "{n} ist die Flasche, die am Ende auf jedem Schreibtisch im Büro steht. Deshalb gibt es sie in vielen Farben.",
    ),
    (
        "A simple flask with a mouth you can drink from without pouring it down your front.",
        "Eine schlichte Flasche mit einer Öffnung, aus der man trinken kann, ohne sich zu bekleckern.",
    ),
    ("{n} Light Bottle", "Leichte Trinkflasche {n}"),
    ("Single-wall steel", "einwandiger Stahl"),
    (
        "Single-walled steel: light, tough, and you can warm it at the fire.",
        "Einwandiger Stahl: leicht und zäh, und man kann ihn zum Aufwärmen ans Feuer stellen.",
    ),
    ("Dishwasher-safe", "spülmaschinenfest"),
    ("Tritan", "Tritan"),
    (
        "Clear Tritan, free of BPA, that survives being dropped on rocks.",
        "Klares Tritan ohne BPA, das auch den Sturz auf Felsen übersteht.",
    ),
    ("Screw cap", "Schraubdeckel"),
    ("Sports cap", "Sportverschluss"),
    (
        "Plain water, little weight. For long hikes where every hundred grams are counted.",
        "Schlichtes Wasser, wenig Gewicht. Für lange Touren, auf denen schon hundert Gramm zählen.",
    ),
    (
        "The bottle of our childhood, without the aluminium. {n} dents, but does not break.",
        "Die Flasche unserer Kindheit, nur ohne Aluminium. {n} bekommt Schrammen, geht aber nicht kaputt.",
    ),
    ("A {0} and a neck that fits a water filter.", "{0} und ein Hals, auf den ein Wasserfilter passt."),
    ("{n} Children’s Bottle", "Kindertrinkflasche {n}"),
    (
        "Single-walled steel that survives the playground and the dishwasher.",
        "Einwandiger Stahl, der Spielplatz und Spülmaschine übersteht.",
    ),
    (
        "Tritan, clear and light, with no taste and no BPA.",
        "Tritan, klar und leicht, ohne Geschmack und ohne BPA.",
    ),
    ("Straw lid", "Trinkhalmdeckel"),
    ("Screw cap with loop", "Schraubdeckel mit Schlaufe"),
    (
        "Small hands can open it, school bags cannot. There is a field for a name, since all of them look alike on the coat rack.",
        "Kleine Hände bekommen sie auf, Schulranzen nicht. Ein Feld für den Namen ist auch da, denn an der Garderobe sehen alle gleich aus.",
    ),
    (
        "{n} has been dropped from a climbing frame and came down with a dent and a story.",
        "{n} ist schon vom Klettergerüst gefallen und kam mit einer Schramme und einer Geschichte unten an.",
    ),
    (
        "A bottle for apple juice and cold tea, with a lid that clicks.",
        "Eine Flasche für Apfelsaft und kalten Tee, mit einem Deckel, der klickt.",
    ),
    ("It comes with a net bag to carry it in.", "Ein Netz zum Tragen liegt bei."),
    (
        "Chosen and tried by people who play badly but often.",
        "Ausgesucht und erprobt von Leuten, die schlecht spielen, aber oft.",
    ),
    ("It does not mind a night in the grass.", "Eine Nacht im Gras macht ihm nichts aus."),
    (
        "Made in a workshop that pays by the hour, not by the piece.",
        "Aus einer Werkstatt, die nach Stunden bezahlt und nicht nach Stück.",
    ),
    (
        "Fit for children from about ten and for anyone after that.",
        "Geeignet für Kinder ab etwa zehn und für alle danach.",
    ),
    (
        "Good on grass, fine on sand, forgiving on asphalt.",
        "Gut auf Rasen, ordentlich auf Sand, nachsichtig auf Asphalt.",
    ),
    ("{n} Football", "Fußball {n}"),
    ("Recycled polyurethane", "recyceltes Polyurethan"),
    (
        "Thirty-two panels, stitched by hand around a bladder of natural rubber.",
        "Zweiunddreißig Felder, von Hand um eine Blase aus Naturkautschuk genäht.",
    ),
    ("Wipe clean, dry away from heat", "abwischen, fern von Hitze trocknen"),
    ("Training", "Training"),
    ("Match", "Spiel"),
    ("Street", "Straße"),
    (
        "A ball that flies where you kicked it. Made for evenings in the park that go on until nobody can see.",
        "Ein Ball, der dorthin fliegt, wohin man ihn geschossen hat. Für Abende im Park, die dauern, bis keiner mehr etwas sieht.",
    ),
    (
        "{n} has a soft touch for bare feet and a surface that grips in the wet.",
        "{n} ist sanft zu bloßen Füßen und bleibt auch bei Nässe griffig.",
    ),
    (
        "For the garden, the school and the team. Size 4 up to twelve years, size 5 from then on.",
        "Für Garten, Schule und Verein. Größe 4 bis zwölf Jahre, danach Größe 5.",
    ),
    ("{n} Tennis Racket", "Tennisschläger {n}"),
    ("Graphite", "Graphit"),
    (
        "A graphite frame that damps the shock before it reaches the elbow.",
        "Ein Rahmen aus Graphit, der den Stoß dämpft, bevor er am Ellbogen ankommt.",
    ),
    ("Keep out of hot cars", "nicht im heißen Auto lassen"),
    ("Aluminium and graphite", "Aluminium und Graphit"),
    (
        "Aluminium for the price and graphite where it counts.",
        "Aluminium für den Preis und Graphit dort, wo es darauf ankommt.",
    ),
    ("630 cm²", "630 cm²"),
    ("660 cm²", "660 cm²"),
    ("690 cm²", "690 cm²"),
    (
        "A racket for club players who would rather place the ball than hit it. {0} of head, strung and ready.",
        "Ein Schläger für Vereinsspieler, die den Ball lieber platzieren als dreschen. Kopfgröße {0}, bespannt und spielbereit.",
    ),
    (
        "{n} is forgiving off-centre, which is where most of us meet the ball.",
        "{n} verzeiht Treffer neben der Mitte, und die sind bei den meisten von uns die Regel.",
    ),
    (
        "Light in the head, steady at the net, and quiet in the arm after three sets.",
        "Leicht im Kopf, ruhig am Netz und nach drei Sätzen noch freundlich zum Arm.",
    ),
    ("{n} Basketball", "Basketball {n}"),
    ("Composite leather", "Lederfaserstoff"),
    (
        "Composite leather with deep channels that fingertips find by themselves.",
        "Lederfaserstoff mit tiefen Rillen, die die Fingerspitzen von selbst finden.",
    ),
    (
        "Solid rubber for rough courts, with a pebbled grip that lasts.",
        "Vollgummi für raue Plätze, mit einer Noppung, die griffig bleibt.",
    ),
    ("Wash with soapy water", "mit Seifenwasser waschen"),
    ("Outdoor", "draußen"),
    ("Indoor and outdoor", "drinnen und draußen"),
    (
        "It bounces the same on the first day and the five-hundredth.",
        "Springt am ersten Tag so hoch wie am fünfhundertsten.",
    ),
    (
        "Grip for small hands and weight for long shots. {n} has been dribbled to school and back all year.",
        "Griffig für kleine Hände, schwer genug für weite Würfe. {n} wurde ein Jahr lang zur Schule gedribbelt und zurück.",
    ),
    (
        "A ball for the hoop above the garage and the court round the corner.",
        "Ein Ball für den Korb über der Garage und den Platz um die Ecke.",
    ),
];
