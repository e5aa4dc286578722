//! Clothing for men: coats and knitwear, in German.

pub const TEXTS: &[(&str, &str)] = &[
    ("Waxed cotton", "gewachste Baumwolle"),
    (
        "Waxed cotton from Dundee, 280 g/m², that sheds a shower and softens with wear.",
        "Gewachste Baumwolle aus Dundee, 280 g/m², die einen Schauer abperlen lässt und mit dem Tragen weicher wird.",
    ),
    (
        "Sponge clean with cold water and re-wax once a year",
        "mit kaltem Wasser abreiben, einmal im Jahr nachwachsen",
    ),
    ("Recycled nylon", "recyceltes Nylon"),
    (
        "A tear-resistant recycled nylon with a matt face; the finish is free of PFAS.",
        "Reißfestes recyceltes Nylon mit matter Oberfläche; die Imprägnierung kommt ohne PFAS aus.",
    ),
    ("Machine wash at 30 °C, tumble dry low", "Maschinenwäsche bei 30 °C, schonend trocknen"),
    ("Ventile cotton", "Ventile-Baumwolle"),
    (
        "Densely woven cotton that swells when wet and closes itself: no membrane, no crackle.",
        "Dicht gewebte Baumwolle, die bei Nässe aufquillt und sich selbst abdichtet: keine Membran, kein Knistern.",
    ),
    (
        "Machine wash at 30 °C with liquid soap, re-proof each season",
        "Maschinenwäsche bei 30 °C mit Flüssigseife, jede Saison imprägnieren",
    ),
    (
        "Four outside pockets close with studs, and one inside with a zip.",
        "Vier Außentaschen schließen mit Druckknöpfen, eine Innentasche mit Reißverschluss.",
    ),
    ("The hand pockets are lined with moleskin.", "Die Eingrifftaschen sind mit Moleskin gefüttert."),
    (
        "A poacher’s pocket runs across the lower back and swallows a newspaper or a hat.",
        "Quer über den unteren Rücken läuft eine Wilderertasche, die eine Zeitung oder einen Hut verschluckt.",
    ),
    (
        "The main zip is a two-way YKK that you can work with gloves on.",
        "Der Hauptreißverschluss ist ein Zwei-Wege-YKK, der sich auch mit Handschuhen bedienen lässt.",
    ),
    (
        "Cuffs close with a tab and can be taken in by two fingers.",
        "Die Ärmelbünde schließen mit einem Riegel und lassen sich um zwei Finger enger stellen.",
    ),
    (
        "The corduroy collar turns up against the wind.",
        "Der Cordkragen lässt sich gegen den Wind hochschlagen.",
    ),
    (
        "Room for a thick jumper underneath; take your usual size.",
        "Darunter passt ein dicker Pullover; nimm deine übliche Größe.",
    ),
    ("Our model is 187 cm tall and wears size L.", "Unser Model ist 187 cm groß und trägt Größe L."),
    ("Repairs are free for the first two years.", "Reparaturen sind in den ersten zwei Jahren kostenlos."),
    ("{n} Field Jacket", "Feldjacke {n}"),
    ("Regular", "normal"),
    ("Relaxed", "locker"),
    (
        "Four pockets, a drawcord waist and a back pleat for moving: the field jacket, unchanged where it was right.",
        "Vier Taschen, ein Kordelzug in der Taille und eine Rückenfalte zum Ausholen: die Feldjacke, unverändert, wo sie schon richtig war.",
    ),
    (
        "{n} is cut to the hip and lined to the cuff, so it goes over a blazer and does not look borrowed.",
        "{n} ist hüftlang und bis in die Ärmel gefüttert, passt also über ein Sakko und sieht nicht geliehen aus.",
    ),
    (
        "A working jacket for dogs, allotments and platforms. It gets better each time it gets dirty.",
        "Eine Arbeitsjacke für Hunde, Schrebergärten und Bahnsteige. Sie wird jedes Mal besser, wenn sie schmutzig wird.",
    ),
    ("{n} Parka", "Parka {n}"),
    ("Recycled down, 650 cuin", "recycelte Daunen, 650 cuin"),
    ("Recycled polyester, 120 g/m²", "recycelter Polyester, 120 g/m²"),
    (
        "A long parka for standing still in: touchlines, bus stops, playgrounds. Insulated with {0} down to the hem.",
        "Ein langer Parka zum Herumstehen: an Spielfeldrändern, Bushaltestellen, Spielplätzen. Gefüttert bis hinunter zum Saum ({0}).",
    ),
    (
        "The hood comes off, the storm collar stays. {n} is warm to about minus ten with a jumper beneath.",
        "Die Kapuze geht ab, der Sturmkragen bleibt. Mit einem Pullover darunter hält {n} bis etwa minus zehn Grad warm.",
    ),
    (
        "Built for wet winters rather than dry ones: sealed seams, a deep hood and a zip that opens from both ends.",
        "Eher für nasse Winter gebaut als für trockene: verschweißte Nähte, eine tiefe Kapuze und ein Reißverschluss, der von beiden Enden aufgeht.",
    ),
    ("{n} Overshirt", "Overshirt {n}"),
    ("Brushed cotton twill", "angerauter Baumwolltwill"),
    (
        "A heavy brushed twill, dyed in the piece, that feels ten washes old on the first day.",
        "Ein schwerer, angerauter Twill, im Stück gefärbt, der sich schon am ersten Tag anfühlt wie nach zehn Wäschen.",
    ),
    ("Machine wash at 30 °C", "Maschinenwäsche bei 30 °C"),
    ("Wool flannel", "Wollflanell"),
    (
        "Flannel of 80 % wool, milled until it is dense enough for a spring jacket.",
        "Flanell aus 80 % Wolle, so lange gewalkt, bis er dicht genug für eine Frühlingsjacke ist.",
    ),
    ("Wool wash cold or dry clean", "kalte Wollwäsche oder chemische Reinigung"),
    ("Boxy", "kastig"),
    (
        "Too heavy for a shirt, too soft for a jacket, and therefore right for most of the year.",
        "Zu schwer für ein Hemd, zu weich für eine Jacke und deshalb fast das ganze Jahr richtig.",
    ),
    (
        "{n} has two chest pockets with flaps and hand pockets behind the seams. Wear it buttoned over a T-shirt or open over knitwear.",
        "{n} hat zwei Brusttaschen mit Patten und Eingrifftaschen hinter den Nähten. Zugeknöpft über dem T-Shirt oder offen über Strick.",
    ),
    (
        "An overshirt with a straight hem, corozo buttons and elbows reinforced with a second layer.",
        "Ein Overshirt mit geradem Saum, Knöpfen aus Steinnuss und einer zweiten Lage Stoff an den Ellbogen.",
    ),
    ("{n} Softshell", "Softshelljacke {n}"),
    ("Three-layer softshell", "dreilagiger Softshell"),
    (
        "The three-layer fabric stretches both ways, stops wind entirely and takes an hour of drizzle.",
        "Das dreilagige Material dehnt sich in beide Richtungen, hält den Wind ganz ab und eine Stunde Nieselregen aus.",
    ),
    ("Machine wash at 30 °C, no softener", "Maschinenwäsche bei 30 °C, ohne Weichspüler"),
    ("Helmet-compatible", "passt über den Helm"),
    ("Removable", "abnehmbar"),
    ("None", "ohne"),
    (
        "A softshell for going uphill: it lets out what you make and keeps out what the weather makes.",
        "Eine Softshelljacke für bergauf: Sie lässt hinaus, was von dir kommt, und hält draußen, was vom Wetter kommt.",
    ),
    (
        "Quiet enough for watching birds, tough enough for gorse. {n} has long underarm zips that open with one hand.",
        "Leise genug zum Vögelbeobachten, zäh genug für Ginster. {n} hat lange Reißverschlüsse unter den Armen, die mit einer Hand aufgehen.",
    ),
    (
        "Worn close, with a dropped back and a chin guard. One layer from the front door to the summit on most days.",
        "Nah am Körper, mit verlängertem Rücken und Kinnschutz. An den meisten Tagen genügt diese eine Schicht von der Haustür bis zum Gipfel.",
    ),
    ("Lambswool", "Lammwolle"),
    (
        "Two-ply lambswool, spun and dyed in the Borders, with a dry handle that softens in a few wears.",
        "Zweifädige Lammwolle, in den Scottish Borders gesponnen und gefärbt, erst trocken im Griff und nach ein paarmal Tragen weich.",
    ),
    ("Hand wash cool, dry flat", "kühle Handwäsche, liegend trocknen"),
    ("Merino wool", "Merinowolle"),
    (
        "Superfine merino, 18.5 micron, that does not itch and can be worn for days.",
        "Superfeine Merinowolle, 18,5 Mikron, die nicht kratzt und sich tagelang tragen lässt.",
    ),
    ("Wool wash at 30 °C, dry flat", "Wollwäsche bei 30 °C, liegend trocknen"),
    ("Cotton", "Baumwolle"),
    (
        "A long-staple cotton yarn, tightly knitted so that it keeps its shape at the elbow.",
        "Langstapeliges Baumwollgarn, so fest gestrickt, dass es auch am Ellbogen die Form behält.",
    ),
    ("Machine wash at 30 °C, dry flat", "Maschinenwäsche bei 30 °C, liegend trocknen"),
    ("Saddle shoulders give it room to move.", "Sattelschultern lassen Raum für Bewegung."),
    ("The elbows are knitted double.", "Die Ellbogen sind doppelt gestrickt."),
    ("Cuffs are long enough to turn back.", "Die Bündchen sind lang genug zum Umschlagen."),
    (
        "A length of matching yarn is sewn into the side seam.",
        "In die Seitennaht ist ein Stück passendes Garn eingenäht.",
    ),
    ("Wash it less than you think and air it more.", "Seltener waschen, als man denkt, und öfter lüften."),
    (
        "It will bobble a little in the first weeks and then stop.",
        "In den ersten Wochen bilden sich ein paar Knötchen, dann ist Schluss damit.",
    ),
    ("True to size, with room for a shirt.", "Fällt normal aus, mit Platz für ein Hemd."),
    ("Our model is 186 cm tall and wears size M.", "Unser Model ist 186 cm groß und trägt Größe M."),
    (
        "Slim through the body; take one size up for a loose fit.",
        "Am Körper schmal; für einen lockeren Sitz nimm eine Größe mehr.",
    ),
    ("{n} Fisherman Sweater", "Fischerpullover {n}"),
    ("Half cardigan", "Perlfang"),
    ("Full rib", "Vollrippe"),
    ("Cable", "Zopf"),
    (
        "Knitted in a {0} stitch that traps air and stands up to salt, bark and bicycle chains.",
        "Gestrickt in einem Muster ({0}), das Luft einschließt und es mit Salz, Rinde und Fahrradketten aufnimmt.",
    ),
    (
        "A heavy sweater in the sense that it replaces a jacket. {n} is knitted tight, so the wind has to go round.",
        "Ein schwerer Pullover in dem Sinn, dass er eine Jacke ersetzt. {n} ist so fest gestrickt, dass der Wind außen herum muss.",
    ),
    (
        "The pattern is eighty years old; the shoulders have been widened since. Everything else was right.",
        "Das Muster ist achtzig Jahre alt; seitdem sind nur die Schultern breiter geworden. Alles andere war schon richtig.",
    ),
    ("{n} Crew-Neck Sweater", "Strickpullover {n}"),
    ("12-gauge", "12 gg"),
    ("7-gauge", "7 gg"),
    (
        "Warm enough for the walk to the station, light enough for the meeting.",
        "Warm genug für den Weg zum Bahnhof, leicht genug für die Besprechung.",
    ),
    (
        "{n} fits under a jacket and over a shirt, which is all one can ask of a crew neck.",
        "{n} passt unter ein Sakko und über ein Hemd, und mehr kann man von einem Rundhals nicht verlangen.",
    ),
    (
        "A neat {0} knit with a ribbed neckline that keeps its shape.",
        "Ein sauberer Strick ({0}) mit geripptem Halsausschnitt, der seine Form behält.",
    ),
    ("{n} Hoodie", "Hoodie {n}"),
    ("Organic loopback cotton", "Sweatstoff aus Biobaumwolle"),
    (
        "Loopback cotton of 420 g/m², knitted in Portugal on old, slow machines.",
        "Sweatstoff mit 420 g/m², in Portugal auf alten, langsamen Maschinen gestrickt.",
    ),
    ("Machine wash at 30 °C inside out", "Maschinenwäsche bei 30 °C auf links"),
    ("Brushed organic cotton", "angeraute Biobaumwolle"),
    (
        "Brushed inside and close-knit outside, so it is warm without being thick.",
        "Innen angeraut, außen dicht gestrickt: warm, ohne dick zu sein.",
    ),
    ("Machine wash at 30 °C, no dryer", "Maschinenwäsche bei 30 °C, nicht in den Trockner"),
    (
        "A hoodie without a print. The hood is lined with jersey and lies flat; the cords are cotton and end in a plain knot.",
        "Ein Hoodie ohne Aufdruck. Die Kapuze ist mit Jersey gefüttert und liegt flach; die Kordeln sind aus Baumwolle und enden in einem einfachen Knoten.",
    ),
    (
        "{n} is heavy in the way good towels are heavy. Side panels of rib let it move and keep its shape.",
        "{n} ist schwer, wie gute Handtücher schwer sind. Seitenteile aus Rippstrick geben nach und halten die Form.",
    ),
    (
        "For the flight out, the morning run and the evening on the steps.",
        "Für den Hinflug, den Morgenlauf und den Abend auf den Stufen.",
    ),
    ("{n} Lightweight Crew", "Feinstrickpullover {n}"),
    ("14-gauge", "14 gg"),
    (
        "The thin jumper that makes a shirt look considered. Knitted at a fine {0}, with no logo and no seams in view.",
        "Der dünne Pullover, mit dem ein Hemd nach Absicht aussieht. Fein gestrickt ({0}), ohne Logo und ohne sichtbare Nähte.",
    ),
    (
        "A crew neck for ten months of the year. {n} takes up no more room in a bag than a T-shirt.",
        "Ein Rundhals für zehn Monate im Jahr. {n} nimmt in der Tasche nicht mehr Platz weg als ein T-Shirt.",
    ),
    (
        "Under a jacket when it is cold, over the shoulders when it is not.",
        "Unter dem Sakko, wenn es kalt ist, über den Schultern, wenn nicht.",
    ),
];
