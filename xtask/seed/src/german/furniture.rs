//! Furniture, in German.

pub const TEXTS: &[(&str, &str)] = &[
    ("Oak", "Eiche"),
    (
        "Solid oak from managed Danish forests, finished with hard-wax oil.",
        "Massive Eiche aus gepflegten dänischen Wäldern, mit Hartwachsöl behandelt.",
    ),
    ("Wipe with a damp cloth, re-oil once a year", "feucht abwischen, einmal im Jahr nachölen"),
    ("Ash", "Esche"),
    (
        "Solid ash, steam-bent and sanded until you want to touch it.",
        "Massive Esche, unter Dampf gebogen und geschliffen, bis man sie anfassen will.",
    ),
    ("Wipe dry after spills", "Verschüttetes trocken wischen"),
    ("Beech, lacquered", "Buche, lackiert"),
    (
        "Solid beech under a matt lacquer that lets the grain show through.",
        "Massive Buche unter mattem Lack, der die Maserung durchlässt.",
    ),
    ("Wipe with a damp cloth", "feucht abwischen"),
    (
        "Oak with its knots left in, oiled so that you feel wood and not varnish.",
        "Eiche, der man ihre Astlöcher gelassen hat, geölt, damit man Holz spürt und keinen Lack.",
    ),
    (
        "Pale ash with a lively grain, which takes colour well and wear even better.",
        "Helle Esche mit lebhafter Maserung, der Farbe gut steht und Gebrauch noch besser.",
    ),
    (
        "Mortise and tenon throughout, with not one visible screw.",
        "Durchweg Schlitz und Zapfen, und nicht eine Schraube zu sehen.",
    ),
    (
        "The joints are glued and wedged; it will not wobble in ten years.",
        "Die Verbindungen sind geleimt und verkeilt; da wackelt auch in zehn Jahren nichts.",
    ),
    ("Felt glides for wooden floors are in the box.", "Filzgleiter für Holzböden liegen bei."),
    (
        "It arrives assembled, apart from the packaging.",
        "Kommt fertig montiert, nur auspacken musst du noch.",
    ),
    ("Carries 130 kg, tested a hundred thousand times.", "Trägt 130 kg, hunderttausendmal geprüft."),
    (
        "A cushion to match is easy to find, and not really needed.",
        "Ein passendes Kissen findet sich leicht und ist eigentlich nicht nötig.",
    ),
    (
        "Chairs of one name go together, whatever their colour.",
        "Stühle eines Namens gehören zusammen, egal in welcher Farbe.",
    ),
    ("Sold singly, because nobody needs exactly six.", "Einzeln verkauft, weil niemand genau sechs braucht."),
    (
        "The legs are turned slightly narrower towards the floor, which makes it look lighter than it is.",
        "Die Beine werden zum Boden hin etwas schmaler, darum sieht er leichter aus, als er ist.",
    ),
    ("{n} Dining Chair", "Esszimmerstuhl {n}"),
    ("45 cm", "45 cm"),
    ("46 cm", "46 cm"),
    (
        "A chair for long dinners: the back gives a little, and the seat is hollowed where it should be.",
        "Ein Stuhl für lange Abendessen: Die Lehne gibt ein wenig nach, und der Sitz hat seine Mulde da, wo sie hingehört.",
    ),
    (
        "{n} is as light as a chair can be and still be leant back on. Hang it on the table edge when you sweep.",
        "{n} ist so leicht, wie ein Stuhl sein kann, an den man sich noch anlehnen darf. Zum Fegen hängst du ihn an die Tischkante.",
    ),
    (
        "Drawn with one continuous line from armrest to back. {0} high in the seat, so it goes under any table.",
        "Von der Armlehne bis zum Rücken in einer einzigen Linie gezeichnet. Mit {0} Sitzhöhe passt er unter jeden Tisch.",
    ),
    ("{n} Kitchen Chair", "Küchenstuhl {n}"),
    ("44 cm", "44 cm"),
    (
        "The chair for breakfast, homework and changing light bulbs. It is light, it is strong, and it wipes clean.",
        "Der Stuhl fürs Frühstück, für Hausaufgaben und zum Glühbirnenwechseln. Er ist leicht, er ist stark, und man kann ihn abwischen.",
    ),
    (
        "{n} has rungs at the height where feet want to rest.",
        "{n} hat Querstreben auf der Höhe, auf der Füße sich ausruhen wollen.",
    ),
    (
        "Four legs, slightly splayed, that stand firm on uneven tiles.",
        "Vier leicht ausgestellte Beine, die auch auf unebenen Fliesen fest stehen.",
    ),
    ("{n} Ladder-Back Chair", "Sprossenstuhl {n}"),
    ("Upholstered in wool", "mit Wolle gepolstert"),
    ("Paper cord", "Papierkordel"),
    ("Woven cane", "Wiener Geflecht"),
    (
        "Slats curved to the back of a person rather than to the grain of the wood. Seat: {0}.",
        "Sprossen, die sich nach dem Rücken richten und nicht nach der Maserung. Sitz: {0}.",
    ),
    (
        "A country chair that went to town. {n} is lower than it looks and more comfortable than it has to be.",
        "Ein Stuhl vom Land, der in die Stadt gezogen ist. {n} ist niedriger, als man denkt, und bequemer, als es sein müsste.",
    ),
    (
        "Sit down, lean back: it creaks for a week and then never again.",
        "Hinsetzen, anlehnen: Er knarrt eine Woche lang und dann nie wieder.",
    ),
    ("Wool bouclé", "Wollbouclé"),
    (
        "A bouclé of 70 % wool that hides crumbs and feels warm from the start.",
        "Ein Bouclé mit 70 % Wolle, der Krümel versteckt und sich von Anfang an warm anfühlt.",
    ),
    ("Vacuum with the soft brush", "mit weicher Bürste absaugen"),
    ("Linen blend", "Leinenmischung"),
    (
        "A sturdy linen blend; covers zip off completely for cleaning.",
        "Eine robuste Leinenmischung; zum Reinigen gehen die Bezüge per Reißverschluss ganz ab.",
    ),
    ("Covers machine wash at 30 °C", "Bezüge Maschinenwäsche bei 30 °C"),
    ("Recycled velvet", "recycelter Samt"),
    (
        "Short-pile velvet of recycled polyester, tested to 100,000 rubs.",
        "Kurzfloriger Samt aus recyceltem Polyester, auf 100.000 Scheuertouren geprüft.",
    ),
    ("Blot spills, brush when dry", "Flecken abtupfen, trocken ausbürsten"),
    ("Wool felt", "Wollfilz"),
    (
        "A thick wool felt from Norway that sheds water and sparks and does not pill.",
        "Dicker Wollfilz aus Norwegen, der Wasser und Funken abweist und keine Knötchen bildet.",
    ),
    (
        "Everything upholstered can be re-covered, by us or by anyone.",
        "Alles Gepolsterte lässt sich neu beziehen, von uns oder von jedem anderen.",
    ),
    (
        "The frame is solid beech and birch ply, without chipboard.",
        "Das Gestell ist aus massiver Buche und Birkensperrholz, ohne Spanplatte.",
    ),
    (
        "It is glued, dowelled and screwed, in that order.",
        "Geleimt, gedübelt und verschraubt, in dieser Reihenfolge.",
    ),
    (
        "Legs unscrew, so that it goes through a door of 70 cm.",
        "Die Füße lassen sich abschrauben, dann geht es durch eine Tür von 70 cm.",
    ),
    ("A vacuum cleaner fits underneath.", "Ein Staubsauger passt darunter."),
    (
        "Two of us carry it in and take the packaging with us.",
        "Wir tragen alles zu zweit hinein und nehmen die Verpackung wieder mit.",
    ),
    ("{n} Sofa", "Sofa {n}"),
    ("54 cm", "54 cm"),
    ("60 cm", "60 cm"),
    (
        "Deep enough to lie on, firm enough to get up from. {0} of seat, and low arms that pass for a pillow.",
        "Tief genug zum Liegen, fest genug zum Aufstehen. {0} Sitztiefe und niedrige Armlehnen, die als Kissen durchgehen.",
    ),
    (
        "{n} has a single long seat cushion, so nobody has to sit on the gap.",
        "{n} hat ein einziges langes Sitzpolster, also muss niemand auf der Ritze sitzen.",
    ),
    (
        "A sofa with straight lines and soft edges that you can put in the middle of a room: the back is as good as the front.",
        "Ein Sofa mit geraden Linien und weichen Kanten, das mitten im Raum stehen darf: Hinten ist es so schön wie vorn.",
    ),
    ("{n} Armchair", "Sessel {n}"),
    ("41 cm", "41 cm"),
    ("43 cm", "43 cm"),
    (
        "An armchair to read in. The arms are at the height of a book, and the back reaches to the neck.",
        "Ein Sessel zum Lesen. Die Armlehnen sind auf Buchhöhe, und der Rücken reicht bis zum Nacken.",
    ),
    (
        "{n} hugs without holding on. It turns on a hidden plate, to the window or to the company.",
        "{n} umarmt, ohne festzuhalten. Auf einem versteckten Drehteller wendet er sich zum Fenster oder zur Gesellschaft.",
    ),
    (
        "Small on the floor and generous in the seat, for rooms that thought they had no space.",
        "Klein auf dem Boden und großzügig im Sitz, für Zimmer, die dachten, sie hätten keinen Platz.",
    ),
    ("{n} Bed", "Polsterbett {n}"),
    ("42 cm", "42 cm"),
    (
        "A bed with a headboard you can lean on to read. The edge lies {0} above the floor, so getting up is easy.",
        "Ein Bett mit einem Kopfteil, an dem man beim Lesen lehnen kann. Die Kante liegt {0} über dem Boden, das Aufstehen fällt also leicht.",
    ),
    (
        "{n} stands on five legs and does not comment when you turn over.",
        "{n} steht auf fünf Beinen und sagt nichts dazu, wenn du dich umdrehst.",
    ),
    (
        "No corners to knock a knee on, no gap for pillows to fall into. The slatted base is included.",
        "Keine Ecken, an denen sich ein Knie stößt, und keine Lücke, in die Kissen fallen. Der Lattenrost ist dabei.",
    ),
    (
        "The edge is bevelled below, so the top looks thinner than it is.",
        "Die Kante ist unten abgeschrägt, darum wirkt das Holz dünner, als es ist.",
    ),
    (
        "Delivered flat, with four bolts and the key to turn them.",
        "Flach geliefert, mit vier Schrauben und dem Schlüssel dazu.",
    ),
    (
        "Boards are chosen so that the grain runs through.",
        "Die Bretter sind so ausgesucht, dass die Maserung durchläuft.",
    ),
    ("Glides under the feet even out old floors.", "Gleiter unter den Füßen gleichen auch alte Dielen aus."),
    (
        "A ring left by a glass can be sanded and oiled away.",
        "Einen Rand vom Glas schleift und ölt man einfach weg.",
    ),
    (
        "It will darken a little in the sun, so move the fruit bowl now and then.",
        "In der Sonne dunkelt das Holz etwas nach, also rück die Obstschale ab und zu weiter.",
    ),
    ("{n} Dining Table", "Esstisch {n}"),
    ("85 cm", "85 cm"),
    ("90 cm", "90 cm"),
    (
        "A table with its legs at the corners, where no knee will meet them. {0} wide, so there is room for dishes in the middle.",
        "Ein Tisch mit den Beinen an den Ecken, wo ihnen kein Knie begegnet. {0} breit, also ist in der Mitte Platz für die Schüsseln.",
    ),
    (
        "Homework, dough, tax returns, Christmas: {n} is planned for all of it.",
        "Hausaufgaben, Teig, Steuererklärung, Weihnachten: {n} ist für alles davon gedacht.",
    ),
    (
        "Solid through and through. Two boards to lengthen it are sold with it or later.",
        "Durch und durch massiv. Zwei Platten zum Verlängern gibt es gleich dazu oder später.",
    ),
    ("{n} Side Table", "Beistelltisch {n}"),
    ("40 cm", "40 cm"),
    (
        "Room for a lamp, a cup and one book at a time. {0} across, with a raised rim.",
        "Platz für eine Leuchte, eine Tasse und ein Buch auf einmal. {0} im Durchmesser, mit erhöhtem Rand.",
    ),
    ("{n} has three legs and so stands firm anywhere.", "{n} hat drei Beine und steht darum überall fest."),
    (
        "Carry it by its middle post to wherever the sun is.",
        "An der Mittelsäule trägst du ihn dorthin, wo gerade die Sonne ist.",
    ),
    ("{n} Bookcase", "Bücherregal {n}"),
    ("25 kg", "25 kg"),
    ("30 kg", "30 kg"),
    (
        "Shelves that do not bow: each carries {0}, and there is a hidden rail behind the last row.",
        "Böden, die sich nicht biegen: Jeder trägt {0}, und hinter der letzten Reihe sitzt eine verdeckte Leiste.",
    ),
    (
        "{n} is deep enough for art books below and narrow enough for paperbacks above.",
        "{n} ist unten tief genug für Kunstbände und oben schmal genug für Taschenbücher.",
    ),
    (
        "Open at the back and at the sides, so it can divide a room without darkening it.",
        "Hinten und an den Seiten offen; so teilt es einen Raum, ohne ihn zu verdunkeln.",
    ),
];
