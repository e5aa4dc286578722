//! What the cook uses, in German.

pub const TEXTS: &[(&str, &str)] = &[
    ("Enamelled cast iron", "emailliertes Gusseisen"),
    (
        "Cast in sand and enamelled twice; it holds heat long after the hob is off.",
        "In Sand gegossen und zweimal emailliert; hält die Wärme noch lange, nachdem der Herd aus ist.",
    ),
    ("Dishwasher-safe, better by hand", "spülmaschinenfest, besser von Hand"),
    ("Enamelled steel", "emaillierter Stahl"),
    (
        "Steel under three coats of enamel: quick to heat, light to lift, and indifferent to lemon juice.",
        "Stahl unter drei Schichten Email: schnell heiß, leicht zu heben und gleichgültig gegenüber Zitronensaft.",
    ),
    ("Dishwasher-safe", "spülmaschinenfest"),
    ("Stainless steel, 3-ply", "Edelstahl, dreilagig"),
    (
        "Three layers with aluminium in the middle heat evenly right up the sides.",
        "Drei Schichten mit Aluminium in der Mitte werden gleichmäßig heiß, bis hinauf zum Rand.",
    ),
    (
        "The steel is thick at the base and rolled thin at the rim, so it heats fast and pours well.",
        "Der Stahl ist am Boden dick und am Rand dünn gewalzt; so wird er schnell heiß und gießt sauber.",
    ),
    ("Carbon steel", "Kohlenstoffstahl"),
    (
        "Carbon steel, 2.5 mm, that blackens with use and lets go of eggs after a month.",
        "Kohlenstoffstahl, 2,5 mm, der mit der Zeit schwarz wird und nach einem Monat auch Spiegeleier loslässt.",
    ),
    ("Wipe out, dry at once, oil lightly", "auswischen, sofort trocknen, leicht ölen"),
    (
        "Works on gas, glass, induction and in the oven to 250 °C.",
        "Für Gas, Glaskeramik und Induktion, und für den Backofen bis 250 °C.",
    ),
    ("The base is ground flat and stays so.", "Der Boden ist plan geschliffen und bleibt es."),
    ("Markings inside show the litres.", "Markierungen innen zeigen die Liter an."),
    (
        "The handle is riveted and stays cool on a low flame.",
        "Der Griff ist genietet und bleibt bei kleiner Flamme kühl.",
    ),
    ("Pours cleanly from both sides.", "Gießt nach beiden Seiten, ohne zu kleckern."),
    ("Heavy enough to sit still while you stir.", "Schwer genug, um beim Rühren stehen zu bleiben."),
    ("{n} Frying Pan", "Bratpfanne {n}"),
    ("None", "ohne"),
    ("Seasoned with linseed oil", "mit Leinöl eingebrannt"),
    (
        "A pan for steaks, potatoes and decades. Steep enough to toss, flat enough to fry four eggs.",
        "Eine Pfanne für Steaks, Kartoffeln und Jahrzehnte. Der Rand ist steil genug zum Schwenken, der Boden groß genug für vier Spiegeleier.",
    ),
    (
        "{n} gets properly hot and then stays there. Start it low, be patient, and it will never stick.",
        "{n} wird richtig heiß und bleibt es dann. Fang klein an, hab Geduld, und es klebt nie etwas an.",
    ),
    (
        "No non-stick to wear off: what makes this pan good is what you cook in it.",
        "Keine Antihaftschicht, die sich abnutzt: Gut wird diese Pfanne durch das, was du darin brätst.",
    ),
    ("{n} Casserole", "Schmortopf {n}"),
    ("With drip points", "mit Tropfnoppen"),
    ("Flat, doubles as a pan", "flach, auch als Pfanne"),
    (
        "Brown in it, braise in it, bake bread in it, and carry it to the table.",
        "Darin wird angebraten, geschmort und Brot gebacken, und dann kommt er, wie er ist, auf den Tisch.",
    ),
    (
        "The lid of {n} sends the moisture back over the meat, all Sunday long.",
        "Der Deckel von {n} gibt dem Fleisch seinen Saft zurück, den ganzen Sonntag lang.",
    ),
    (
        "Big handles that take oven gloves, and a knob in steel that survives the oven.",
        "Große Griffe, in die auch Topfhandschuhe passen, und ein Knauf aus Stahl, der den Backofen übersteht.",
    ),
    ("{n} Saucepan", "Stieltopf {n}"),
    ("Glass", "Glas"),
    ("Steel", "Stahl"),
    (
        "For milk, rice and sauces that must not catch. The corner between base and wall is round, so a whisk gets in.",
        "Für Milch, Reis und Soßen, die nicht ansetzen dürfen. Die Kante zwischen Boden und Wand ist rund, damit der Schneebesen überall hinkommt.",
    ),
    (
        "{n} is the pot you wash most often, because you use it most often.",
        "{n} ist der Topf, den du am häufigsten spülst, weil du ihn am häufigsten benutzt.",
    ),
    (
        "A small pot with a long handle and a pouring lip all round.",
        "Ein kleiner Topf mit langem Stiel und einem Schüttrand ringsum.",
    ),
    (
        "Spare parts are listed by number and sent within a day.",
        "Ersatzteile haben Nummern und sind binnen eines Tages unterwegs.",
    ),
    ("Nothing that gets hot is made of plastic.", "Nichts, was heiß wird, ist aus Kunststoff."),
    (
        "It wipes clean in one go, since there are no grooves.",
        "Mit einem Wisch sauber, denn Rillen gibt es keine.",
    ),
    ("The cable tucks away underneath.", "Das Kabel lässt sich unten verstauen."),
    (
        "Repaired in our own workshop at a fixed price, should it ever need to be.",
        "Sollte es je nötig sein, reparieren wir zum Festpreis in der eigenen Werkstatt.",
    ),
    ("It stands steady and leaves no ring.", "Steht sicher und hinterlässt keinen Rand."),
    ("{n} Electric Kettle", "Wasserkocher {n}"),
    ("Stainless steel", "Edelstahl"),
    (
        "The jug is 18/8 stainless steel, welded without a seam inside.",
        "Die Kanne ist aus Edelstahl 18/8, so geschweißt, dass innen keine Naht bleibt.",
    ),
    ("Descale with vinegar once a month", "einmal im Monat mit Essig entkalken"),
    ("Stainless steel, double-walled", "Edelstahl, doppelwandig"),
    (
        "Two walls of steel keep the water hot and the outside cool enough to touch.",
        "Zwei Wände aus Stahl halten das Wasser heiß und die Außenseite so kühl, dass man sie anfassen kann.",
    ),
    ("1 l", "1 l"),
    ("1.5 l", "1,5 l"),
    ("60–100 °C in steps of ten", "60–100 °C in Zehnerschritten"),
    ("Boil only", "nur kochen"),
    (
        "It boils {0} before you have found the tea, and switches off with a click you can hear in the next room.",
        "Kocht {0}, bevor du den Tee gefunden hast, und schaltet sich mit einem Klicken ab, das man bis ins Nebenzimmer hört.",
    ),
    (
        "A kettle for people who pour slowly. The spout is narrow, the flow is yours to decide.",
        "Ein Wasserkocher für Leute, die langsam gießen. Die Tülle ist schmal, über den Strahl entscheidest du.",
    ),
    (
        "{n} says little: one switch, one small window, no melody when it is done.",
        "{n} macht nicht viele Worte: ein Schalter, ein kleines Sichtfenster und keine Melodie, wenn das Wasser kocht.",
    ),
    ("{n} Coffee Maker", "Kaffeemaschine {n}"),
    ("Steel and glass", "Stahl und Glas"),
    (
        "A steel body, a copper heater, and a glass jug with a lid that stays on.",
        "Ein Gehäuse aus Stahl, ein Heizelement aus Kupfer und eine Glaskanne, deren Deckel draufbleibt.",
    ),
    ("Descale every two months", "alle zwei Monate entkalken"),
    ("Recycled aluminium", "recyceltes Aluminium"),
    (
        "The body is cast from recycled aluminium; the jug is borosilicate.",
        "Das Gehäuse ist aus recyceltem Aluminium gegossen, die Kanne aus Borosilikatglas.",
    ),
    ("5 cups", "5 Tassen"),
    ("10 cups", "10 Tassen"),
    (
        "Filter coffee for {0}, brewed at 94 °C and kept warm for half an hour, which is all that good coffee bears.",
        "Filterkaffee für {0}, bei 94 °C gebrüht und eine halbe Stunde warm gehalten; länger hält guter Kaffee das nicht aus.",
    ),
    (
        "One switch. The water of {n} falls like rain over all the grounds and not just the middle.",
        "Ein Schalter. Bei {n} fällt das Wasser wie Regen auf das ganze Kaffeemehl und nicht nur in die Mitte.",
    ),
    (
        "It gurgles in the morning like your grandmother’s and makes better coffee than hers.",
        "Sie gurgelt morgens wie die deiner Großmutter und macht den besseren Kaffee.",
    ),
    ("{n} Toaster", "Toaster {n}"),
    ("Brushed steel", "gebürsteter Stahl"),
    (
        "Brushed steel around a frame that can be opened and repaired.",
        "Gebürsteter Stahl um einen Rahmen, der sich öffnen und reparieren lässt.",
    ),
    ("Empty the crumb tray weekly", "Krümelfach wöchentlich leeren"),
    ("Powder-coated steel", "pulverbeschichteter Stahl"),
    (
        "Powder-coated steel that stays cool enough to touch on the outside.",
        "Pulverbeschichteter Stahl, der außen so kühl bleibt, dass man ihn anfassen kann.",
    ),
    ("2 long", "2 lange"),
    ("2", "2"),
    (
        "It browns both sides alike, at the same setting, every day. We are as surprised as you are.",
        "Er bräunt beide Seiten gleich, bei derselben Einstellung, jeden Tag. Wir sind so überrascht wie du.",
    ),
    (
        "Wide slots for bread you have cut yourself, and a lever that lifts small slices out without a fork.",
        "Breite Schlitze für selbst geschnittenes Brot und ein Hebel, der auch kleine Scheiben heraushebt, ganz ohne Gabel.",
    ),
    (
        "{n} has a dial with a mark for “as yesterday”.",
        "{n} hat einen Regler mit einer Marke für „wie gestern“.",
    ),
    ("X50 chrome steel", "Chromstahl X50"),
    (
        "Forged from one piece of X50CrMoV15, hardened to 57 HRC: tough, stainless, easy to sharpen.",
        "Aus einem Stück X50CrMoV15 geschmiedet und auf 57 HRC gehärtet: zäh, rostfrei, leicht zu schärfen.",
    ),
    ("Wash by hand, dry at once", "von Hand spülen, sofort abtrocknen"),
    ("VG-10 damascus", "VG-10-Damaststahl"),
    (
        "A VG-10 core under 66 layers of damascus, hard enough for a very fine edge.",
        "Ein Kern aus VG-10 unter 66 Lagen Damast, hart genug für eine sehr feine Schneide.",
    ),
    ("Wash by hand, use a wooden board", "von Hand spülen, Holzbrett verwenden"),
    ("Carbon steel blade", "Klinge aus Kohlenstoffstahl"),
    (
        "Carbon steel takes an edge like nothing else and a grey patina within a week.",
        "Kohlenstoffstahl wird scharf wie kein anderer und bekommt binnen einer Woche eine graue Patina.",
    ),
    ("Wipe dry at once, oil now and then", "sofort trocken wischen, hin und wieder ölen"),
    (
        "Made to be used every day and looked at the rest of the time.",
        "Gemacht, um jeden Tag benutzt und in der übrigen Zeit angesehen zu werden.",
    ),
    (
        "It comes in a cardboard box that is worth keeping.",
        "Kommt in einer Pappschachtel, die aufzuheben sich lohnt.",
    ),
    ("Made in a workshop of eleven people.", "Aus einer Werkstatt mit elf Leuten."),
    (
        "Send it in once a year and we restore it for the price of postage.",
        "Schick es einmal im Jahr ein, und wir richten es für das Porto wieder her.",
    ),
    ("Not for the dishwasher, ever.", "Nichts für die Spülmaschine, niemals."),
    (
        "Left-handers are welcome: it is the same on both sides.",
        "Linkshänder sind willkommen: Beide Seiten sind gleich.",
    ),
    ("{b} {n} Chef’s Knife", "{b} Kochmesser {n}"),
    ("Walnut", "Nussbaum"),
    ("Smoked oak", "Räuchereiche"),
    ("Plum wood", "Pflaumenholz"),
    (
        "The one knife you need. A broad blade that rocks, a spine you can grip, and a handle of {0}.",
        "Das eine Messer, das du brauchst. Eine breite Klinge zum Wiegen, ein Rücken zum Greifen und ein Griff aus {0}.",
    ),
    (
        "Onions fall apart in front of {n}. The heel is rounded, so the finger behind it stays whole.",
        "Vor {n} fallen Zwiebeln von selbst auseinander. Der Kropf ist gerundet, damit der Finger dahinter heil bleibt.",
    ),
    (
        "Thin behind the edge and strong at the spine, for everything from herbs to pumpkins.",
        "Dünn hinter der Schneide und kräftig am Rücken, für alles von Kräutern bis Kürbis.",
    ),
    ("{b} {n} Paring Knife", "{b} Gemüsemesser {n}"),
    ("Beech", "Buche"),
    (
        "Nine centimetres for apples, strawberries and string.",
        "Neun Zentimeter für Äpfel, Erdbeeren und Schnur.",
    ),
    (
        "A small knife that gets used more than all the others. {n} lies in the hand like a pencil.",
        "Ein kleines Messer, das öfter gebraucht wird als alle anderen. {n} liegt in der Hand wie ein Bleistift.",
    ),
    (
        "For work in the air rather than on the board: peeling, turning, coring.",
        "Für die Arbeit in der Luft statt auf dem Brett: schälen, tournieren, entkernen.",
    ),
    ("{b} {n} Bread Knife", "{b} Brotmesser {n}"),
    ("22 cm", "22 cm"),
    ("25 cm", "25 cm"),
    (
        "Long waves that saw through crust and leave the crumb alone. {0} of blade, so one stroke does it.",
        "Lange Wellen, die durch die Kruste sägen und die Krume in Ruhe lassen. {0} Klinge, da reicht ein Zug.",
    ),
    ("{n} is also right for tomatoes, pineapples and cake.", "{n} kann auch Tomaten, Ananas und Kuchen."),
    (
        "The handle is set high, so your knuckles miss the board.",
        "Der Griff sitzt hoch, damit die Knöchel nicht aufs Brett schlagen.",
    ),
    ("{b} {n} Chopping Board", "{b} Schneidebrett {n}"),
    ("End-grain oak", "Eiche, Stirnholz"),
    (
        "End-grain oak closes up after the cut and is kind to the blade.",
        "Stirnholz aus Eiche schließt sich nach dem Schnitt wieder und ist freundlich zur Klinge.",
    ),
    ("Rinse, stand upright to dry, oil twice a year", "abspülen, stehend trocknen, zweimal im Jahr ölen"),
    ("Olive wood", "Olivenholz"),
    (
        "Olive wood, cut from a single plank, with a grain like smoke.",
        "Olivenholz, aus einer einzigen Bohle geschnitten, mit einer Maserung wie Rauch.",
    ),
    ("Rinse and dry, oil twice a year", "abspülen und trocknen, zweimal im Jahr ölen"),
    ("On one side", "auf einer Seite"),
    (
        "A board heavy enough to stay put and good enough to serve on.",
        "Ein Brett, schwer genug, um liegen zu bleiben, und schön genug, um darauf zu servieren.",
    ),
    (
        "One side for onions, the other for everything that should not taste of them.",
        "Eine Seite für Zwiebeln, die andere für alles, was nicht nach ihnen schmecken soll.",
    ),
    (
        "{n} has finger notches at both ends, since a wet board has to be lifted somehow.",
        "{n} hat an beiden Enden Griffmulden, denn auch ein nasses Brett muss sich irgendwie anheben lassen.",
    ),
];
