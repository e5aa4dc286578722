//! Clothing for women: dresses, tops and trousers, in German.

pub const TEXTS: &[(&str, &str)] = &[
    ("Linen", "Leinen"),
    (
        "European linen, stone-washed before sewing, so it is soft from the first wearing and will not shrink.",
        "Europäisches Leinen, vor dem Nähen mit Steinen gewaschen: vom ersten Tragen an weich, und einlaufen wird es auch nicht mehr.",
    ),
    (
        "Machine wash at 40 °C, iron damp or not at all",
        "Maschinenwäsche bei 40 °C, feucht bügeln oder gar nicht",
    ),
    ("Viscose", "Viskose"),
    (
        "Viscose from managed forests falls fluidly, feels cool, and comes out of a suitcase presentable.",
        "Viskose aus nachhaltig bewirtschafteten Wäldern fällt fließend, fühlt sich kühl an und kommt vorzeigbar aus dem Koffer.",
    ),
    (
        "Machine wash at 30 °C on gentle, hang to dry",
        "Maschinenwäsche bei 30 °C im Schonwaschgang, hängend trocknen",
    ),
    ("Organic cotton poplin", "Popeline aus Biobaumwolle"),
    (
        "Crisp organic poplin, 115 g/m², opaque in every colour including white.",
        "Griffige Popeline aus Biobaumwolle, 115 g/m², blickdicht in jeder Farbe, auch in Weiß.",
    ),
    ("Machine wash at 40 °C, iron warm", "Maschinenwäsche bei 40 °C, warm bügeln"),
    ("Tencel twill", "Tencel-Twill"),
    (
        "Tencel twill has the handle of washed silk and none of the worry.",
        "Tencel-Twill fasst sich an wie gewaschene Seide, nur ohne die Sorgen.",
    ),
    ("Machine wash at 30 °C, iron on the reverse", "Maschinenwäsche bei 30 °C, auf links bügeln"),
    (
        "There are pockets in the side seams, deep enough for a phone.",
        "In den Seitennähten sitzen Taschen, tief genug fürs Handy.",
    ),
    ("Two flat pockets disappear in the seams.", "Zwei flache Taschen verschwinden in den Nähten."),
    ("Yes, it has pockets.", "Ja, es hat Taschen."),
    (
        "The seams are French-seamed inside, with no loose threads against the skin.",
        "Innen sind alle Nähte französisch genäht, also liegt kein loser Faden auf der Haut.",
    ),
    (
        "A concealed zip at the side leaves the back clean.",
        "Ein verdeckter Reißverschluss an der Seite hält den Rücken glatt.",
    ),
    (
        "Buttons are dyed to match and sewn on with a shank.",
        "Die Knöpfe sind passend eingefärbt und mit Stiel angenäht.",
    ),
    ("Our model is 175 cm tall and wears size S.", "Unser Model ist 175 cm groß und trägt Größe S."),
    (
        "If you are between two sizes, take the smaller one.",
        "Wenn du zwischen zwei Größen liegst, nimm die kleinere.",
    ),
    ("The hem has 4 cm to let down.", "Der Saum lässt sich um 4 cm auslassen."),
    ("{n} Shirt Dress", "Hemdblusenkleid {n}"),
    ("Midi", "Midi"),
    ("Knee", "bis zum Knie"),
    (
        "A shirt dress with a proper collar and a waist you can tie or leave. The buttons run all the way down, so it doubles as a light coat.",
        "Ein Hemdblusenkleid mit richtigem Kragen und einer Taille, die du bindest oder auch nicht. Die Knöpfe gehen ganz durch, also taugt es auch als leichter Mantel.",
    ),
    (
        "{n} borrows its yoke and cuffs from a good shirt and its ease from a holiday. Belt included, belt loops removable.",
        "{n} leiht sich Passe und Manschetten von einem guten Hemd und die Leichtigkeit vom Urlaub. Der Gürtel ist dabei, die Schlaufen sind abnehmbar.",
    ),
    (
        "For mornings when one decision must do. Roll the sleeves for work, let them down for dinner.",
        "Für Tage, an denen morgens eine einzige Entscheidung reichen muss. Zur Arbeit die Ärmel hoch, zum Abendessen wieder herunter.",
    ),
    ("{n} Wrap Dress", "Wickelkleid {n}"),
    ("Three-quarter sleeve", "Dreiviertelarm"),
    ("Short sleeve", "Kurzarm"),
    ("Long sleeve", "Langarm"),
    (
        "A true wrap that ties at the side and stays where you tied it: a small press stud holds the neckline.",
        "Ein echtes Wickelkleid, das seitlich gebunden wird und bleibt, wo du es gebunden hast: Ein kleiner Druckknopf hält den Ausschnitt.",
    ),
    (
        "The skirt of {n} is cut on the bias, so it swings when you walk and hangs still when you don’t.",
        "Der Rock von {n} ist schräg zum Fadenlauf geschnitten: Er schwingt, wenn du gehst, und hängt still, wenn nicht.",
    ),
    (
        "It adjusts to lunch. A wide tie, a generous overlap and a hem below the knee make this the dress for long days.",
        "Es stellt sich auf das Mittagessen ein. Ein breites Bindeband, reichlich Überlappung und ein Saum unterhalb des Knies machen es zum Kleid für lange Tage.",
    ),
    ("{n} Summer Dress", "Sommerkleid {n}"),
    ("Maxi", "Maxi"),
    (
        "Wide straps, a square neck and a back that lets you wear a normal bra. A dress for 30 degrees and a bicycle.",
        "Breite Träger, Karreeausschnitt und ein Rücken, unter den ein normaler BH passt. Ein Kleid für 30 Grad und Fahrrad.",
    ),
    (
        "{n} has a smocked back panel that gives with every breath and a tiered skirt that stays cool.",
        "{n} hat einen gesmokten Rücken, der bei jedem Atemzug nachgibt, und einen Stufenrock, in dem es kühl bleibt.",
    ),
    (
        "Pull it over the head and the day has begun: no zip, no buttons, gathered lightly under the bust.",
        "Über den Kopf ziehen, und der Tag hat begonnen: kein Reißverschluss, keine Knöpfe, unter der Brust leicht gerafft.",
    ),
    ("{n} Jersey Dress", "Jerseykleid {n}"),
    ("Organic cotton jersey", "Jersey aus Biobaumwolle"),
    (
        "The jersey is a heavy 220 g/m² organic cotton with a little elastane, so knees do not show the next day.",
        "Der Jersey ist aus schwerer Biobaumwolle, 220 g/m², mit etwas Elasthan, damit sich am nächsten Tag keine Knie abzeichnen.",
    ),
    ("Machine wash at 30 °C, no tumble dryer", "Maschinenwäsche bei 30 °C, nicht in den Trockner"),
    ("Merino jersey", "Merinojersey"),
    (
        "Fine merino jersey keeps you warm in the tram and cool in the meeting.",
        "Feiner Merinojersey wärmt in der Straßenbahn und kühlt in der Besprechung.",
    ),
    ("Wool wash at 30 °C, dry flat", "Wollwäsche bei 30 °C, liegend trocknen"),
    ("Elbow sleeve", "ellbogenlang"),
    (
        "As comfortable as a T-shirt and dressed enough for a meeting. A boat neck, a straight skirt and a slit at the back for long steps.",
        "So bequem wie ein T-Shirt und angezogen genug für die Besprechung. U-Boot-Ausschnitt, gerader Rock und hinten ein Schlitz für große Schritte.",
    ),
    (
        "{n} travels: roll it up, shake it out, put it on. The waist seam sits slightly high and flatters.",
        "{n} reist gern: einrollen, ausschütteln, anziehen. Die Taillennaht sitzt etwas höher und schmeichelt.",
    ),
    (
        "A column of soft jersey with a fitted top. Good with trainers, better with boots.",
        "Eine schmale Säule aus weichem Jersey mit anliegendem Oberteil. Gut zu Sneakern, besser zu Stiefeln.",
    ),
    (
        "The neckline is taped inside and keeps its shape.",
        "Der Ausschnitt ist innen mit Band verstärkt und behält seine Form.",
    ),
    (
        "Side seams are set slightly forward, so it hangs straight.",
        "Die Seitennähte sind leicht nach vorn versetzt, damit alles gerade fällt.",
    ),
    (
        "Double-stitched hems survive the washing machine.",
        "Doppelt gesteppte Säume überstehen die Waschmaschine.",
    ),
    ("Cut with a little room at the hip.", "Mit etwas Luft an der Hüfte geschnitten."),
    (
        "Made to be tucked in: the hem is long at the back.",
        "Gemacht, um in den Bund gesteckt zu werden: Der Saum ist hinten länger.",
    ),
    ("Order your usual size; it will not shrink.", "Nimm deine übliche Größe; da läuft nichts ein."),
    ("Goes with anything that has a waistband.", "Passt zu allem, was einen Bund hat."),
    ("Good on its own and under a cardigan.", "Gut für sich allein und gut unter einer Strickjacke."),
    ("Dries on a hanger overnight.", "Trocknet auf dem Bügel über Nacht."),
    ("{n} T-Shirt", "T-Shirt {n}"),
    ("Organic cotton", "Biobaumwolle"),
    (
        "Combed organic cotton, 180 g/m²: not see-through, not stiff.",
        "Gekämmte Biobaumwolle, 180 g/m²: nicht durchsichtig, nicht steif.",
    ),
    ("Machine wash at 40 °C, inside out", "Maschinenwäsche bei 40 °C auf links"),
    ("Cotton and hemp", "Baumwolle und Hanf"),
    (
        "Hemp gives the cotton a dry, cool handle and wears in like good denim.",
        "Hanf macht die Baumwolle trocken und kühl im Griff und trägt sich ein wie guter Denim.",
    ),
    ("Machine wash at 40 °C", "Maschinenwäsche bei 40 °C"),
    ("Regular", "normal"),
    ("Boxy", "kastig"),
    ("Slim", "schmal"),
    (
        "We made eleven versions of this T-shirt before we stopped. The neck is neither high nor low, the sleeve neither long nor short.",
        "Elf Fassungen dieses T-Shirts haben wir gemacht, bevor wir aufgehört haben. Der Ausschnitt ist weder hoch noch tief, der Ärmel weder lang noch kurz.",
    ),
    (
        "A T-shirt that can be seen by itself. {n} keeps its neck after fifty washes; we counted.",
        "Ein T-Shirt, das sich auch allein sehen lassen kann. Bei {n} bleibt der Ausschnitt nach fünfzig Wäschen in Form; wir haben mitgezählt.",
    ),
    (
        "The one to buy in two colours. Pre-washed, side-seamed, with a neck rib that does not curl.",
        "Das T-Shirt, das man in zwei Farben kauft. Vorgewaschen, mit Seitennähten und einem Halsbündchen, das sich nicht rollt.",
    ),
    ("{n} Blouse", "Bluse {n}"),
    ("Stand collar", "Stehkragen"),
    ("Peter Pan collar", "Bubikragen"),
    ("Classic collar", "klassischer Kragen"),
    (
        "A blouse with gathered shoulders and long cuffs, fastened by three small buttons each. {0}, no lace.",
        "Eine Bluse mit gerafften Schultern und langen Manschetten, jede mit drei kleinen Knöpfen. {0}, keine Spitze.",
    ),
    (
        "{n} is cut wide and falls softly, so that nothing pulls when you reach for the top shelf.",
        "{n} ist weit geschnitten und fällt weich; nichts zieht, wenn du ins oberste Regal greifst.",
    ),
    (
        "Dressed up by a blazer, dressed down by jeans. A hidden button at the bust settles the only open question.",
        "Mit Blazer schick, mit Jeans lässig. Ein verdeckter Knopf auf Brusthöhe klärt die einzige offene Frage.",
    ),
    ("{n} Striped Top", "Ringelshirt {n}"),
    ("Heavy cotton jersey", "schwerer Baumwolljersey"),
    (
        "Knitted in Brittany on slow machines, the jersey weighs 260 g/m² and feels like it.",
        "In der Bretagne auf langsamen Maschinen gestrickt; der Jersey wiegt 260 g/m² und fühlt sich auch so an.",
    ),
    ("Machine wash at 30 °C, dry flat", "Maschinenwäsche bei 30 °C, liegend trocknen"),
    ("Bracelet sleeve", "Siebenachtelarm"),
    (
        "The fisherman’s stripe with a boat neck wide enough to slip over wet hair.",
        "Der Fischerstreifen, mit einem U-Boot-Ausschnitt, der auch über nasse Haare passt.",
    ),
    (
        "Stripes that meet at the seams, because someone took the time. {n} has straight sleeves and short side vents.",
        "Streifen, die sich an den Nähten treffen, weil sich jemand die Zeit genommen hat. {n} hat gerade Ärmel und kurze Seitenschlitze.",
    ),
    (
        "For boats, markets and Mondays. The stripe is knitted in, not printed, so it fades as one.",
        "Für Boote, Märkte und Montagmorgen. Die Streifen sind gestrickt, nicht gedruckt, also verblassen sie gemeinsam.",
    ),
    ("{n} Hoodie", "Hoodie {n}"),
    ("Organic loopback cotton", "Sweatstoff aus Biobaumwolle"),
    (
        "Organic loopback cotton, 360 g/m², that gets softer and not thinner.",
        "Sweatstoff aus Biobaumwolle, 360 g/m², der weicher wird und nicht dünner.",
    ),
    ("Machine wash at 30 °C inside out", "Maschinenwäsche bei 30 °C auf links"),
    (
        "A short, boxy hoodie that stops at the waistband. No print, no glitter, one good pocket.",
        "Ein kurzer, kastiger Hoodie, der am Bund aufhört. Kein Aufdruck, kein Glitzer, eine gute Tasche.",
    ),
    (
        "{n} is for Saturdays, trains and the hour after swimming. The hood is lined and stays up on a bicycle.",
        "{n} ist für Samstage, Züge und die Stunde nach dem Schwimmen. Die Kapuze ist gefüttert und bleibt auch auf dem Fahrrad oben.",
    ),
    (
        "Soft inside, firm outside, cut with room in the sleeves and none to spare at the hem.",
        "Innen weich, außen fest, mit Platz in den Ärmeln und keinem Zentimeter zu viel am Saum.",
    ),
    (
        "The waistband is curved, so it neither gapes nor cuts.",
        "Der Bund ist geschwungen; er steht nicht ab und schneidet nicht ein.",
    ),
    (
        "The zip is metal and runs without catching.",
        "Der Reißverschluss ist aus Metall und läuft, ohne zu haken.",
    ),
    (
        "It sits at the natural waist and stays there.",
        "Der Bund sitzt in der natürlichen Taille und bleibt dort.",
    ),
    (
        "Front pockets are deep: a phone goes in and stays in.",
        "Die vorderen Taschen sind tief: Das Handy geht hinein und bleibt drin.",
    ),
    (
        "The pocket bags are stitched down in front and never show through.",
        "Die Taschenbeutel sind vorn festgesteppt und zeichnen sich nie ab.",
    ),
    (
        "The pockets lie flat and do not stand out at the hip.",
        "Die Taschen liegen flach an und tragen an der Hüfte nicht auf.",
    ),
    ("There are 3 cm in the hem to let down.", "Am Saum lassen sich 3 cm auslassen."),
    ("Our model is 176 cm tall and wears size 38.", "Unser Model ist 176 cm groß und trägt Größe 38."),
    (
        "They give half a size in the first week, so buy them snug.",
        "In der ersten Woche gibt der Stoff eine halbe Größe nach, also ruhig knapp kaufen.",
    ),
    ("{n} Wide-Leg Trousers", "Marlenehose {n}"),
    ("High", "hoch"),
    ("Mid", "mittel"),
    (
        "High at the waist, wide from the hip, with two pleats that fall open when you sit and close when you stand.",
        "Hoch in der Taille, weit ab der Hüfte, mit zwei Bundfalten, die sich beim Sitzen öffnen und beim Stehen schließen.",
    ),
    (
        "{n} has the drape of evening trousers and an elastic panel at the back that nobody will see.",
        "{n} fällt wie eine Abendhose und hat hinten einen Gummizug, den niemand sehen wird.",
    ),
    (
        "Trousers for people who dislike trousers: airy, swinging, and long enough to cover a low heel.",
        "Eine Hose für alle, die keine Hosen mögen: luftig, schwingend und lang genug, um einen flachen Absatz zu verdecken.",
    ),
    ("{n} Straight Jeans", "Gerade Jeans {n}"),
    ("Organic denim", "Bio-Denim"),
    (
        "12-oz denim of organic cotton, washed with ozone instead of pumice and bleach.",
        "Denim aus Biobaumwolle, 12 oz, mit Ozon gewaschen statt mit Bimsstein und Bleiche.",
    ),
    ("Wash rarely, at 30 °C, inside out", "selten waschen, bei 30 °C auf links"),
    ("Stretch denim", "Stretch-Denim"),
    (
        "98 % organic cotton and 2 % elastane: denim first, stretch second.",
        "98 % Biobaumwolle und 2 % Elasthan: erst Denim, dann Stretch.",
    ),
    ("Wash at 30 °C inside out, no dryer", "bei 30 °C auf links waschen, nicht in den Trockner"),
    (
        "A straight leg, a {0} rise, and denim with enough weight to hold a line. The jeans you remember from before everything stretched.",
        "Gerades Bein, Bundhöhe {0} und Denim mit genug Gewicht, um die Linie zu halten. Die Jeans, die du noch aus der Zeit kennst, bevor alles dehnbar wurde.",
    ),
    (
        "{n} sits close at the waist and falls straight from there, cropped just at the ankle bone.",
        "{n} sitzt in der Taille eng, fällt von dort gerade und endet genau am Knöchel.",
    ),
    (
        "Five pockets, one fit, no distressing. What happens to these jeans will be your own doing.",
        "Fünf Taschen, eine Passform, keine künstlichen Löcher. Was mit dieser Jeans geschieht, ist dein eigenes Werk.",
    ),
    ("{n} Tapered Chinos", "Tapered-Chino {n}"),
    ("Cotton twill", "Baumwolltwill"),
    (
        "Garment-dyed cotton twill with a brushed inside, already soft when it reaches you.",
        "Nach dem Nähen gefärbter Baumwolltwill mit angerauter Innenseite, schon weich, wenn er bei dir ankommt.",
    ),
    (
        "Chinos with room in the thigh and a narrow ankle. Turn them up once in summer.",
        "Eine Chino mit Platz am Oberschenkel und schmalem Knöchel. Im Sommer einmal umkrempeln.",
    ),
    (
        "Smart enough for the office and sturdy enough for the playground on the way home.",
        "Schick genug fürs Büro und robust genug für den Spielplatz auf dem Heimweg.",
    ),
    (
        "The pockets of {n} are slanted, the front is flat, and the waist sits where yours is.",
        "Die Taschen von {n} sind schräg, die Front ist glatt, und die Taille sitzt da, wo du deine hast.",
    ),
    ("{n} Pleated Skirt", "Faltenrock {n}"),
    (
        "Narrow pleats that are stitched down at the hip and set free below. They stay in through the wash.",
        "Schmale Falten, an der Hüfte festgesteppt und darunter in die Freiheit entlassen. Auch die Wäsche bringt sie nicht heraus.",
    ),
    (
        "{n} moves when you do and is quiet when you sit. The waistband is flat in front and elastic behind.",
        "{n} bewegt sich mit dir und ist still, wenn du sitzt. Der Bund ist vorn glatt und hinten elastisch.",
    ),
    (
        "With a jumper in winter and a T-shirt in summer: a skirt for all four seasons and most shoes.",
        "Im Winter mit Pullover, im Sommer mit T-Shirt: ein Rock für alle vier Jahreszeiten und die meisten Schuhe.",
    ),
];
