namespace Architecture.Registry.Demonstration.Functions;

/// <summary>Culture, sport, burial, property, housing, harbours and business.</summary>
internal static class KulturOchFastigheter
{
    public const string Tree = """
        Kultur och fritid
          Bibliotek
            Bibliotekskatalog
            Utlån
            Digital utlåning
            Meröppet bibliotek
          Museer
            Föremålssamlingar
            Museibutik och entré
            Stadens konst
          Kulturskola
          Kulturstöd
          Evenemang
          Fritidsgårdar
          Idrott
            Bokning av idrottsanläggning
            Entré till simhall
            Simskola
            Drift av isbanor
            Båtplatser
          Teater och scen
            Biljettförsäljning
            Scenteknik
            Repertoarplanering
            Rekvisita och kostym
        Begravning
          Gravregister
          Kremation
          Begravningsceremonier
          Kyrkogårdsskötsel
        Fastigheter och bostäder
          Fastighetsförvaltning
            Hyresadministration
            Underhållsplanering
            Felanmälan i fastighet
            Fastighetsautomation
            Ritningsarkiv
            Lokalförsörjning
            Energiuppföljning
            Ombyggnadsprojekt
            Myndighetsbesiktning
          Boende
            Hyresgästens sidor
            Tvättstugebokning
            Bostadskö
            Bostadsannonser
            Störningsärenden
            Förtur och sociala kontrakt
            Fastighetsägarservice
        Hamn
          Anlöp och kaj
          Godshantering
          Gästhamnar
          Hamnavgifter
        Fibernät
          Fiberdokumentation
          Fiberkunder
        Näringsliv
          Etableringsservice
          Besöksnäring
          Filmstöd
          Marknadsföring av staden
        Arenor
          Arenabokning
          Arenadrift
        """;
}
