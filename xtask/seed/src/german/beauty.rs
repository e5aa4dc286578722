//! Beauty and care, in German.

pub const TEXTS: &[(&str, &str)] = &[
    ("Shea and squalane", "Shea und Squalan"),
    (
        "Shea butter and squalane from olives; nothing in it is there for the label.",
        "Sheabutter und Squalan aus Oliven; nichts davon ist nur fürs Etikett drin.",
    ),
    ("Oat and almond", "Hafer und Mandel"),
    (
        "Colloidal oat and sweet almond oil calm skin that has had too much of something.",
        "Kolloidaler Hafer und süßes Mandelöl beruhigen Haut, die von irgendetwas zu viel hatte.",
    ),
    ("Jojoba and aloe", "Jojoba und Aloe"),
    (
        "Jojoba oil and aloe sink in within a minute and leave no shine.",
        "Jojobaöl und Aloe ziehen in einer Minute ein und hinterlassen keinen Glanz.",
    ),
    (
        "Cold-pressed shea from a cooperative in Ghana gives it body; squalane takes it in.",
        "Kalt gepresste Sheabutter von einer Kooperative in Ghana gibt Fülle, Squalan bringt sie in die Haut.",
    ),
    (
        "Oats from the next county, soaked, strained and whipped with almond oil.",
        "Hafer aus der Grafschaft nebenan, eingeweicht, abgeseiht und mit Mandelöl aufgeschlagen.",
    ),
    (
        "A short list of ingredients, each of which you could explain to a child.",
        "Eine kurze Liste von Zutaten, von denen du jede einem Kind erklären könntest.",
    ),
    ("No silicone, no mineral oil, no microplastics.", "Ohne Silikon, ohne Mineralöl, ohne Mikroplastik."),
    (
        "Dermatologically tested on volunteers, who said yes.",
        "Dermatologisch getestet an Freiwilligen, die Ja gesagt haben.",
    ),
    (
        "Empties come back to us by post, and we refill them.",
        "Leere Behälter nehmen wir per Post zurück und füllen sie wieder auf.",
    ),
    ("Keeps for nine months once opened.", "Nach dem Öffnen neun Monate haltbar."),
    ("A little goes a long way.", "Schon wenig reicht lange."),
    ("The scent is light and gone within the hour.", "Der Duft ist leicht und nach einer Stunde verflogen."),
    (
        "Scented with essential oils; try it on the wrist first if your skin is delicate.",
        "Mit ätherischen Ölen beduftet; bei empfindlicher Haut erst am Handgelenk ausprobieren.",
    ),
    ("Suitable for children, beards and tattoos.", "Geeignet für Kinder, Bärte und Tätowierungen."),
    ("{n} Face Cream", "Gesichtscreme {n}"),
    ("Normal to dry", "normal bis trocken"),
    ("Combination", "Mischhaut"),
    ("Sensitive", "empfindlich"),
    (
        "A day cream that disappears and leaves the skin comfortable until evening. {0} skin will like it best.",
        "Eine Tagescreme, die verschwindet und bis zum Abend ein gutes Gefühl hinterlässt. Am meisten freut sich dieser Hauttyp: {0}.",
    ),
    (
        "Rich enough for January, light enough under sun cream in June.",
        "Reichhaltig genug für den Januar, leicht genug für den Juni unter der Sonnencreme.",
    ),
    (
        "{n} in name, hardly in scent: a quiet cream that does its work.",
        "{n} dem Namen nach, im Duft kaum: eine leise Creme, die ihre Arbeit tut.",
    ),
    ("{n} Hand Cream", "Handcreme {n}"),
    ("Rich", "reichhaltig"),
    ("Light", "leicht"),
    (
        "For hands that wash up, dig and type. You can go back to the keyboard after half a minute.",
        "Für Hände, die spülen, graben und tippen. Nach einer halben Minute kannst du zurück an die Tastatur.",
    ),
    (
        "Keep one by the tap and one in the coat. {n} is fresh without being loud.",
        "Eine an den Wasserhahn, eine in den Mantel. {n} ist frisch, ohne laut zu sein.",
    ),
    (
        "A {0} cream against cracked knuckles and winter gloves.",
        "Gegen rissige Knöchel und Winterhandschuhe, {0} in der Konsistenz.",
    ),
    ("{n} Body Lotion", "Körperlotion {n}"),
    ("Yes", "ja"),
    ("Yes, refill available", "ja, Nachfüllung erhältlich"),
    (
        "Spreads easily on damp skin and is dry before you have found your socks.",
        "Lässt sich auf feuchter Haut leicht verteilen und ist trocken, bevor du deine Socken gefunden hast.",
    ),
    (
        "A lotion for the whole household. The scent of {n} offends nobody.",
        "Eine Lotion für den ganzen Haushalt. Am Duft von {n} stört sich niemand.",
    ),
    (
        "After the sea, after the shower, after a day in wool.",
        "Nach dem Meer, nach der Dusche, nach einem Tag in Wolle.",
    ),
    ("{n} Tinted Lip Balm", "Getönter Lippenbalsam {n}"),
    ("Beeswax and cocoa butter", "Bienenwachs und Kakaobutter"),
    (
        "Beeswax, cocoa butter and castor oil, coloured with minerals.",
        "Bienenwachs, Kakaobutter und Rizinusöl, mit Mineralien gefärbt.",
    ),
    ("Shea and candelilla", "Shea und Candelilla"),
    (
        "Shea and candelilla wax, so vegans are welcome too.",
        "Shea und Candelillawachs; so sind auch Veganer willkommen.",
    ),
    ("3.5 g", "3,5 g"),
    ("4 g", "4 g"),
    (
        "More than a balm and less than a lipstick. You can put it on without a mirror, on a moving tram.",
        "Mehr als ein Balsam und weniger als ein Lippenstift. Auftragen lässt er sich ohne Spiegel, in der fahrenden Straßenbahn.",
    ),
    (
        "A breath of colour that fades evenly and leaves no rim on the cup.",
        "Ein Hauch Farbe, der gleichmäßig verblasst und keinen Rand an der Tasse hinterlässt.",
    ),
    (
        "{n} tastes faintly of what it says and mostly of nothing.",
        "{n} schmeckt ein wenig nach dem, was draufsteht, und sonst nach nichts.",
    ),
    ("Sugar surfactants", "Zuckertenside"),
    (
        "Washes with mild surfactants from sugar, softened with glycerine.",
        "Wäscht mit milden Tensiden aus Zucker, weich gemacht mit Glycerin.",
    ),
    ("Olive oil soap", "Olivenölseife"),
    (
        "Potash soap from olive oil, thinned with orange-blossom water and nothing else.",
        "Kaliseife aus Olivenöl, verdünnt mit Orangenblütenwasser und sonst nichts.",
    ),
    ("Oat and aloe", "Hafer und Aloe"),
    (
        "Oat milk and aloe in a mild base of coconut; no sulphates.",
        "Hafermilch und Aloe in einer milden Basis aus Kokos; ohne Sulfate.",
    ),
    ("Coconut and clay", "Kokos und Tonerde"),
    (
        "Coconut cleanses, white clay takes up the rest, and the skin keeps what it needs.",
        "Kokos reinigt, weiße Tonerde nimmt den Rest auf, und die Haut behält, was sie braucht.",
    ),
    (
        "Free of palm oil and of colours that come off on the towel.",
        "Frei von Palmöl und von Farben, die im Handtuch bleiben.",
    ),
    ("Skin does not feel tight afterwards.", "Die Haut spannt danach nicht."),
    ("Gentle enough for every day.", "Sanft genug für jeden Tag."),
    (
        "Bottle, label and cap go into the same bin, if it has to be a bin.",
        "Flasche, Etikett und Deckel kommen in dieselbe Tonne, wenn es denn eine Tonne sein muss.",
    ),
    (
        "Made in small batches, with the date on the bottom.",
        "In kleinen Mengen gemacht, mit dem Datum auf dem Boden.",
    ),
    ("A good reason to have a guest bathroom.", "Ein guter Grund, ein Gästebad zu haben."),
    ("{n} Shower Gel", "Duschgel {n}"),
    ("Available, 1 l", "erhältlich, 1 l"),
    ("In the shop, by weight", "im Laden, nach Gewicht"),
    (
        "For waking up by. It lathers in hard water and rinses off in a second.",
        "Zum Wachwerden. Schäumt auch in hartem Wasser und ist in einer Sekunde abgespült.",
    ),
    (
        "{n}, as a scent you notice in the shower and not at the breakfast table.",
        "{n} als Duft, den man unter der Dusche bemerkt und am Frühstückstisch nicht mehr.",
    ),
    (
        "A gel for the whole family, including those who never read what it says on the bottle.",
        "Ein Gel für die ganze Familie, auch für die, die nie lesen, was auf der Flasche steht.",
    ),
    ("{n} Shampoo", "Shampoo {n}"),
    ("Fine", "fein"),
    ("Dry", "trocken"),
    ("All types", "jedes Haar"),
    (
        "Clean hair that still has a will of its own. Made for this sort of hair: {0}.",
        "Saubere Haare, die trotzdem ihren eigenen Kopf behalten. Gedacht für diesen Haartyp: {0}.",
    ),
    (
        "Use half of what you are used to. {n} foams late and little, and works all the same.",
        "Nimm halb so viel, wie du gewohnt bist. {n} schäumt spät und wenig und wirkt trotzdem.",
    ),
    (
        "No silicone, so give it a week: hair takes that long to believe it.",
        "Ohne Silikon, also gib ihm eine Woche: So lange brauchen Haare, bis sie es glauben.",
    ),
    ("{n} Bath Salt", "Badesalz {n}"),
    ("Sea salt", "Meersalz"),
    (
        "Coarse sea salt from pans on the Essex coast, with essential oils and a little almond oil.",
        "Grobes Meersalz aus Salzpfannen an der Küste von Essex, mit ätherischen Ölen und etwas Mandelöl.",
    ),
    ("Close the jar tightly", "Dose gut verschließen"),
    ("About 6", "etwa 6"),
    ("About 8", "etwa 8"),
    (
        "Two handfuls, hot water, door locked. The smaller jar is good for this many baths: {0}.",
        "Zwei Handvoll, heißes Wasser, Tür zu. Die kleinere Dose reicht für {0} Bäder.",
    ),
    (
        "After long walks and short nights. {n} fills the room and not the house.",
        "Nach langen Wegen und kurzen Nächten. {n} füllt das Bad und nicht das ganze Haus.",
    ),
    (
        "It softens the water, loosens the shoulders and leaves nothing in the tub to scrub.",
        "Macht das Wasser weich und die Schultern locker, und in der Wanne bleibt nichts zum Schrubben zurück.",
    ),
    ("{n} Hand Wash", "Handseife {n}"),
    (
        "A hand wash for sinks that guests use. It smells of {n} and rinses off at once.",
        "Eine Handseife für Waschbecken, die auch Gäste benutzen. Sie riecht nach {n} und ist sofort abgespült.",
    ),
    ("Made for the twentieth time today.", "Gemacht für das zwanzigste Mal heute."),
    (
        "The bottle is too good to throw away, which is why there are refills.",
        "Die Flasche ist zum Wegwerfen zu schade, und deshalb gibt es Nachfüllungen.",
    ),
    (
        "Mixed and matured in Normandy, with alcohol from sugar beet.",
        "In der Normandie gemischt und gereift, mit Alkohol aus Zuckerrüben.",
    ),
    (
        "Two thirds of what you smell comes from plants; the rest is there so that it lasts.",
        "Zwei Drittel von dem, was du riechst, stammen von Pflanzen; der Rest sorgt dafür, dass es hält.",
    ),
    (
        "Composed in Paris, bottled in Orne, and allowed to rest for six weeks in between.",
        "In Paris komponiert, im Département Orne abgefüllt, dazwischen sechs Wochen Ruhe.",
    ),
    (
        "Without colouring: the tint in the bottle is what the plants brought along.",
        "Ohne Farbstoffe: Die Tönung im Flakon haben die Pflanzen mitgebracht.",
    ),
    ("For whoever likes it.", "Für alle, die es mögen."),
    (
        "Stays close to the skin; nobody in the lift will know.",
        "Bleibt nah an der Haut; im Aufzug merkt es niemand.",
    ),
    ("Spray once, walk through it, leave.", "Einmal sprühen, hindurchgehen, losgehen."),
    (
        "The bottle can be refilled at a third of the price.",
        "Der Flakon lässt sich für ein Drittel des Preises nachfüllen.",
    ),
    (
        "A sample of 2 ml is in the box: try that first and send the rest back if it is not for you.",
        "Eine Probe mit 2 ml liegt bei: Teste erst die, und schick den Rest zurück, wenn es nichts für dich ist.",
    ),
    ("The cap is turned from beech.", "Der Verschluss ist aus Buche gedrechselt."),
    ("{n} Eau de Parfum", "Eau de Parfum {n}"),
    ("Woody", "holzig"),
    ("Floral", "blumig"),
    ("Green", "grün"),
    ("Amber", "Amber"),
    (
        "{n} without the sugar. It opens clear, turns warm after an hour and is still there on the scarf the next morning.",
        "{n} ohne den Zucker. Klar im Auftakt, nach einer Stunde warm und am nächsten Morgen noch im Schal.",
    ),
    (
        "Written like a short story: a first line you remember and an ending that stays open.",
        "Geschrieben wie eine Kurzgeschichte: ein erster Satz, den man behält, und ein Ende, das offen bleibt.",
    ),
    (
        "A grown-up scent with a light hand, for offices and the evenings after them.",
        "Ein erwachsener Duft mit leichter Hand, für Büros und die Abende danach.",
    ),
    ("{n} Cologne", "Eau de Cologne {n}"),
    ("Citrus", "zitrisch"),
    ("Herbal", "krautig"),
    ("Marine", "maritim"),
    (
        "To be splashed, not dabbed. A cologne for hot days, best kept in the fridge.",
        "Mit vollen Händen statt getupft. Ein Eau de Cologne für heiße Tage, am besten im Kühlschrank aufbewahrt.",
    ),
    (
        "{n} in its brightest form: ten minutes of sunlight, then clean skin.",
        "{n} so hell wie möglich: zehn Minuten Sonnenlicht, dann saubere Haut.",
    ),
    (
        "Made after the old recipe, with less neroli and more of what grows round here.",
        "Nach dem alten Rezept, mit weniger Neroli und mehr von dem, was bei uns wächst.",
    ),
    ("{n} Room Spray", "Raumspray {n}"),
    ("100 ml", "100 ml"),
    ("150 ml", "150 ml"),
    (
        "Two sprays on the curtains after frying fish.",
        "Zwei Sprühstöße auf die Vorhänge, wenn es Bratfisch gab.",
    ),
    (
        "The hall smells of {n} when you come in and of home when you have taken off your coat.",
        "Der Flur riecht nach {n}, wenn du hereinkommst, und nach zu Hause, sobald der Mantel hängt.",
    ),
    (
        "Also good on linen, in cupboards and in hire cars.",
        "Auch gut für Bettwäsche, Schränke und Mietwagen.",
    ),
];
