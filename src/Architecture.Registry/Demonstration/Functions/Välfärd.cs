namespace Architecture.Registry.Demonstration.Functions;

/// <summary>Schools, social services, care of the elderly and work.</summary>
internal static class Välfärd
{
    public const string Tree = """
        Utbildning
          Förskola
            Förskolekö
            Närvaro i förskolan
            Pedagogisk dokumentation
            Öppen förskola
          Grundskola
            Elevregister
            Frånvaro
            Betyg och omdömen
            Lärplattform
            Schemaläggning
            Skolval
            Digitala prov
            Digitala läromedel
            Fritidshem
          Gymnasieskola
            Gymnasieantagning
            Arbetsplatsförlagt lärande
          Vuxenutbildning
            Kursutbud och antagning
            Svenska för invandrare
            Validering
          Elevhälsa
            Elevhälsojournal
            Särskilt stöd
          Skolskjuts
          Skolmåltider
          Skolbibliotek
          Fristående verksamhet
        Socialtjänst
          Individ- och familjeomsorg
            Barn och unga
            Ekonomiskt bistånd
            Missbruk och beroende
            Familjerätt
            Familjehem
          Funktionsnedsättning
            LSS-utredning
            Personlig assistans
            Daglig verksamhet
            Boende med särskild service
          Socialjour
          Boende för hemlösa
          Budget- och skuldrådgivning
          Serveringstillstånd
          Dödsbon
          Fältarbete
          Uppsökande arbete
          Stöd till anhöriga
          Överförmyndarskap
            Gode män och förvaltare
            Granskning av årsräkningar
        Äldreomsorg
          Biståndsbedömning
          Hemtjänst
            Hemtjänstplanering
            Digitala lås
            Utförarval
          Vård- och omsorgsboende
            Kö till vård- och omsorgsboende
            Hälso- och sjukvårdsjournal
            Digital signering
            Inköp av hjälpmedel
          Trygghetslarm
          Dagverksamhet
          Aktivitetscenter
          Volontärer
          Måltider för äldre
          Uppföljning av utförare
        Arbetsmarknad
          Jobbtorg
          Feriejobb
          Praktikplatser
          Samhällsorientering
        """;
}
