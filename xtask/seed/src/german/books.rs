//! Books, in German.

pub const TEXTS: &[(&str, &str)] = &[
    (
        "Set in Garamond and printed on paper that opens flat and does not yellow.",
        "Gesetzt aus der Garamond, gedruckt auf Papier, das offen liegen bleibt und nicht vergilbt.",
    ),
    (
        "The cover is printed in three spot colours; there is a ribbon in the hardcover.",
        "Der Umschlag ist in drei Sonderfarben gedruckt; die gebundene Ausgabe hat ein Lesebändchen.",
    ),
    (
        "Thread-sewn in sections, so it survives being lent.",
        "Fadengeheftet, damit es auch das Verleihen übersteht.",
    ),
    (
        "Typeset by someone who reads, with margins for thumbs.",
        "Gesetzt von jemandem, der liest, mit Rändern für die Daumen.",
    ),
    (
        "Printed in Cornwall on paper from well-managed forests.",
        "In Cornwall auf Papier aus gut bewirtschafteten Wäldern gedruckt.",
    ),
    ("With a map on the endpapers.", "Mit einer Karte auf dem Vorsatz."),
    ("With an afterword by the translator.", "Mit einem Nachwort der Übersetzerin."),
    (
        "A reading-group guide can be had from the publisher.",
        "Einen Leitfaden für Lesekreise gibt es beim Verlag.",
    ),
    ("Best begun on a Friday.", "Am besten an einem Freitag beginnen."),
    (
        "Longlisted for a prize whose jury we agree with.",
        "Auf der Longlist eines Preises, dessen Jury wir recht geben.",
    ),
    ("Funny where you do not expect it.", "Komisch, wo man es nicht erwartet."),
    ("The {n} Letters", "Die Briefe von {n}"),
    ("288", "288"),
    ("312", "312"),
    ("356", "356"),
    ("English", "Englisch"),
    (
        "Clearing her late aunt’s house, Ruth Adair finds forty years of letters that were never sent. She begins to deliver them.",
        "Als Ruth Adair das Haus ihrer verstorbenen Tante räumt, findet sie Briefe aus vierzig Jahren, die nie abgeschickt wurden. Sie beginnt, sie auszutragen.",
    ),
    (
        "A postmistress, a lighthouse and one envelope too many. A novel of {0} pages about what people leave unsaid.",
        "Eine Posthalterin, ein Leuchtturm und ein Umschlag zu viel. Ein Roman von {0} Seiten über das, was ungesagt bleibt.",
    ),
    (
        "Two sisters who have not spoken since the war inherit the same house, and one of them has let it to a stranger.",
        "Zwei Schwestern, die seit dem Krieg nicht miteinander gesprochen haben, erben dasselbe Haus, und eine von ihnen hat es schon an einen Fremden vermietet.",
    ),
    ("A Winter at {n}", "Ein Winter in {n}"),
    ("264", "264"),
    ("328", "328"),
    ("402", "402"),
    (
        "Snow closes the road in November. By March, five guests and one cook know more of each other than they had planned.",
        "Im November macht der Schnee die Straße zu. Bis März wissen fünf Gäste und eine Köchin mehr voneinander, als sie vorhatten.",
    ),
    (
        "A retired detective goes to the coast to be left alone. The first body is found on page nine.",
        "Ein Kommissar im Ruhestand fährt an die Küste, um seine Ruhe zu haben. Die erste Leiche findet sich auf Seite neun.",
    ),
    (
        "He came to catalogue the library and stayed for the quarrel. A love story with footnotes.",
        "Er kam, um die Bibliothek zu katalogisieren, und blieb wegen des Streits. Eine Liebesgeschichte mit Fußnoten.",
    ),
    ("{n}, or The Long Way Home", "{n} oder Der lange Heimweg"),
    ("344", "344"),
    ("388", "388"),
    ("456", "456"),
    (
        "A ship’s carpenter jumps overboard in sight of land and spends the next twenty years walking back.",
        "Ein Schiffszimmermann springt in Sichtweite der Küste über Bord und ist die nächsten zwanzig Jahre zu Fuß auf dem Rückweg.",
    ),
    (
        "Three generations, one ferry, and a recipe that everybody remembers differently. {0} pages that go by like an evening.",
        "Drei Generationen, eine Fähre und ein Rezept, an das sich jeder anders erinnert. {0} Seiten, die vergehen wie ein Abend.",
    ),
    (
        "When the last bus is cancelled, eight strangers set out on foot. By dawn they are something else.",
        "Als der letzte Bus ausfällt, machen sich acht Fremde zu Fuß auf den Weg. Bei Tagesanbruch sind sie keine mehr.",
    ),
    (
        "It lies open on the worktop by itself.",
        "Bleibt auf der Arbeitsplatte von selbst aufgeschlagen liegen.",
    ),
    (
        "With a proper index, by ingredient and by month.",
        "Mit einem ordentlichen Register, nach Zutaten und nach Monaten.",
    ),
    ("Quantities in grams throughout.", "Alle Mengen in Gramm."),
    (
        "Photographed in daylight, in the author’s own kitchen and garden.",
        "Bei Tageslicht fotografiert, in Küche und Garten der Autorin.",
    ),
    (
        "Every chapter was tried by someone who had never done it before.",
        "Jedes Kapitel wurde von jemandem ausprobiert, der so etwas noch nie gemacht hatte.",
    ),
    ("Room for notes on every page.", "Auf jeder Seite Platz für Notizen."),
    ("The {n} Cookbook", "Das {n}-Kochbuch"),
    ("90", "90"),
    ("120", "120"),
    ("150", "150"),
    (
        "{0} recipes from a kitchen that looks out on a vegetable bed. Few take longer than an hour.",
        "{0} Rezepte aus einer Küche mit Blick aufs Gemüsebeet. Nur wenige dauern länger als eine Stunde.",
    ),
    (
        "Cooking by the month, with what is there. The chapter on beans alone is worth the shelf space.",
        "Kochen nach Monaten, mit dem, was da ist. Allein das Kapitel über Bohnen ist den Platz im Regal wert.",
    ),
    (
        "How to make supper from four things and an onion, told by someone who does it every day.",
        "Wie man aus vier Zutaten und einer Zwiebel ein Abendessen macht, erzählt von einer, die es jeden Tag tut.",
    ),
    ("A Year in the {n} Garden", "Ein Jahr im {n}-Garten"),
    ("224", "224"),
    ("256", "256"),
    ("304", "304"),
    (
        "A gardener’s diary from January to December, with failures. You learn most from the failures.",
        "Das Tagebuch einer Gärtnerin von Januar bis Dezember, mit allem, was schiefging. Daraus lernt man am meisten.",
    ),
    (
        "Fifty-two weeks of sowing, pruning and looking out of the window, one essay for each.",
        "Zweiundfünfzig Wochen Säen, Schneiden und Aus-dem-Fenster-Schauen, ein Essay für jede.",
    ),
    (
        "What to do in the garden and, more useful still, what to leave.",
        "Was im Garten zu tun ist und, noch nützlicher, was man besser lässt.",
    ),
    ("The {n} Book of Baking", "Das {n}-Backbuch"),
    ("60", "60"),
    ("75", "75"),
    ("80", "80"),
    (
        "Herbs, flowers and fruit in {0} cakes, breads and biscuits. The lemon one is the reason for the book.",
        "Kräuter, Blüten und Früchte in {0} Kuchen, Broten und Keksen. Der Zitronenkuchen ist der Grund für das Buch.",
    ),
    (
        "Start with a sponge, end with a wedding. Every step that can go wrong has a photograph of it going wrong.",
        "Am Anfang ein Biskuit, am Ende eine Hochzeit. Zu jedem Schritt, der schiefgehen kann, gibt es ein Foto, auf dem er schiefgeht.",
    ),
    (
        "For ovens that run hot, cold or both. Written by a baker who has only ever had a small one.",
        "Für Öfen, die zu heiß werden, zu kalt bleiben oder beides. Geschrieben von einer Bäckerin, die immer nur einen kleinen hatte.",
    ),
];
