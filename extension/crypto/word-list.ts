/**
 * The 1,024 words of `six-words.ts`: everyday German nouns of three to eight letters without umlauts, no two alike
 * in their first four letters, no two that differ by one letter or one sound. The order is part of the protocol:
 * whoever changes it lets two versions show different words for one key.
 */
export const wordList: readonly string[] = `
Abend Abfahrt Abreise Absatz Abstand Abteil Achse Adler Adresse Ahorn Akkord Album Alltag Alpen Alphabet Ameise Ampel
Ananas Anekdote Anfang Angel Ankunft Anlauf Anorak Anruf Ansage Anstieg Antenne Antwort Anzeige Anzug Apfelmus
Apotheke Apparat Aprikose Aquarium Arbeit Archiv Arena Arktis Armband Aroma Artikel Asphalt Astronom Atem Atlas Aufbau
Aufgabe Auflauf Aufruf Aufsatz Auftrag Aufwand Aufzug Auge Ausblick Ausflug Ausgang Auskunft Ausweis Automat Avocado
Bach Backofen Badehose Bahnhof Balken Ballett Balsam Bambus Banane Band Basar Basis Batterie Bauer Baustein Becher
Becken Beere Beginn Beilage Beispiel Benzin Bergwerk Bericht Beruf Besteck Beton Betrieb Bett Beutel Bewegung Biber
Bilanz Bild Birne Biskuit Bison Bistro Bitte Blase Blatt Blech Blinker Blitz Block Blume Boden Bohrer Boje Bonbon
Bonus Borste Botanik Brauch Bremse Brezel Brief Brillant Brise Brokkoli Bronze Brosche Brot Brunnen Bucht Bude
Bungalow Busch Butter Chemie Chor Chronik Clown Computer Dachs Dackel Dampf Dank Datum Daumen Deich Dekor Delfin
Denkmal Depot Dessert Detail Dezember Diagramm Dialog Diamant Dichter Dienst Diesel Diktat Dinkel Diplom Direktor
Doktor Domino Donner Doppel Dorf Drache Draht Drama Dreieck Drilling Drops Drossel Druck Duft Dusche Dutzend Dynamo
Ebene Echo Ecke Efeu Eiche Eimer Einkauf Einsatz Eisbahn Eiszeit Elan Elch Elefant Eleganz Element Elfe Elfmeter
Ellipse Elster Empfang Energie Engpass Entwurf Enzian Episode Erbse Erdbeere Erde Erdnuss Erfolg Erholung Ernte Essen
Essig Etappe Etikett Eule Europa Examen Experte Export Fabel Fabrik Faden Fagott Fahrplan Falke Farbe Farn Fasan
Fasching Fassade Fee Feige Feldweg Felsen Fenchel Fenster Ferien Fernweh Festival Feuer Fichte Fiedel Figur Film
Filter Finale Finger Fink Firma Fisch Flanke Flasche Flechte Flieder Flotte Flugzeug Fluss Fohlen Folge Forelle Formel
Forscher Foto Frack Freude Frieden Frisur Frosch Frucht Fuchs Funkturm Furche Galaxie Galerie Galopp Garage Garnele
Garten Gasse Gatter Gazelle Gebirge Gedanke Gedicht Geduld Gefieder Gegend Gehalt Gehege Gepard Gerste Geruch Gesang
Geschenk Gespann Gestalt Getreide Gewinn Giebel Ginster Gips Giraffe Girlande Gitarre Glanz Glas Gleis Globus Glocke
Glut Gold Gondel Gong Gorilla Graben Grafik Granit Grenze Grille Grotte Gruppe Guckloch Gummi Gurke Gurt Haarband
Habicht Hafen Hagel Hain Halbzeit Halm Haltung Hammer Hamster Handel Harke Harz Haube Hausboot Hebel Hecht Hefe Heimat
Heizung Herbst Hering Himbeere Himmel Hinweis Hirsch Hirte Hitze Hobby Hochhaus Hocker Hof Holunder Holz Honig
Horizont Hose Hotel Hufeisen Huhn Humor Hydrant Idee Iglu Imbiss Imker Import Impuls Indigo Ingwer Inhalt Insekt
Inventar Jacke Jaguar Jahr Jodler Jubel Juni Kabine Kachel Kaffee Kajak Kakao Kaktus Kalender Kalk Kamera Kamille Kamm
Kante Kanu Kapelle Kapitel Kapsel Kapuze Karamell Karpfen Karton Kastanie Katalog Keks Kellner Keramik Kern Kerze
Kessel Kiefer Kies Kilo Kiosk Kirmes Kirsche Kissen Kiste Kittel Kiwi Klang Klavier Kleid Klempner Klette Klima Klinge
Klippe Klotz Knie Knirps Knopf Knospe Knoten Koala Kobalt Koch Kohle Kolibri Kollege Kolumne Komet Komma Kompass
Konfetti Konsole Kontakt Konzert Kopie Koralle Korb Korken Korridor Kosmos Krabbe Kraft Kragen Kranich Krater Krawatte
Krebs Kreide Krempe Kreuz Kristall Krokodil Krone Kruste Kuchen Kuckuck Kulisse Kunde Kunst Kuppel Kurbel Kurier Kurs
Kurve Kutsche Labor Lack Ladung Lager Lakritz Lampion Langlauf Lappen Lasso Laterne Latte Lauch Laufrad Lavendel
Lawine Leben Legende Lehm Lehrer Leinwand Leiter Lektion Leopard Lerche Lesung Leuchter Lexikon Lied Liege Lilie
Limonade Lineal Linse Lokal Lorbeer Lotse Luftpost Luke Lupine Luxus Magazin Magnolie Mahlzeit Maibaum Majoran Makrele
Maler Mammut Manege Mango Mantel Maracuja Marder Markt Marmor Marzipan Maschine Maske Material Matrose Maurer Maus
Mechanik Medaille Meer Mehl Meile Meister Melodie Menge Mensa Merkmal Metall Meteor Metro Mikado Milch Mimose Mineral
Minute Minze Mistel Mittwoch Mixer Mobile Modell Molke Moment Monat Monitor Montage Moos Moped Morgen Mosaik Motiv
Motor Motte Mulde Mundart Murmel Muschel Museum Musik Muskat Muster Mut Nachbar Nacken Name Narzisse Nashorn Natur
Nektar Nelke Nest Netz Neubau Neugier Neuland Nickel Nilpferd Nische Nordpol Notiz November Nudel Nugat Nummer Nuss
Nutzen Objekt Oboe Obst Ofen Ohrring Oktave Oktober Olive Opal Optiker Orange Orchidee Orden Ordnung Oregano Organ
Orgel Original Ornament Ostern Ostsee Otter Ozean Packung Paddel Paket Palast Palette Palme Panorama Panther Papagei
Papier Pappe Paprika Park Partner Passage Pastete Pauke Pavillon Pedal Pegel Pelikan Pendel Perle Pfanne Pfau Pfeffer
Pferd Pfirsich Pflaster Pforte Pfosten Pfund Physik Pianist Picknick Pilger Pilot Pilz Pinguin Pinie Pinsel Pinzette
Pizza Plakat Planet Plastik Platane Podium Poesie Polka Polster Popcorn Porree Portal Posaune Postbote Pracht Praline
Preis Presse Primel Prisma Probe Programm Prospekt Prozent Publikum Pudding Pullover Puls Pumpe Punkt Pyramide Quadrat
Qualle Quartett Quirl Quittung Quote Radar Rakete Ranke Rassel Rast Ratgeber Raum Raupe Rebe Rechnung Redner Referat
Regal Region Reifen Reim Reise Reklame Rekord Rektor Reporter Reptil Reserve Rettich Revier Rezept Riegel Rinde Ritter
Roboter Rock Rodeo Roggen Roller Roman Rosine Rosmarin Roulade Route Rubin Rucksack Ruder Ruf Rundgang Sache Safari
Safran Saft Salami Salbei Salon Salz Samen Sandburg Saphir Sardine Satellit Sattel Sauna Schalter Scheibe Schicht
Schleife Schnabel Schrank Schuh Schwalbe Seebad Seehund Seerose Seide Seil Sekunde Sellerie Semester Semmel Sender
Senf Serie Sesam Sichel Siedlung Signal Silber Sinfonie Sinn Sirene Sirup Skala Skulptur Slalom Smaragd Sockel Soda
Solist Solo Sonde Sonntag Spagat Spalt Spange Spargel Spaten Specht Speiche Sperling Spiegel Spinat Spirale Spitze
Sport Sprache Sprung Spule Spur Stachel Stadion Stamm Steg Stein Stelze Stempel Steppe Steuer Stiefel Stift Stille
Stirn Stoff Stollen Storch Strauch Streifen Strom Strudel Student Stufe Stuhl Stunde Summe Symbol System Szene Tabelle
Tablett Tafel Takt Tal Talent Talisman Tandem Tanz Tapete Tasche Taste Taucher Tausch Taxi Technik Teddy Teekanne Teig
Telefon Teller Tempo Tennis Tenor Teppich Termin Terrasse Text Theater Thron Tiefe Tiger Tinte Tipp Tofu Tomate
Tombola Tonne Torbogen Torwart Tourist Training Traktor Tram Traube Treffer Treppe Tresen Treue Trichter Trikot
Triumph Trompete Tropfen Truhe Truthahn Tube Tuch Tulpe Tunnel Tupfer Turbine Turm Uhr Ukulele Ulme Umarmung Umhang
Umlauf Umriss Umschlag Umwelt Umzug Urlaub Ursache Ursprung Urwald Vanille Variante Veilchen Ventil Veranda Verlag
Vermerk Verstand Vertrag Vielfalt Viertel Violine Vision Vitamin Vitrine Vogel Vokabel Vollmond Vorbild Vordach
Vorhang Vorname Vorrat Vorsicht Vorteil Vulkan Wabe Wachtel Wagen Wald Walnuss Walzer Wanderer Wange Wasser Weiher
Weinberg Weisheit Weizen Welpe Wende Werk Westen Wette Wiese Wildnis Wimpel Windrad Winter Wipfel Wirbel Witz Woche
Wohnung Wort Wunder Wunsch Wurf Wurst Wurzel Zauberer Zaun Zebra Zeder Zeichen Zeiger Zeitung Zelt Zement Zentrum
Zeppelin Zettel Ziel Zimt Zirkel Zitrone Zoo Zucker Zufall Zugabe Zugvogel Zukunft Zunge Zustand Zutat Zweig Zwiebel
Zwilling Zylinder Zypresse
`
  .trim()
  .split(/\s+/)
