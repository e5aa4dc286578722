//! What stands on the table, in German.

pub const TEXTS: &[(&str, &str)] = &[
    ("Stoneware", "Steinzeug"),
    (
        "Stoneware fired at 1,250 °C, with a reactive glaze that breaks to brown at the rim.",
        "Steinzeug, bei 1.250 °C gebrannt, mit einer Reaktivglasur, die am Rand ins Braune bricht.",
    ),
    ("Dishwasher, oven and microwave-safe", "für Spülmaschine, Backofen und Mikrowelle"),
    ("Porcelain", "Porzellan"),
    (
        "Hard porcelain with a satin glaze: thin at the lip, thick where knocks happen.",
        "Hartporzellan mit seidenmatter Glasur: dünn an der Lippe und dick, wo gern angestoßen wird.",
    ),
    ("Dishwasher and microwave-safe", "für Spülmaschine und Mikrowelle"),
    ("Terracotta, glazed", "Terrakotta, glasiert"),
    (
        "Red clay from Impruneta, glazed inside and left bare at the foot.",
        "Roter Ton aus Impruneta, innen glasiert und am Fuß nackt gelassen.",
    ),
    ("Hand wash, do not soak", "Handwäsche, nicht einweichen"),
    (
        "Dense stoneware that rings when tapped, under a glaze mixed in our own pottery.",
        "Dichtes Steinzeug, das klingt, wenn man dagegenklopft, unter einer Glasur aus der eigenen Töpferei.",
    ),
    (
        "Porcelain with a drop of pigment in the clay, so a chip would show the same colour.",
        "Porzellan mit einem Tropfen Farbe in der Masse: Platzt doch einmal etwas ab, sieht man es kaum.",
    ),
    (
        "The glaze is the same inside and out, and easy to clean.",
        "Innen wie außen dieselbe Glasur, und leicht zu spülen.",
    ),
    (
        "The foot is ground smooth, so it does not scratch the table.",
        "Der Fuß ist glatt geschliffen und lässt den Tisch in Ruhe.",
    ),
    ("Thin where you drink and thick where you hold.", "Dünn, wo man trinkt, und dick, wo man zupackt."),
    ("Colours are made to be mixed.", "Die Farben sind dazu da, gemischt zu werden."),
    (
        "Speckles and small runs in the glaze are not faults.",
        "Sprenkel und kleine Läufer in der Glasur sind keine Fehler.",
    ),
    ("Part of a set that you can add to for years.", "Teil einer Serie, die sich über Jahre ergänzen lässt."),
    ("{b} {n} Mug 350 ml", "{b} Becher {n} 350 ml"),
    ("Singly", "einzeln"),
    ("In pairs", "als Paar"),
    (
        "A mug for the first coffee of the day. The handle takes three fingers, and the rim turns out a little.",
        "Ein Becher für den ersten Kaffee des Tages. In den Henkel passen drei Finger, und der Rand schwingt ein wenig nach außen.",
    ),
    (
        "350 ml is tea without getting up again. {n} keeps its heat and stays cool at the handle.",
        "350 ml sind Tee, ohne noch einmal aufzustehen. {n} hält ihn warm und bleibt am Henkel kühl.",
    ),
    (
        "Straight-sided, thick-walled, hard to knock over. The mug everyone in the house reaches for first.",
        "Gerade, dickwandig und nur schwer umzuwerfen. Der Becher, nach dem alle im Haus zuerst greifen.",
    ),
    ("{b} {n} Espresso Cup 80 ml", "{b} Espressotasse {n} 80 ml"),
    ("Included", "enthalten"),
    ("Without", "ohne"),
    (
        "Round inside, so that the crema stays whole; thick enough to keep 80 ml hot for as long as it lasts.",
        "Innen rund, damit die Crema ganz bleibt, und dick genug, um 80 ml so lange heiß zu halten, wie sie eben reichen.",
    ),
    ("{n} is two sips and a pause.", "{n}: zwei Schluck und eine Pause."),
    (
        "Egg-shaped within and straight outside, with a handle that a grown-up finger fits.",
        "Innen eiförmig, außen gerade, mit einem Henkel, in den auch ein erwachsener Finger passt.",
    ),
    ("{b} {n} Teapot 1 l", "{b} Teekanne {n} 1 l"),
    ("Steel, included", "Stahl, enthalten"),
    ("Built into the spout", "in der Tülle"),
    (
        "A pot for four cups that pours without a drip, because the edge of the spout is sharp and the lid has a hole.",
        "Eine Kanne für vier Tassen, die gießt, ohne zu tropfen, weil die Tülle eine scharfe Kante hat und der Deckel ein Loch.",
    ),
    (
        "{n} is round, for the leaves’ sake, and its handle has room for a whole hand.",
        "{n} ist rund, den Blättern zuliebe, und der Henkel lässt Platz für eine ganze Hand.",
    ),
    (
        "The lid has a small tongue and does not fall into the cup. Generations have waited for this.",
        "Der Deckel hat eine kleine Zunge und fällt nicht in die Tasse. Generationen haben darauf gewartet.",
    ),
    ("{b} {n} Latte Cup 450 ml", "{b} Milchkaffeetasse {n} 450 ml"),
    (
        "Half a pint of milky coffee, and a handle that carries it.",
        "Fast ein halber Liter Milchkaffee und ein Henkel, der ihn trägt.",
    ),
    (
        "Wide at the top for foam, narrow at the foot for saucers. {n} is also the right size for soup.",
        "Oben weit für den Schaum, unten schmal für die Untertasse. {n} hat auch für Suppe die richtige Größe.",
    ),
    (
        "For long breakfasts. It is heavy when full, so the handle was drawn first.",
        "Für lange Frühstücke. Voll ist sie schwer, darum wurde der Henkel zuerst gezeichnet.",
    ),
    (
        "Glazed underneath as well, so stacks do not scratch.",
        "Auch von unten glasiert, damit im Stapel nichts zerkratzt.",
    ),
    (
        "The rim is a finger wide and keeps sauce off the cloth.",
        "Der Rand ist einen Finger breit und hält die Soße vom Tischtuch fern.",
    ),
    (
        "Chip-resistant: the edge is rolled, not cut.",
        "Stoßfest, denn die Kante ist gerollt und nicht geschnitten.",
    ),
    (
        "Single pieces can be bought again for at least ten years.",
        "Einzelne Teile gibt es mindestens zehn Jahre lang nachzukaufen.",
    ),
    (
        "Food looks good on it, which is half the cooking.",
        "Lässt Essen gut aussehen, und das ist das halbe Kochen.",
    ),
    ("Six stack no higher than a hand.", "Sechs übereinander sind nicht höher als eine Hand."),
    ("{b} {n} Plate", "{b} Teller {n}"),
    ("In sets of 4", "im Viererset"),
    (
        "A plate without a pattern, for food with one. Almost flat, with a small upturned rim.",
        "Ein Teller ohne Muster, für Essen mit Muster. Fast flach, mit einem kleinen hochgezogenen Rand.",
    ),
    (
        "{n} suits toast, trout and birthday cake in its three sizes.",
        "{n} passt in drei Größen zu Toast, Forelle und Geburtstagstorte.",
    ),
    (
        "The glaze pools slightly in the middle and thins at the edge, as it does when nobody interferes.",
        "Die Glasur sammelt sich ein wenig in der Mitte und wird zum Rand hin dünner, wie sie es eben tut, wenn sich niemand einmischt.",
    ),
    ("{b} {n} Pasta Bowl", "{b} Pastateller {n}"),
    ("22 cm", "22 cm"),
    ("24 cm", "24 cm"),
    (
        "Too deep for a plate and too flat for a bowl: exactly right for anything you eat with a fork and chase with a spoon.",
        "Zu tief für einen Teller und zu flach für eine Schüssel: genau richtig für alles, was man mit der Gabel isst und mit dem Löffel verfolgt.",
    ),
    (
        "{n} holds its heat to the last twist of spaghetti. {0} across.",
        "{n} hält warm bis zur letzten Gabel Spaghetti. {0} im Durchmesser.",
    ),
    (
        "The one dish you need if you only want one.",
        "Das eine Stück Geschirr, das du brauchst, wenn du nur eines willst.",
    ),
    ("{b} {n} Cereal Bowl", "{b} Müslischale {n}"),
    ("500 ml", "500 ml"),
    ("600 ml", "600 ml"),
    (
        "For porridge at seven and ice cream at ten. {0}, and steep enough to get the last spoonful.",
        "Für Porridge um sieben und Eis um zehn. {0}, und steil genug für den letzten Löffel.",
    ),
    (
        "It sits in the hand like a bowl should when you eat standing up.",
        "Liegt so in der Hand, wie eine Schale liegen soll, wenn man im Stehen isst.",
    ),
    (
        "{n} has a foot ring high enough to hold when the soup is hot.",
        "{n} hat einen hohen Fußring, an dem man auch dann zufassen kann, wenn die Suppe heiß ist.",
    ),
    ("{b} {n} Dinner Set", "{b} Tafelservice {n}"),
    ("Dinner plates, side plates, bowls", "Essteller, Frühstücksteller, Schalen"),
    ("Dinner plates and bowls", "Essteller und Schalen"),
    (
        "Everything for the table in one box: {0}. They stack without clattering.",
        "Alles für den Tisch in einem Karton: {0}. Lässt sich stapeln, ohne zu klappern.",
    ),
    (
        "For a first flat or a last one. {n} can be added to piece by piece when the guests get more.",
        "Für die erste Wohnung oder die letzte. {n} lässt sich Stück für Stück ergänzen, wenn die Gäste mehr werden.",
    ),
    (
        "Plates with low rims and bowls with high ones, in proportions that a food stylist would envy.",
        "Teller mit niedrigem und Schalen mit hohem Rand, in Proportionen, um die jede Foodstylistin sie beneiden würde.",
    ),
    ("The rim is cut and fire-polished.", "Der Rand ist geschnitten und feuerpoliert."),
    ("Heavy at the base and fine at the lip.", "Schwer am Boden und fein an der Lippe."),
    (
        "Little bubbles in the glass are the breath of whoever made it.",
        "Kleine Blasen im Glas sind der Atem dessen, der es gemacht hat.",
    ),
    ("Dishwasher-safe on the short programme.", "Im Kurzprogramm spülmaschinenfest."),
    (
        "Replacements are sold singly, because glasses break.",
        "Ersatz gibt es einzeln, denn Gläser gehen kaputt.",
    ),
    ("Packed in moulded paper, six to a box.", "In geformte Pappe verpackt, sechs im Karton."),
    ("{b} {n} Tumbler", "{b} Tumbler {n}"),
    ("Soda-lime glass", "Kalknatronglas"),
    (
        "Pressed thick enough for every day and clear enough for water.",
        "Dick genug gepresst für jeden Tag und klar genug für Wasser.",
    ),
    ("Recycled glass", "recyceltes Glas"),
    (
        "Made of bottles and jars from the same region, with a faint tint.",
        "Aus Flaschen und Einmachgläsern derselben Gegend, mit einem Hauch Farbe.",
    ),
    ("250 ml", "250 ml"),
    ("300 ml", "300 ml"),
    ("350 ml", "350 ml"),
    (
        "A glass for water, wine and toothbrushes. {0}, stackable, hard to break.",
        "Ein Glas für Wasser, Wein und Zahnbürsten. {0}, stapelbar, schwer kaputt zu kriegen.",
    ),
    (
        "{n} has eight soft facets that catch the light and the thumb.",
        "{n} hat acht weiche Facetten, in denen sich das Licht fängt und der Daumen auch.",
    ),
    (
        "Low and wide, it stays up on a picnic rug.",
        "Niedrig und breit, auch auf der Picknickdecke standfest.",
    ),
    ("{b} {n} Highball Glass", "{b} Longdrinkglas {n}"),
    (
        "Pressed with a heavy foot and a thin lip, clear as water.",
        "Gepresst, mit schwerem Fuß und dünner Lippe, klar wie Wasser.",
    ),
    (
        "Blown from recycled bottles, each with a bubble or two.",
        "Aus recycelten Flaschen geblasen, jedes Glas mit ein, zwei Bläschen.",
    ),
    ("Crystal, lead-free", "Kristallglas, bleifrei"),
    (
        "Lead-free crystal that rings and does not cloud.",
        "Bleifreies Kristallglas, das klingt und nicht trüb wird.",
    ),
    ("400 ml", "400 ml"),
    (
        "Tall enough for ice, lime and a long story. {0}.",
        "Hoch genug für Eis, Limette und eine lange Geschichte. {0}.",
    ),
    (
        "{n} is straight, slim and steady, for gin, iced tea and asparagus.",
        "{n} ist gerade, schlank und standfest: für Gin, Eistee und Spargel.",
    ),
    (
        "A long drink wants a glass that does not sweat through the napkin: the foot is a centimetre thick.",
        "Ein Longdrink braucht ein Glas, das nicht durch die Serviette schwitzt: Der Fuß ist einen Zentimeter dick.",
    ),
    ("{b} {n} Water Glass", "{b} Wasserglas {n}"),
    ("Borosilicate glass", "Borosilikatglas"),
    ("Borosilicate takes ice and hot tea alike.", "Borosilikatglas verträgt Eis so gut wie heißen Tee."),
    (
        "Recycled glass with a faint tint at the thickest point.",
        "Recyceltes Glas mit einem Hauch Farbe an der dicksten Stelle.",
    ),
    ("200 ml", "200 ml"),
    ("280 ml", "280 ml"),
    (
        "The everyday glass, improved by being left alone. {0} to the brim, five fingers high.",
        "Das Glas für jeden Tag, dadurch verbessert, dass man es in Ruhe gelassen hat. {0} bis zum Rand, fünf Finger hoch.",
    ),
    (
        "{n} nests in itself, comes out of the dishwasher clear, and costs little enough to break.",
        "{n} lässt sich stapeln, kommt klar aus der Spülmaschine und kostet so wenig, dass auch mal eins zerbrechen darf.",
    ),
    ("For the bedside, the bathroom and the long table.", "Für den Nachttisch, das Bad und die lange Tafel."),
];
