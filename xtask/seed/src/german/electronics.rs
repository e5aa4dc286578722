//! Electronics for ears and desks, in German.

pub const TEXTS: &[(&str, &str)] = &[
    ("Recycled plastic", "recycelter Kunststoff"),
    (
        "Three quarters of the plastic has been something else before; the finish is matt and takes no fingerprints.",
        "Drei Viertel des Kunststoffs waren vorher schon etwas anderes; die Oberfläche ist matt und nimmt keine Fingerabdrücke an.",
    ),
    ("Wipe with a dry cloth", "trocken abwischen"),
    ("Aluminium", "Aluminium"),
    (
        "The housing is turned from aluminium and feels it.",
        "Das Gehäuse ist aus Aluminium gedreht, und das fühlt man.",
    ),
    ("Wipe with a slightly damp cloth", "nebelfeucht abwischen"),
    (
        "Most of the housing was once fridges and printers; you would not know.",
        "Das Gehäuse war früher größtenteils Kühlschrank und Drucker; man merkt es ihm nicht an.",
    ),
    (
        "Aluminium, anodised to a soft matt finish that stays cool in the hand.",
        "Aluminium, weich und matt eloxiert, das in der Hand kühl bleibt.",
    ),
    ("Reinforced nylon", "verstärktes Nylon"),
    (
        "Glass-fibre nylon keeps it light and takes the falls that life with it will bring.",
        "Glasfaserverstärktes Nylon hält das Gewicht niedrig und steckt die Stürze weg, die das Leben mit sich bringt.",
    ),
    ("Magnesium alloy", "Magnesiumlegierung"),
    (
        "The frame is a magnesium alloy: stiff, thin, and lighter than you expect when you pick it up.",
        "Der Rahmen ist aus einer Magnesiumlegierung: steif, dünn und leichter, als man beim Hochheben erwartet.",
    ),
    (
        "Real buttons, one for each job, that you can tell apart by touch.",
        "Echte Knöpfe, einer für jede Aufgabe, und die Finger erkennen, welcher welcher ist.",
    ),
    (
        "It connects to two devices at once and knows which one is ringing.",
        "Verbindet sich mit zwei Geräten zugleich und weiß, welches gerade klingelt.",
    ),
    (
        "The equaliser in the app is optional, and so is the app.",
        "Der Equalizer in der App ist freiwillig, die App auch.",
    ),
    (
        "Battery and soft parts can be replaced without a soldering iron.",
        "Der Akku und alles, was weich ist, lassen sich ohne Lötkolben tauschen.",
    ),
    (
        "Ten minutes at the charger are good for four hours.",
        "Zehn Minuten am Ladegerät reichen für vier Stunden.",
    ),
    (
        "USB-C, of course, and the cable is a metre and a half.",
        "USB-C, natürlich, und das Kabel ist anderthalb Meter lang.",
    ),
    (
        "Microphones on both sides pick out your voice and leave the café where it is.",
        "Mikrofone auf beiden Seiten greifen deine Stimme heraus und lassen das Café, wo es ist.",
    ),
    (
        "Voices stay clear at low volume, which is how you should be listening.",
        "Stimmen bleiben auch leise verständlich, und leise solltest du ohnehin hören.",
    ),
    (
        "Tuned by ear, over months, to sound like the recording.",
        "Über Monate nach Gehör abgestimmt, damit es klingt wie die Aufnahme.",
    ),
    ("{b} {n} Over-Ear Headphones", "{b} {n} Over-Ear-Kopfhörer"),
    ("30 hours", "30 Stunden"),
    ("40 hours", "40 Stunden"),
    ("55 hours", "55 Stunden"),
    ("Adaptive", "adaptiv"),
    ("Yes", "ja"),
    (
        "Closed headphones that make a train quiet and a record large. {0} on one charge, with noise cancelling on.",
        "Geschlossene Kopfhörer, die einen Zug leise und eine Platte groß machen. {0} mit einer Ladung, und zwar mit eingeschalteter Geräuschunterdrückung.",
    ),
    (
        "Memory-foam pads, a headband that does not press, and a hinge you would trust with a door. The {n} is made for long days.",
        "Polster aus Memoryschaum, ein Bügel, der nicht drückt, und ein Scharnier, dem man eine Tür anvertrauen würde. Der {n} ist für lange Tage gemacht.",
    ),
    (
        "They cancel the hum and let the announcement through. Fold them flat and they disappear in a coat pocket.",
        "Er löscht das Brummen und lässt die Durchsage durch. Flach gefaltet verschwindet er in der Manteltasche.",
    ),
    ("{b} {n} On-Ear Headphones", "{b} {n} On-Ear-Kopfhörer"),
    ("25 hours", "25 Stunden"),
    (
        "Small, light headphones for walking. They let in just enough of the street to cross it.",
        "Kleine, leichte Kopfhörer für Fußgänger. Sie lassen gerade genug Straße herein, um heil hinüberzukommen.",
    ),
    (
        "The {n} weighs less than an apple and plays for {0}. There is a socket for a cable when the battery is not.",
        "Der {n} wiegt weniger als ein Apfel und spielt {0} lang. Ist der Akku doch einmal leer, gibt es eine Buchse fürs Kabel.",
    ),
    (
        "On-ear, because not everyone wants to be shut away. The pads turn flat on the neck.",
        "On-Ear, weil nicht jeder die Welt aussperren will. Die Muscheln drehen sich am Hals flach.",
    ),
    ("{b} {n} Earbuds", "{b} {n} In-Ear-Kopfhörer"),
    ("6 hours + 18 in the case", "6 Stunden + 18 im Etui"),
    ("8 hours + 24 in the case", "8 Stunden + 24 im Etui"),
    ("IPX4", "IPX4"),
    ("IP55", "IP55"),
    (
        "Wireless earbuds that stay in when you run and come out when you want. Four sizes of tips are in the box.",
        "Kabellose Ohrhörer, die beim Laufen drinbleiben und herauskommen, wenn du es willst. Aufsätze in vier Größen liegen bei.",
    ),
    (
        "{0}, and a case small enough for the coin pocket. One tap pauses, two skip, that is all there is to learn.",
        "{0}, und das Ganze passt in die kleine Tasche der Jeans. Einmal tippen hält an, zweimal springt weiter, mehr gibt es nicht zu lernen.",
    ),
    (
        "For calls in the wind and podcasts at the sink: the {n} withstands rain and sweat to {1}.",
        "Für Gespräche im Wind und Podcasts am Spülbecken: Der {n} hält Regen und Schweiß stand ({1}).",
    ),
    ("{b} {n} Studio Headphones", "{b} {n} Studiokopfhörer"),
    ("38 ohm", "38 Ohm"),
    ("80 ohm", "80 Ohm"),
    ("250 ohm", "250 Ohm"),
    ("3 m, detachable", "3 m, abnehmbar"),
    ("1.2 m, detachable", "1,2 m, abnehmbar"),
    (
        "Neutral headphones for people who have to hear what is there. {0}, with velour pads for eight-hour days.",
        "Neutrale Kopfhörer für alle, die hören müssen, was wirklich da ist. {0}, mit Velourspolstern für Achtstundentage.",
    ),
    (
        "Plug in the cable and the {n} tells the truth, with no radio in between.",
        "Steck das Kabel ein, und der {n} sagt die Wahrheit, ganz ohne Funk dazwischen.",
    ),
    (
        "Every part of it is screwed, not glued. The cable is {1}.",
        "Jedes Teil ist geschraubt, nicht geklebt. Das Kabel: {1}.",
    ),
    ("Two of them pair up to true stereo.", "Zwei davon ergeben zusammen echtes Stereo."),
    (
        "It remembers eight devices and switches without being asked.",
        "Merkt sich acht Geräte und wechselt, ohne dass man bitten muss.",
    ),
    ("The volume knob is a knob.", "Der Knopf für die Lautstärke ist ein Knopf."),
    (
        "The grille is a knitted cloth that comes off for washing.",
        "Die Front ist mit Strick bespannt, der sich zum Waschen abnehmen lässt.",
    ),
    (
        "Rubber feet keep the sideboard from joining in.",
        "Gummifüße halten das Sideboard davon ab, mitzuspielen.",
    ),
    ("Setting up takes a minute and no account.", "Das Einrichten braucht eine Minute und kein Konto."),
    (
        "Battery and driver are spare parts, not secrets.",
        "Akku und Lautsprecherchassis sind Ersatzteile, keine Geheimnisse.",
    ),
    (
        "Firmware is updated for at least seven years, which is written on the box.",
        "Firmware-Updates gibt es mindestens sieben Jahre lang; so steht es auf dem Karton.",
    ),
    ("In stand-by it draws less than half a watt.", "Im Stand-by fließt weniger als ein halbes Watt."),
    ("{b} {n} Portable Speaker", "{b} {n} Outdoor-Lautsprecher"),
    ("12 hours", "12 Stunden"),
    ("18 hours", "18 Stunden"),
    ("24 hours", "24 Stunden"),
    ("IP67", "IP67"),
    ("IPX7", "IPX7"),
    (
        "A speaker for the lake: it floats, shrugs off sand and plays for {0}.",
        "Ein Lautsprecher für den See: Er schwimmt, macht sich nichts aus Sand und spielt {0} lang.",
    ),
    (
        "Bigger than it looks. The {n} throws sound all round, so there is no bad seat at the picnic.",
        "Größer, als er aussieht. Der {n} strahlt rundum ab, also gibt es beim Picknick keinen schlechten Platz.",
    ),
    (
        "Take it by the loop and go. Waterproof to {1}, with a battery that also charges your phone.",
        "An der Schlaufe nehmen und los. Wasserdicht nach {1}, und der Akku lädt auch dein Telefon.",
    ),
    ("{b} {n} Shelf Speaker", "{b} {n} Regallautsprecher"),
    ("Wi-Fi, Bluetooth, line", "WLAN, Bluetooth, Line"),
    ("Bluetooth, optical, phono", "Bluetooth, optisch, Phono"),
    (
        "A speaker for the bookshelf that fills a living room without shaking the neighbours’. {0}, two-way, with a port you can close.",
        "Ein Lautsprecher fürs Bücherregal, der ein Wohnzimmer füllt, ohne das der Nachbarn zu erschüttern. {0}, zwei Wege und eine Bassöffnung, die man verschließen kann.",
    ),
    (
        "It plays from your phone, your turntable and your television: {1}. The remote has six buttons.",
        "Spielt vom Telefon, vom Plattenspieler und vom Fernseher: {1}. Die Fernbedienung hat sechs Tasten.",
    ),
    (
        "Good at low volume, which is the hard part. The {n} keeps bass and voices in balance while the house sleeps.",
        "Gut bei kleiner Lautstärke, und das ist der schwierige Teil. Der {n} hält Bass und Stimmen im Gleichgewicht, während das Haus schläft.",
    ),
    ("{b} {n} Kitchen Radio", "{b} {n} Küchenradio"),
    ("DAB+, FM", "DAB+, UKW"),
    ("DAB+, FM, internet", "DAB+, UKW, Internet"),
    (
        "A radio with a dial, six presets and a handle. {0}, and Bluetooth for everything else.",
        "Ein Radio mit Drehknopf, sechs Stationstasten und Henkel. {0}, und Bluetooth für alles andere.",
    ),
    (
        "It comes on when you press the button, with the station from yesterday. The {n} is as simple as that.",
        "Man drückt den Knopf, und es spielt den Sender von gestern. Mehr muss man über das {n} nicht wissen.",
    ),
    (
        "For worktops and windowsills: splash-proof in front, and the display dims itself at night.",
        "Für Arbeitsplatten und Fensterbänke: vorn gegen Spritzwasser geschützt, und nachts dimmt sich die Anzeige von selbst.",
    ),
    (
        "It changes between three computers at the press of a key.",
        "Wechselt auf Tastendruck zwischen drei Rechnern.",
    ),
    (
        "Works over Bluetooth, a small receiver, or the cable in the box.",
        "Arbeitet über Bluetooth, über einen kleinen Empfänger oder mit dem Kabel, das beiliegt.",
    ),
    (
        "No driver needed; settings are stored in the device.",
        "Kein Treiber nötig; die Einstellungen bleiben im Gerät.",
    ),
    ("Everything that wears out can be had as a part.", "Alles, was sich abnutzt, gibt es als Ersatzteil."),
    ("Rubber feet hold it where you put it.", "Gummifüße halten sie, wo du sie hinstellst."),
    ("It comes in a box without plastic.", "Kommt in einer Schachtel ohne Plastik."),
    ("{b} {n} Mechanical Keyboard", "Mechanische Tastatur {b} {n}"),
    ("Tactile, quiet", "taktil, leise"),
    ("Linear", "linear"),
    ("Clicky", "klickend"),
    ("Full size", "volle Größe"),
    ("Tenkeyless", "ohne Ziffernblock"),
    (
        "A {1} board with {0} switches that can be swapped without solder. The keycaps are PBT and never go shiny.",
        "Die Schalter ({0}) lassen sich ohne Löten wechseln, die Tastenkappen sind aus PBT und werden nie speckig. Format: {1}.",
    ),
    (
        "Typing on the {n} sounds like rain on a tent. There is foam below the plate to keep it so.",
        "Auf der {n} klingt Tippen wie Regen auf dem Zelt. Unter der Platte liegt Schaumstoff, damit das so bleibt.",
    ),
    (
        "Every key where you expect it, including the ones for brackets. Backlight from below, bright enough to read and no brighter.",
        "Jede Taste, wo man sie erwartet, auch die für die Klammern. Von unten beleuchtet, hell genug zum Lesen und nicht heller.",
    ),
    ("{b} {n} Slim Keyboard", "{b} {n} Flachtastatur"),
    ("4 months", "4 Monate"),
    ("12 months", "12 Monate"),
    ("Compact", "kompakt"),
    (
        "Flat, quiet and exact, with scissor switches and a travel that tells you when you have arrived. A charge lasts {0}.",
        "Flach, leise und genau, mit Scherenmechanik und einem Hub, der meldet, wenn man angekommen ist. Eine Ladung hält {0}.",
    ),
    (
        "The {n} fits in the bag next to the laptop and makes a hotel table into a desk.",
        "Die {n} passt neben den Laptop in die Tasche und macht aus einem Hoteltisch einen Schreibtisch.",
    ),
    (
        "For shared offices: nobody will hear how fast you type.",
        "Fürs geteilte Büro: Niemand hört, wie schnell du tippst.",
    ),
    ("{b} {n} Wireless Mouse", "{b} {n} Funkmaus"),
    ("Right-handed", "für Rechtshänder"),
    ("Symmetrical", "symmetrisch"),
    (
        "A mouse that fills the hand, with a wheel that spins free when a page is long. {0} buttons, all within reach.",
        "Eine Maus, die die Hand füllt, mit einem Rad, das auf langen Seiten frei durchläuft. {0} Tasten, alle in Reichweite.",
    ),
    (
        "The {n} glides on glass, on wood and on the arm of a sofa.",
        "Die {n} gleitet auf Glas, auf Holz und auf der Sofalehne.",
    ),
    (
        "{1}, quiet to click, and charged in a minute for a day.",
        "{1}, leise beim Klicken und in einer Minute für einen Tag geladen.",
    ),
    ("{b} {n} Vertical Mouse", "{b} {n} Vertikalmaus"),
    ("Right", "rechts"),
    ("Left", "links"),
    (
        "It holds your hand as if you were about to shake someone else’s, and the wrist is grateful.",
        "Sie hält deine Hand, als wolltest du gerade eine andere schütteln, und das Handgelenk dankt es ihr.",
    ),
    (
        "Strange for a day, indispensable after a week. The {n} is for the hand that has clicked enough.",
        "Einen Tag lang seltsam, nach einer Woche unentbehrlich. Die {n} ist für die Hand, die genug geklickt hat.",
    ),
    (
        "An upright mouse for the {0} hand, with a thumb rest and a pointer speed you can change on the fly.",
        "Eine aufrechte Maus mit Daumenauflage und einem Zeigertempo, das sich im Vorbeigehen ändern lässt. Für die Hand: {0}.",
    ),
    (
        "Six ordinary screws and the back is off: battery and storage are yours to change.",
        "Sechs gewöhnliche Schrauben, und der Boden ist ab: Akku und Speicher wechselst du selbst.",
    ),
    (
        "The screen is matt, bright enough for a balcony, and does not mirror your lamp.",
        "Der Bildschirm ist matt, hell genug für den Balkon und spiegelt nicht deine Lampe.",
    ),
    (
        "It wakes in a second and keeps its charge for a week in the bag.",
        "Wacht in einer Sekunde auf und hält die Ladung in der Tasche eine Woche lang.",
    ),
    (
        "Two USB-C ports, one on each side, both of which charge.",
        "Zwei USB-C-Anschlüsse, einer auf jeder Seite, und laden kann man an beiden.",
    ),
    ("The camera has a shutter you can see.", "Die Kamera hat eine Klappe, die man sieht."),
    (
        "The charger is no larger than a matchbox and has a long cable.",
        "Das Netzteil ist nicht größer als eine Streichholzschachtel und hat ein langes Kabel.",
    ),
    (
        "Repair manuals are public, and so are the prices of parts.",
        "Die Reparaturanleitungen sind öffentlich, die Preise der Ersatzteile auch.",
    ),
    ("Eight years of updates are promised in writing.", "Acht Jahre Updates, schriftlich versprochen."),
    ("It arrives without trial versions of anything.", "Kommt ohne Testversionen von irgendwas."),
    ("{b} {n} Laptop", "{b} {n} Laptop"),
    ("13.5 inches", "13,5 Zoll"),
    ("14 inches", "14 Zoll"),
    ("16 inches", "16 Zoll"),
    ("14 hours", "14 Stunden"),
    (
        "{0}, all-day battery, and a keyboard somebody cared about. It works for {1} away from the wall.",
        "{0}, Akku für den ganzen Tag und eine Tastatur, um die sich jemand gekümmert hat. Ohne Steckdose läuft er {1}.",
    ),
    (
        "The {n} is silent for writing and quick for editing; its fan only starts when you mean it.",
        "Der {n} schweigt beim Schreiben und ist schnell beim Schneiden; sein Lüfter läuft erst an, wenn du es ernst meinst.",
    ),
    (
        "A laptop to keep. The lid opens with one finger, the hinge holds at any angle, and the screen, {0} across, is in three-to-two.",
        "Ein Laptop zum Behalten. Der Deckel geht mit einem Finger auf, das Scharnier hält jeden Winkel, und der Bildschirm ({0}) hat das Format drei zu zwei.",
    ),
    ("{b} {n} Tablet", "{b} {n} Tablet"),
    ("8.8 inches", "8,8 Zoll"),
    ("11 inches", "11 Zoll"),
    ("12.4 inches", "12,4 Zoll"),
    ("Included", "enthalten"),
    ("Sold separately", "separat erhältlich"),
    (
        "For reading in bed, drawing on trains and recipes with floury fingers. The screen measures {0} and is laminated, so the pen touches the line.",
        "Zum Lesen im Bett, zum Zeichnen im Zug und für Rezepte mit mehligen Fingern. Der Bildschirm misst {0} und ist laminiert, der Stift berührt also wirklich die Linie.",
    ),
    (
        "The {n} does a few things well: it shows pages and films, takes notes, and stays out of the way.",
        "Das {n} kann ein paar Dinge gut: Seiten und Filme zeigen, Notizen aufnehmen und nicht im Weg sein.",
    ),
    (
        "Four loudspeakers, a battery for two evenings, and a back that does not slip off the knee.",
        "Vier Lautsprecher, Akku für zwei Abende und ein Rücken, der nicht vom Knie rutscht.",
    ),
    ("{b} {n} Convertible", "{b} {n} Convertible"),
    ("13 inches", "13 Zoll"),
    ("16 GB", "16 GB"),
    ("32 GB", "32 GB"),
    (
        "Turn the screen all the way round and the laptop becomes a drawing board. {1} of memory keep up with both.",
        "Dreh den Bildschirm ganz herum, und aus dem Laptop wird ein Zeichenbrett. {1} Arbeitsspeicher machen beides mit.",
    ),
    (
        "It stands like a tent on an aeroplane table and lies flat in a meeting. The hinge has been opened 40,000 times on our bench.",
        "Steht im Flugzeug wie ein Zelt auf dem Klapptisch und liegt in der Besprechung flach. Auf unserem Prüfstand ging das Scharnier 40.000 Mal auf und zu.",
    ),
    (
        "The {n} is for people who think with a pen and answer with a keyboard.",
        "Das {n} ist für Leute, die mit dem Stift denken und mit der Tastatur antworten.",
    ),
];
