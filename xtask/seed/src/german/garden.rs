//! Garden and balcony, in German.

pub const TEXTS: &[(&str, &str)] = &[
    ("Terracotta", "Terrakotta"),
    (
        "Italian terracotta, fired hot enough to stand a winter outside, and porous, so that roots can breathe.",
        "Italienische Terrakotta, heiß genug gebrannt für einen Winter im Freien und porös, damit die Wurzeln atmen können.",
    ),
    ("Scrub with water; stand on feet in frost", "mit Wasser schrubben; bei Frost auf Füße stellen"),
    ("Glazed stoneware", "glasiertes Steinzeug"),
    (
        "Stoneware with a rich glaze that runs thick at the shoulder; frost-proof.",
        "Steinzeug mit satter Glasur, die an der Schulter dick herabläuft; frostfest.",
    ),
    ("Hose down", "mit Wasser abspritzen"),
    ("Fibre cement", "Faserzement"),
    (
        "Fibre cement is half the weight of concrete and just as indifferent to weather.",
        "Faserzement ist halb so schwer wie Beton und dem Wetter gegenüber genauso gleichgültig.",
    ),
    ("Brush off moss, or leave it", "Moos abbürsten oder lassen"),
    (
        "Thrown by hand near Impruneta, where they have been doing it since the cathedral needed tiles.",
        "Bei Impruneta von Hand gedreht, wo man das macht, seit der Dom Ziegel brauchte.",
    ),
    (
        "There is a hole in the base and a plug if you do not want it.",
        "Im Boden ist ein Loch, und es gibt einen Stopfen, falls du keins willst.",
    ),
    ("A saucer of the same make is included.", "Ein Untersetzer aus derselben Werkstatt liegt bei."),
    ("Felt dots keep it from scratching the sill.", "Filzpunkte bewahren die Fensterbank vor Kratzern."),
    ("Stackable in winter, when it is empty.", "Im Winter, wenn er leer ist, lässt er sich stapeln."),
    (
        "Sized to drop a nursery pot straight in.",
        "So bemessen, dass ein Pflanztopf aus der Gärtnerei einfach hineinpasst.",
    ),
    ("The rim is thick enough to lift it by.", "Der Rand ist dick genug, um ihn daran zu heben."),
    ("{n} Plant Pot", "Pflanztopf {n}"),
    ("Hole and saucer", "Loch und Untersetzer"),
    ("Hole with plug", "Loch mit Stopfen"),
    (
        "A plain pot with a rolled rim, in proportions that suit both a fern and a fig.",
        "Ein schlichter Topf mit gerolltem Rand, in Maßen, die einem Farn so gut stehen wie einer Feige.",
    ),
    (
        "{n} tapers just enough for the root ball to slide out when it is time.",
        "{n} wird nach unten gerade so viel schmaler, dass der Wurzelballen herausgleitet, wenn es Zeit ist.",
    ),
    (
        "It looks better with every season of lime and moss, like the ones in old greenhouses.",
        "Er sieht mit jeder Saison Kalk und Moos besser aus, wie die in alten Gewächshäusern.",
    ),
    ("{n} Balcony Pot", "Balkontopf {n}"),
    ("For railings up to 60 mm", "für Geländer bis 60 mm"),
    ("For sills", "für Fensterbänke"),
    (
        "A pot with a bracket that grips the railing and a foot that keeps it level. Plants are up to you.",
        "Ein Topf mit einer Halterung, die das Geländer packt, und einem Fuß, der ihn gerade hält. Die Pflanzen sind deine Sache.",
    ),
    (
        "{n} stands on three small feet, so water can run off and the tiles dry.",
        "{n} steht auf drei kleinen Füßen, damit das Wasser abläuft und die Fliesen trocknen.",
    ),
    (
        "Fill it in April with lettuce and in October with heather.",
        "Im April mit Salat füllen und im Oktober mit Heidekraut.",
    ),
    ("{n} Self-Watering Pot", "Bewässerungstopf {n}"),
    (
        "Two weeks away and nothing has wilted: a wick draws water up from a reservoir of {0}.",
        "Zwei Wochen weg, und nichts ist welk: Ein Docht zieht das Wasser aus dem Speicher ({0}) nach oben.",
    ),
    (
        "A small float shows how much is left. {n} is for people who water too much and people who forget.",
        "Ein kleiner Schwimmer zeigt, wie viel noch da ist. {n} ist für Leute, die zu viel gießen, und für Leute, die es vergessen.",
    ),
    (
        "The inner pot lifts out, so you can wash it, move it or plant it somewhere else.",
        "Der innere Topf lässt sich herausheben, zum Waschen, zum Umstellen oder um ihn woanders einzupflanzen.",
    ),
    (
        "Grown without peat and without insecticides that harm bees.",
        "Ohne Torf gezogen und ohne Insektizide, die Bienen schaden.",
    ),
    (
        "Our growers harden it off for a fortnight, so it forgives the first missed watering.",
        "Unsere Gärtner härten jede Pflanze vierzehn Tage ab, darum verzeiht sie das erste vergessene Gießen.",
    ),
    (
        "It comes well rooted, in a nursery pot made of recycled plastic.",
        "Kommt gut durchwurzelt, in einem Topf aus recyceltem Kunststoff.",
    ),
    (
        "Three years old, and used to dry indoor air before it leaves the nursery.",
        "Drei Jahre alt und an trockene Zimmerluft gewöhnt, bevor es aus der Gärtnerei hinausgeht.",
    ),
    (
        "Watered with rain from the greenhouse roofs and fed with compost.",
        "Gegossen mit Regen von den Gewächshausdächern, gedüngt mit Kompost.",
    ),
    (
        "It travels upright in a box with air holes and arrives damp.",
        "Reist aufrecht in einem Karton mit Luftlöchern und kommt feucht an.",
    ),
    (
        "A card with its name and needs is stuck in the soil.",
        "In der Erde steckt ein Schild mit Namen und Bedürfnissen.",
    ),
    (
        "If it arrives in a bad way, we send another.",
        "Kommt eine Pflanze in schlechtem Zustand an, schicken wir eine andere.",
    ),
    ("Repot it in the second spring, not before.", "Erst im zweiten Frühjahr umtopfen, nicht früher."),
    (
        "Turn it a quarter each week and it will grow straight.",
        "Jede Woche eine Vierteldrehung, dann wächst alles gerade.",
    ),
    (
        "Dust the leaves now and then; it breathes through them.",
        "Staub die Blätter ab und zu ab; die Pflanze atmet durch sie.",
    ),
    ("Spider Plant ‘{n}’", "Grünlilie „{n}“"),
    ("Bright, no direct sun", "hell, keine direkte Sonne"),
    ("Once a week", "einmal die Woche"),
    (
        "Striped leaves that arch out of the pot like a fountain. It sends out young on long stems: pot them up and give them away.",
        "Gestreifte Blätter, die wie eine Fontäne aus dem Topf springen. An langen Stielen treibt sie Kindel: eintopfen und verschenken.",
    ),
    (
        "The plant everyone’s aunt had, for the good reason that it does not die.",
        "Die Pflanze, die jede Tante hatte, und zwar aus gutem Grund: Sie geht nicht ein.",
    ),
    (
        "Easy, quick and cheerful. ‘{n}’ likes a shelf from which it can hang.",
        "Einfach, schnell und fröhlich. „{n}“ mag ein Regal zum Herunterhängen.",
    ),
    ("Dracaena ‘{n}’", "Drachenbaum „{n}“"),
    ("Half shade", "Halbschatten"),
    ("Bright", "hell"),
    ("Every ten days", "alle zehn Tage"),
    (
        "A tuft of long green leaves and the patience of a stone. It stands what offices do to plants.",
        "Ein Schopf langer grüner Blätter und die Geduld eines Steins. Er hält aus, was Büros mit Pflanzen machen.",
    ),
    (
        "‘{n}’ grows upward on a single stem and drops its lowest leaves with dignity.",
        "„{n}“ wächst an einem einzigen Stamm nach oben und wirft die untersten Blätter mit Würde ab.",
    ),
    (
        "A small palm tree for a large room, though it is not a palm. Water it {1} in summer and less in winter.",
        "Eine kleine Palme für ein großes Zimmer, auch wenn es keine Palme ist. Im Sommer {1} gießen, im Winter seltener.",
    ),
    ("Snake Plant ‘{n}’", "Bogenhanf „{n}“"),
    ("Anything but darkness", "alles außer Dunkelheit"),
    ("Every three weeks", "alle drei Wochen"),
    (
        "For people who travel. It stores water in its leaves and thanks you for forgetting it.",
        "Für Leute, die viel reisen. Bogenhanf speichert Wasser in den Blättern und dankt es dir, wenn du ihn vergisst.",
    ),
    (
        "Upright, architectural, nearly impossible to kill. The commonest mistake with ‘{n}’ is kindness.",
        "Aufrecht, architektonisch, fast nicht umzubringen. Der häufigste Fehler bei „{n}“ ist Freundlichkeit.",
    ),
    (
        "A plant for the bedroom shelf or the dark end of the hall.",
        "Eine Pflanze fürs Schlafzimmerregal oder für das dunkle Ende des Flurs.",
    ),
    ("Aloe ‘{n}’", "Aloe „{n}“"),
    ("Full sun", "volle Sonne"),
    ("When the soil is dry", "wenn die Erde trocken ist"),
    (
        "Fleshy leaves in a rosette, happiest on the sunniest sill you have. It can go outside from May.",
        "Fleischige Blätter in einer Rosette, am glücklichsten auf deiner sonnigsten Fensterbank. Ab Mai darf sie nach draußen.",
    ),
    (
        "Water ‘{n}’ well, then forget it until the soil is dry right through.",
        "Gieß „{n}“ gründlich und vergiss sie dann, bis die Erde durch und durch trocken ist.",
    ),
    (
        "A first plant for a child and a last resort for a sunburn.",
        "Eine erste Pflanze für ein Kind und eine letzte Rettung bei Sonnenbrand.",
    ),
    ("Galvanised steel", "verzinkter Stahl"),
    (
        "Galvanised steel, powder-coated; it does not rust and does not mind being left out.",
        "Verzinkter Stahl, pulverbeschichtet; er rostet nicht und nimmt es nicht übel, draußen zu bleiben.",
    ),
    ("Empty before frost", "vor dem Frost leeren"),
    ("Stainless steel and ash", "Edelstahl und Esche"),
    (
        "Mirror-polished stainless steel that sheds soil, on a handle of solid ash.",
        "Spiegelpolierter Edelstahl, an dem keine Erde haftet, dazu ein Griff aus massiver Esche.",
    ),
    ("Wipe clean, oil the handle in spring", "abwischen, den Griff im Frühling ölen"),
    ("Forged carbon steel", "geschmiedeter Kohlenstoffstahl"),
    (
        "Forged in one piece from carbon steel; it can be sharpened and will be inherited.",
        "Aus einem Stück Kohlenstoffstahl geschmiedet, zum Nachschärfen und zum Vererben.",
    ),
    ("Dry after use, oil for the winter", "nach Gebrauch abtrocknen, für den Winter ölen"),
    ("A leather loop hangs it on a nail.", "Eine Lederschlaufe ist dran, und ein Nagel findet sich."),
    ("Balanced in the hand, full or empty.", "Gut ausgewogen in der Hand, voll oder leer."),
    ("Its colour is easy to find in tall grass.", "Die Farbe findet man auch im hohen Gras wieder."),
    (
        "Guaranteed for ten years against everything but loss.",
        "Zehn Jahre Garantie auf alles, nur nicht aufs Verlieren.",
    ),
    ("A good present for someone with a first garden.", "Ein gutes Geschenk zum ersten eigenen Garten."),
    ("Handles can be bought as a spare part.", "Griffe gibt es als Ersatzteil."),
    ("{n} Watering Can", "Gießkanne {n}"),
    ("Recycled plastic", "recycelter Kunststoff"),
    (
        "Moulded from old fishing nets and rope, in a colour that goes right through.",
        "Aus alten Fischernetzen und Seilen geformt, in einer Farbe, die ganz durchgeht.",
    ),
    ("Keep out of frost when full", "gefüllt vor Frost schützen"),
    ("Brass, removable", "Messing, abnehmbar"),
    ("Steel, removable", "Stahl, abnehmbar"),
    (
        "A long spout reaches the back row, and the rose rains rather than pours.",
        "Das lange Rohr reicht bis in die hinterste Reihe, und die Brause regnet eher, als dass sie gießt.",
    ),
    (
        "{n} is balanced to be carried full in one hand. The brace across the top keeps water in when you hurry.",
        "{n} ist so ausgewogen, dass man sie voll in einer Hand trägt. Der Steg über der Öffnung hält das Wasser drin, wenn du es eilig hast.",
    ),
    (
        "Take off the rose and it finds its way between leaves to the soil.",
        "Nimm die Brause ab, und das Wasser findet zwischen den Blättern hindurch zur Erde.",
    ),
    ("{n} Trowel & Fork", "Pflanzkelle & Handgabel {n}"),
    ("Broad", "breit"),
    ("Narrow, for transplanting", "schmal, zum Umpflanzen"),
    (
        "A pair that does not bend in clay. The trowel carries a depth scale for bulbs, the fork gets out what was there before.",
        "Ein Paar, das sich auch in Lehm nicht verbiegt. Die Kelle trägt eine Tiefenskala für Zwiebeln, die Gabel holt heraus, was vorher da war.",
    ),
    (
        "Everyone who borrows {n} digs, pries and hammers with it, and so far it has come back whole.",
        "Wer sich {n} ausleiht, gräbt, hebelt und hämmert damit, und bisher kam alles heil zurück.",
    ),
    (
        "Sharp on one side for roots, rounded at the neck for the palm.",
        "Auf einer Seite scharf für Wurzeln, am Hals gerundet für den Handballen.",
    ),
    ("{n} Secateurs", "Gartenschere {n}"),
    ("20 mm", "20 mm"),
    ("24 mm", "24 mm"),
    (
        "Bypass blades that cut clean through {0} of green wood and leave no bruise.",
        "Bypass-Klingen, die {0} grünes Holz glatt durchtrennen und nichts quetschen.",
    ),
    (
        "Every part unscrews: blade, spring, bolt. {n} fits hands from small to large with one stop.",
        "Jedes Teil lässt sich abschrauben: Klinge, Feder, Bolzen. Ein Anschlag stellt {n} von kleinen auf große Hände um.",
    ),
    (
        "For roses, vines and apple trees. The lock works with the thumb of the same hand.",
        "Für Rosen, Reben und Apfelbäume. Die Sperre löst der Daumen derselben Hand.",
    ),
];
