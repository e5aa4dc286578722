//! Textiles and decoration, in German.

pub const TEXTS: &[(&str, &str)] = &[
    ("Linen", "Leinen"),
    (
        "Stone-washed European linen with a dry, cool handle.",
        "Stonewashed-Leinen aus Europa, das sich trocken und kühl anfasst.",
    ),
    ("Machine wash at 40 °C, no ironing", "Maschinenwäsche bei 40 °C, bügelfrei"),
    ("Lambswool", "Lammwolle"),
    (
        "Woven from lambswool and brushed with real teasels until it blooms.",
        "Aus Lammwolle gewebt und mit echten Karden aufgeraut, bis sie flauschig aufblüht.",
    ),
    ("Air often; wool wash cold", "oft lüften; kalte Wollwäsche"),
    ("Organic cotton", "Biobaumwolle"),
    (
        "Organic cotton in a waffle weave that plumps up in the wash.",
        "Biobaumwolle in Waffelbindung, die in der Wäsche erst richtig aufgeht.",
    ),
    ("Machine wash at 60 °C, tumble dry low", "Maschinenwäsche bei 60 °C, schonend trocknen"),
    ("Cotton velvet", "Baumwollsamt"),
    (
        "Cotton velvet with a short pile that changes colour as the light moves.",
        "Baumwollsamt mit kurzem Flor, der die Farbe wechselt, wenn das Licht wandert.",
    ),
    ("Machine wash at 30 °C inside out", "Maschinenwäsche bei 30 °C auf links"),
    (
        "The yarn is dyed before weaving, so the colour goes all the way through.",
        "Das Garn wird vor dem Weben gefärbt, die Farbe geht also ganz durch.",
    ),
    (
        "Colours come from one chart: they all go with each other.",
        "Die Farben stammen alle von einer Karte: Jede passt zu jeder.",
    ),
    (
        "Expect small slubs in the weave; they are the point.",
        "Rechne mit kleinen Verdickungen im Gewebe; sie sind der Witz daran.",
    ),
    ("Made to be used: on sofas, lawns and dogs.", "Zum Benutzen gemacht: auf Sofas, Wiesen und Hunden."),
    ("OEKO-TEX certified, and it smells of nothing.", "OEKO-TEX-zertifiziert, und es riecht nach nichts."),
    ("It arrives in a paper band, without plastic.", "Kommt mit einer Banderole aus Papier, ohne Plastik."),
    ("{n} Cushion", "Kissen {n}"),
    ("Feather", "Federn"),
    ("Recycled fibre", "recycelte Faser"),
    ("Without filling", "ohne Füllung"),
    (
        "A cushion with a piped edge and a zip you cannot feel. Chop it or leave it.",
        "Ein Kissen mit Paspel und einem Reißverschluss, den man nicht spürt. Ob mit Knick oder ohne, entscheidet deine Handkante.",
    ),
    (
        "{n} brings one colour into the room and asks nothing else of it.",
        "{n} bringt eine Farbe ins Zimmer und verlangt sonst nichts von ihm.",
    ),
    (
        "For the small of the back or the corner of the sofa. The back is plain, so you can turn it when guests bring red wine.",
        "Fürs Kreuz oder für die Sofaecke. Die Rückseite ist einfarbig, du kannst es also umdrehen, wenn Gäste Rotwein mitbringen.",
    ),
    ("{n} Throw", "Wohndecke {n}"),
    ("130 × 180 cm", "130 × 180 cm"),
    ("140 × 200 cm", "140 × 200 cm"),
    ("150 × 210 cm", "150 × 210 cm"),
    (
        "Long enough to cover feet and chin at once: {0}, with a short fringe.",
        "Lang genug für Füße und Kinn zugleich: {0}, mit kurzen Fransen.",
    ),
    (
        "The blanket the family argues about. {n} is light on the knees and warm within a minute.",
        "Die Decke, um die sich die Familie streitet. {n} liegt leicht auf den Knien und wärmt nach einer Minute.",
    ),
    (
        "Folded, it is a stripe of colour over the arm of a chair. Unfolded, it is Sunday.",
        "Gefaltet ist sie ein Streifen Farbe über der Sessellehne. Auseinandergefaltet ist sie Sonntag.",
    ),
    ("{n} Rug", "Teppich {n}"),
    ("New wool", "Schurwolle"),
    (
        "Woven from New Zealand wool, which sheds dirt, water and the marks of table legs.",
        "Aus neuseeländischer Schurwolle gewebt, die Schmutz, Wasser und die Abdrücke von Tischbeinen wieder loswird.",
    ),
    ("Vacuum with the pile, blot spills at once", "mit dem Strich saugen, Flecken sofort abtupfen"),
    ("Wool and jute", "Wolle und Jute"),
    (
        "Wool on a warp of jute: flat, firm, and the same from both sides.",
        "Wolle auf einer Kette aus Jute: flach, fest und von beiden Seiten gleich.",
    ),
    ("Vacuum, turn twice a year", "saugen, zweimal im Jahr drehen"),
    ("Recycled PET", "recyceltes PET"),
    (
        "Made from recycled bottles, soft as wool, and happy on a terrace.",
        "Aus recycelten Flaschen gemacht, weich wie Wolle und auch auf einer Terrasse glücklich.",
    ),
    ("Hose down, dry on the line", "mit Wasser abspritzen, auf der Leine trocknen"),
    ("Flat-woven", "flach gewebt"),
    ("8 mm", "8 mm"),
    (
        "A rug that makes an island of the sofa. The border is woven in, so it cannot come off.",
        "Ein Teppich, der aus dem Sofa eine Insel macht. Die Bordüre ist eingewebt, sie kann also nicht abgehen.",
    ),
    (
        "{n} is quiet under chairs and warm under children.",
        "{n} ist leise unter Stühlen und warm unter Kindern.",
    ),
    (
        "Drawn by a weaver, not by a computer: look at the pattern for a while and you find where she changed her mind.",
        "Von einer Weberin gezeichnet, nicht von einem Computer: Schau das Muster eine Weile an, und du findest die Stelle, an der sie es sich anders überlegt hat.",
    ),
    ("Stoneware", "Steinzeug"),
    (
        "Thrown in stoneware and glazed by dipping, so every rim is a little different.",
        "Aus Steinzeug gedreht und beim Glasieren getaucht, darum ist jeder Rand ein wenig anders.",
    ),
    ("Dishwasher-safe", "spülmaschinenfest"),
    ("Mouth-blown glass", "mundgeblasenes Glas"),
    (
        "Blown on the Venetian lagoon by a team of three, with a cold-worked rim.",
        "In der Lagune von Venedig zu dritt geblasen, der Rand kalt geschliffen.",
    ),
    ("Wash by hand in warm water", "in warmem Wasser von Hand waschen"),
    ("Porcelain bisque", "Biskuitporzellan"),
    (
        "Unglazed porcelain outside, smooth as an eggshell, and glazed within.",
        "Außen unglasiertes Porzellan, glatt wie eine Eierschale, und innen glasiert.",
    ),
    ("Wipe with a damp cloth", "feucht abwischen"),
    ("Watertight, and felted underneath.", "Wasserdicht, und unten mit Filz."),
    (
        "Heavy at the foot, so tall stems do not pull it over.",
        "Unten schwer, damit lange Stiele sie nicht umziehen.",
    ),
    ("Signed on the base by whoever made it.", "Unten hat unterschrieben, wer sie gemacht hat."),
    ("Also good empty, which is the test of a vase.", "Auch leer gut, und das ist die Probe für eine Vase."),
    ("Wide enough at the neck to get a brush in.", "Im Hals weit genug für eine Bürste."),
    ("No two have quite the same glaze.", "Keine zwei haben ganz die gleiche Glasur."),
    ("{n} Vase", "Vase {n}"),
    ("18 cm", "18 cm"),
    ("24 cm", "24 cm"),
    ("30 cm", "30 cm"),
    (
        "A vase for whatever is in the garden: the neck gathers loose stems and makes a bunch of them. {0} high.",
        "Eine Vase für das, was der Garten gerade hergibt: Der Hals fasst lose Stiele zum Strauß. {0} hoch.",
    ),
    (
        "{n} has shoulders and a waist, and stands well among books.",
        "{n} hat Schultern und eine Taille und macht sich gut zwischen Büchern.",
    ),
    (
        "Made for tulips, which need something to lean on.",
        "Gemacht für Tulpen, die etwas zum Anlehnen brauchen.",
    ),
    ("{n} Bud Vase", "Solitärvase {n}"),
    ("9 cm", "9 cm"),
    ("12 cm", "12 cm"),
    ("15 cm", "15 cm"),
    (
        "For one stem, or for the three you picked on the way home. {0} high.",
        "Für einen Stiel oder für die drei, die du auf dem Heimweg gepflückt hast. {0} hoch.",
    ),
    (
        "Small enough for a bedside table, a bathroom shelf, a place setting.",
        "Klein genug für den Nachttisch, das Regal im Bad oder den Platz neben dem Teller.",
    ),
    ("Buy {n} in threes and move them about.", "Kauf {n} gleich dreimal und stell um, so oft du willst."),
    ("{n} Floor Vase", "Bodenvase {n}"),
    ("45 cm", "45 cm"),
    ("58 cm", "58 cm"),
    (
        "For branches: cherry in March, beech in May, bare hazel in winter. It stands {0} high on the floor.",
        "Für Zweige: Kirsche im März, Buche im Mai, kahle Hasel im Winter. Vom Boden aus {0} hoch.",
    ),
    (
        "{n} fills the corner next to the door that nothing ever suited.",
        "{n} füllt die Ecke neben der Tür, in die nie etwas gepasst hat.",
    ),
    (
        "Generous at the belly and narrow at the top, so five stems are enough.",
        "Großzügig am Bauch und oben eng, also reichen fünf Stiele.",
    ),
    ("Rapeseed and beeswax", "Raps- und Bienenwachs"),
    (
        "Rapeseed wax with a little beeswax burns clean and slowly, on a cotton wick.",
        "Rapswachs mit etwas Bienenwachs brennt sauber und langsam, an einem Docht aus Baumwolle.",
    ),
    ("Trim the wick to 5 mm before lighting", "Docht vor dem Anzünden auf 5 mm kürzen"),
    ("Soy wax", "Sojawachs"),
    (
        "Pure soy wax, poured in small batches, with a lead-free wick.",
        "Reines Sojawachs, in kleinen Mengen gegossen, mit bleifreiem Docht.",
    ),
    ("Let the whole surface melt the first time", "beim ersten Mal ganz durchschmelzen lassen"),
    ("Rapeseed wax", "Rapswachs"),
    (
        "Rapeseed wax from Irish fields, with a wick of cotton and paper that stands upright to the end.",
        "Rapswachs von irischen Feldern, mit einem Docht aus Baumwolle und Papier, der bis zum Schluss gerade steht.",
    ),
    (
        "Soy wax melts low and slow and washes off a tablecloth with warm water.",
        "Sojawachs schmilzt früh und langsam und geht mit warmem Wasser aus der Tischdecke.",
    ),
    (
        "No soot, no headache, and no scent of vanilla from three rooms away.",
        "Kein Ruß, keine Kopfschmerzen und keine Vanille, die man drei Zimmer weiter riecht.",
    ),
    (
        "The scent stays in the background, where conversation can get past it.",
        "Der Duft bleibt im Hintergrund, wo das Gespräch an ihm vorbeikommt.",
    ),
    (
        "Snuff it rather than blow, and it will not smoke.",
        "Lösch sie mit dem Löschhütchen, statt zu pusten, dann raucht sie nicht.",
    ),
    (
        "Wash it out in hot water when it is empty and keep pencils in it.",
        "Ist sie leer, spül sie heiß aus und stell Stifte hinein.",
    ),
    ("Hand-poured in batches of sixty.", "Von Hand gegossen, sechzig auf einmal."),
    (
        "Made by six people and one very large kettle.",
        "Gemacht von sechs Leuten und einem sehr großen Kessel.",
    ),
    ("{n} Scented Candle", "Duftkerze {n}"),
    ("45 hours", "45 Stunden"),
    ("60 hours", "60 Stunden"),
    (
        "{n}, as it smells outdoors rather than in a bottle. The smaller one burns for about {0}.",
        "{n}, so wie es draußen riecht und nicht in der Flasche. Die kleinere brennt etwa {0}.",
    ),
    (
        "Light it an hour before people come. {n} opens bright and settles into something warmer.",
        "Zünde sie an, eine Stunde bevor Besuch kommt. {n} beginnt hell und wird dann wärmer.",
    ),
    (
        "A candle for rainy afternoons, in a glass you will want to keep.",
        "Eine Kerze für verregnete Nachmittage, in einem Glas, das du behalten willst.",
    ),
    ("{n} Travel Candle", "Reisekerze {n}"),
    ("18 hours", "18 Stunden"),
    ("22 hours", "22 Stunden"),
    (
        "The hotel room smells of carpet; this smells of {n}. In a tin with a lid that screws on.",
        "Das Hotelzimmer riecht nach Teppich, das hier nach {n}. In einer Dose mit Schraubdeckel.",
    ),
    (
        "A small tin, {0} of light, and something to give to whoever lent you their flat.",
        "Eine kleine Dose, {0} Licht und ein Dankeschön für alle, die dir ihre Wohnung überlassen haben.",
    ),
    (
        "Try the scent before you buy the large one, or keep it in the bathroom for emergencies.",
        "Probier den Duft, bevor du die große kaufst, oder bewahr sie im Bad für Notfälle auf.",
    ),
    ("{n} Terrace Candle", "Terrassenkerze {n}"),
    ("50 hours", "50 Stunden"),
    ("70 hours", "70 Stunden"),
    (
        "A big candle for outdoors, in a pot that keeps the wind off the flame. It burns for about {0}, lightly scented with {n}.",
        "Eine große Kerze für draußen, in einem Topf, der den Wind von der Flamme fernhält. Sie brennt etwa {0} und duftet leicht nach {n}.",
    ),
    (
        "For the window in December and the terrace in July.",
        "Fürs Fenster im Dezember und für die Terrasse im Juli.",
    ),
    (
        "Two wicks, so a breeze that puts out one is answered by the other.",
        "Zwei Dochte: Löscht ein Windstoß den einen, hält der andere dagegen.",
    ),
];
