using System.Collections.Immutable;
using Architecture.Registry.Solutions;
using static Architecture.Registry.Demonstration.Links;

namespace Architecture.Registry.Demonstration.Local;

/// <summary>Environment, cemeteries, service, and KS's own.</summary>
internal static class Miljö
{
    public static readonly ImmutableArray<LocalSolution> Solutions =
    [
        new("SEN", "Serverhall Palmfeltsvägen", "Äldre servrar för förvaltningar som ännu inte flyttat.", "Serverdrift", "2013-06")
        {
            Kind = SolutionKind.Infrastructure, AlsoFor = ["AMN", "IDN", "KGN", "KUN", "MHN"], DependsOn = [RunsOn(Nät)], Uses = ["windows-server 2012-r2"],
        },
        new("SEN", "Fordonspoolen", "Bokning och uppföljning av stadens bilar och elcyklar.", "Bilpool och transporter", "2020-09") { DependsOn = [RunsOn(Drift), SignsInWith(Katalog)], Uses = ["mssqlserver 16.0"] },
        new("SEN", "Lönespecialisten", "Stöd för serviceförvaltningens lönehandläggare.", "Lönestöd", "2022-11") { DependsOn = [RunsOn(Drift), ReadsFrom(Personal)], Uses = ["mssqlserver 15.0"] },
        new("SEN", "Inkassobevakningen", "Krav, inkasso och avbetalningsplaner.", "Inkasso", "2018-03") { DependsOn = [RunsOn(Drift), IntegratesOver(Integration)], Uses = ["mssqlserver 15.0"] },
        new("SEN", "Vikariepoolen", "Bemanning av korttidsvikarier i förskola och omsorg.", "Bemanning och vikarier", "2021-09") { DependsOn = [RunsOn(Drift), IntegratesOver(Integration)], Uses = ["postgresql 15"] },
        new("SEN", "Tolkbokningen", "Beställning av språktolk och teckenspråkstolk.", "Tolkförmedling", "2019-11") { DependsOn = [RunsOn(Drift)], Uses = ["postgresql 17"] },
        new("SEN", "Vaktmästeriets ärenden", "Beställning av flytt, post och vaktmästeri.", "Vaktmästeri och post", "2023-06") { DependsOn = [RunsOn(Drift)], Uses = ["dotnet 8"] },

        new("KS", "Nämndstödet", "Kallelser, föredragningslistor och protokoll.", "Nämndadministration", "2018-01") { DependsOn = [RunsOn(Drift), SignsInWith(Katalog)], Uses = ["sharepoint subscription"] },
        new("KS", "Förtroendemannaregistret", "Uppdrag, arvoden och jäv för stadens förtroendevalda.", "Förtroendemannaregister", "2019-02") { DependsOn = [RunsOn(Drift)], Uses = ["windows-server 2022"] },
        new("KS", "Stockholmsdialogen", "Dialog med invånarna om stadens planer.", "Medborgardialog", "2022-04") { DependsOn = [RunsOn(Drift), RunsOn(Webb)], Uses = ["php 8.3"] },
        new("KS", "Statistikbanken", "Stadens officiella statistik och prognoser.", "Verksamhetsstatistik", "2020-03") { DependsOn = [RunsOn(Drift)], Uses = ["postgresql 17"] },
        new("KS", "Internbanken", "Stadens upplåning, placeringar och koncernkonto.", "Finansförvaltning", "2017-05") { DependsOn = [RunsOn(Drift)], Uses = ["mssqlserver 15.0"] },
        new("KS", "Krisstödet", "Lägesbild, larmlistor och loggbok för stadens krisledning.", "Krisledning", "2021-12") { DependsOn = [SignsInWith(Katalog)] },
        new("KS", "Bildbanken", "Foto och film för stadens kommunikation.", "Bild- och mediabank", "2023-05") { DependsOn = [SignsInWith(Katalog)] },
        new("KS", "Incidentloggen", "Rapportering av informationssäkerhets- och personuppgiftsincidenter.", "Incidentrapportering", "2020-06") { DependsOn = [RunsOn(Drift), SignsInWith(Katalog)], Uses = ["mssqlserver 16.0"] },
        new("KS", "Utbildningskatalogen", "Kurser och kompetensplaner för stadens medarbetare.", "Kompetensutveckling", "2024-01") { DependsOn = [RunsOn(Drift), SignsInWith(Katalog)], Uses = ["postgresql 17"] },

        new("MHN", "Livsmedelsronden", "Planering och protokoll för livsmedelskontroll.", "Livsmedelskontroll", "2017-09") { DependsOn = [RunsOn(Drift)], Uses = ["mssqlserver 15.0"] },
        new("MHN", "Tillsynsboken", "Tillsyn enligt miljöbalken: objekt, besök och avgifter.", "Tillsyn av verksamheter", "2016-02") { DependsOn = [RunsOn(Drift), IntegratesOver(Integration)], Uses = ["mssqlserver 14.0"] },
        new("MHN", "Markföroreningskartan", "Förorenade områden och saneringar.", "Förorenad mark", "2020-02") { DependsOn = [RunsOn(Drift), ReadsFrom(Baskartan)], Uses = ["postgresql 17"] },
        new("MHN", "Köldmedierapporten", "Årsrapporter och kontroll av köldmedier.", "Köldmedier", "2012-11") { DependsOn = [RunsOn(Serverhall)] },
        new("MHN", "Luften i Stockholm", "Mätning och redovisning av luftens kvalitet.", "Luftmätning", "2018-06") { Kind = SolutionKind.Sensor, DependsOn = [RunsOn(Drift)], Uses = ["ubuntu 22.04"] },
        new("MHN", "Bullerkartan", "Beräknat buller från väg, spår och flyg.", "Bullerkartläggning", "2022-06") { DependsOn = [RunsOn(Drift), ReadsFrom(Baskartan)], Uses = ["postgresql 15"] },
        new("MHN", "Klimatkontot", "Stadens utsläpp och vägen till målet.", "Klimatuppföljning", "2021-06") { DependsOn = [RunsOn(Drift)], Uses = ["postgresql 17"] },
        new("MHN", "Kemikaliecentrum", "Granskning av kemikalier i stadens varor och byggen.", "Kemikalier i inköp", "2019-08") { DependsOn = [RunsOn(Drift)], Uses = ["dotnet 10"] },
        new("MHN", "Inomhusmiljön", "Ärenden om fukt, ventilation och buller i bostäder.", "Hälsoskydd", "2023-11") { DependsOn = [RunsOn(Drift)], Uses = ["mssqlserver 16.0"] },
        new("MHN", "Energirådet", "Rådgivning till bostadsrättsföreningar och småföretag.", "Energirådgivning", "2024-09") { DependsOn = [RunsOn(Drift)], Uses = ["mssqlserver 16.0"] },

        new("KGN", "Gravboken", "Gravrätter, gravsatta och gravkartor.", "Gravregister", "2011-09") { DependsOn = [RunsOn(Serverhall), ReadsFrom(Baskartan)] },
        new("KGN", "Krematorieplanen", "Tider, ugnar och journal för kremationer.", "Kremation", "2015-01") { Kind = SolutionKind.ControlSystem, DependsOn = [RunsOn(Drift)], Uses = ["windows-server 2019"] },
        new("KGN", "Ceremonibokningen", "Bokning av kapell och ceremonilokaler.", "Begravningsceremonier", "2021-02") { DependsOn = [RunsOn(Drift)], Uses = ["postgresql 17"] },
        new("KGN", "Kyrkogårdsskötseln", "Skötselplaner, beställd skötsel och maskiner.", "Kyrkogårdsskötsel", "2022-02") { DependsOn = [RunsOn(Drift)], Uses = ["postgresql 17"] },

        new("VAN", "Valdagen", "Röstmottagare, lokaler och material för allmänna val.", "Allmänna val", "2018-02") { DependsOn = [RunsOn(Drift)], Uses = ["mssqlserver 15.0"] },
        new("VAN", "Röstmottagarskolan", "Utbildning och prov för röstmottagare.", "Röstmottagare", "2021-11") { DependsOn = [RunsOn(Drift)], Uses = ["php 8.3"] },
        new("VAN", "Valnattskollen", "Rapportering av preliminära resultat från vallokalerna.", "Valresultat", "2022-08") { Kind = SolutionKind.App, DependsOn = [RunsOn(Drift)], Uses = ["android 14"] },
        new("OFN", "Ställföreträdarregistret", "Gode män, förvaltare och deras uppdrag.", "Gode män och förvaltare", "2017-11") { DependsOn = [RunsOn(Drift), IntegratesOver(Integration)], Uses = ["mssqlserver 15.0"] },
        new("OFN", "Årsräkningen", "Inlämning och granskning av årsräkningar.", "Granskning av årsräkningar", "2023-01") { DependsOn = [RunsOn(Drift), RunsOn(Etjänster)], Uses = ["dotnet 8"] },
        new("AMN", "Jobbtorgets planering", "Deltagare, insatser och resultat på stadens jobbtorg.", "Jobbtorg", "2012-03") { DependsOn = [RunsOn(Serverhall), ReadsFrom(Sociala)] },
        new("AMN", "Feriejobbet", "Ansökan och matchning av feriejobb för unga.", "Feriejobb", "2021-01") { DependsOn = [RunsOn(Drift), RunsOn(Etjänster)], Uses = ["windows-server 2022"] },
        new("AMN", "Praktiktorget", "Praktikplatser i stadens verksamheter.", "Praktikplatser", "2022-10") { DependsOn = [RunsOn(Drift)], Uses = ["postgresql 15"] },
        new("AMN", "Samhällskursen", "Samhällsorientering för nyanlända, grupper och närvaro.", "Samhällsorientering", "2020-07") { DependsOn = [RunsOn(Drift)], Uses = ["mssqlserver 16.0"] },
        new("AMN", "Kursväljaren för vuxna", "Ansökan och antagning till vuxenutbildning.", "Kursutbud och antagning", "2019-10") { DependsOn = [RunsOn(Drift), IntegratesOver(Integration)], Uses = ["mssqlserver 15.0"] },
        new("AMN", "Svenska direkt", "Nivåtest, grupper och framsteg i svenska för invandrare.", "Svenska för invandrare", "2023-08") { DependsOn = [RunsOn(Drift)], Uses = ["postgresql 16"] },
        new("AMN", "Valideringsstödet", "Validering av yrkeskunskaper.", "Validering", "2025-02") { DependsOn = [RunsOn(Drift)], Uses = ["dotnet 10"] },
    ];
}
