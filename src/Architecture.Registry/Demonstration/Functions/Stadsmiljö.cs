namespace Architecture.Registry.Demonstration.Functions;

/// <summary>Building, traffic, environment, water and waste.</summary>
internal static class Stadsmiljö
{
    public const string Tree = """
        Samhällsbyggnad
          Detaljplanering
            Planarbete
            Samråd och granskning
            Översiktsplanering
          Bygglov
            Lovprövning
            Byggtillsyn
            Strandskyddsdispens
          Kartor och geodata
            Baskarta
            Flygbilder
            Stadsmodell
            Adressättning
            Fastighetsbildning
          Markexploatering
            Markanvisning
            Exploateringsavtal
            Tomträtter och arrenden
            Exploateringskalkyl
            Koloniträdgårdar
            Exploateringsprojekt
          Bostadsanpassning
        Trafik och gator
          Trafikplanering
            Trafikmätning
            Cykelräkning
            Trafikmodellering
            Olycksanalys
            Trafikföreskrifter
          Trafikledning
            Trafiksignaler
            Tunnelövervakning
            Trafikinformation
          Parkering
            Parkeringsavgifter
            Parkeringsövervakning
            Boendeparkering
            Parkeringsanläggningar
            Förhyrd parkering
            Parkeringsbetalning
            Laddplatser
          Gatuskötsel
            Vinterväghållning
            Beläggningsunderhåll
            Gatubelysning
            Broar och konstbyggnader
            Felanmälan av stadsmiljö
          Tillstånd i gaturummet
            Markupplåtelse
            Grävtillstånd
            Torghandel
          Parker och natur
            Trädvård
            Parkskötsel
            Parklekar
            Strandbad
            Naturvård
        Miljö och hälsa
          Livsmedelskontroll
          Miljötillsyn
            Förorenad mark
            Köldmedier
            Vattenskydd
            Tillsyn av verksamheter
          Hälsoskydd
          Luftmätning
          Bullerkartläggning
          Klimatuppföljning
          Kemikalier i inköp
          Energirådgivning
        Vatten och avfall
          Vattenproduktion
          Ledningsnät
          Avloppsrening
          Dagvatten
          Avfallsinsamling
          Sopsug
          Återvinningscentraler
          Avfallsabonnemang
          Mätvärden för vatten
          Vattenlaboratorium
        """;
}
