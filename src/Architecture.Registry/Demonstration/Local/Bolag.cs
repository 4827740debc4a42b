using System.Collections.Immutable;
using Architecture.Registry.Solutions;
using static Architecture.Registry.Demonstration.Links;

namespace Architecture.Registry.Demonstration.Local;

/// <summary>The companies for water, harbours, fibre, parking, arenas, insurance, business and the stage.</summary>
internal static class Bolag
{
    public static readonly ImmutableArray<LocalSolution> Solutions =
    [
        new("SVA", "Vattenverkens styrning", "Styrning av Norsborgs och Lovö vattenverk.", "Vattenproduktion", "2011-06") { Kind = SolutionKind.ControlSystem, Uses = ["windows-server 2016"] },
        new("SVA", "Reningsverkens styrning", "Styrning av Henriksdal och Bromma reningsverk.", "Avloppsrening", "2018-10") { Kind = SolutionKind.ControlSystem, Uses = ["windows-server 2019"] },
        new("SVA", "Ledningskartan", "Vatten- och avloppsledningar med läckor och underhåll.", "Ledningsnät", "2016-03") { DependsOn = [ReadsFrom(Baskartan)], Uses = ["oracle-database 19"] },
        new("SVA", "Skyfallskartan", "Dagvatten, översvämningsrisker och åtgärder.", "Dagvatten", "2021-06") { DependsOn = [ReadsFrom(Baskartan)], Uses = ["postgresql 17"] },
        new("SVA", "Hämtschemat", "Rutter och tömningar för avfallsbilar.", "Avfallsinsamling", "2019-11") { DependsOn = [IntegratesOver(Integration), ReadsFrom(Baskartan)], Uses = ["postgresql 15"] },
        new("SVA", "Sopsugen", "Styrning av stationära sopsugsanläggningar.", "Sopsug", "2020-06") { Kind = SolutionKind.ControlSystem, Uses = ["windows-server 2019"] },
        new("SVA", "Återbruket", "Inpassering och statistik på återvinningscentraler.", "Återvinningscentraler", "2022-04") { Uses = ["dotnet 10"] },
        new("SVA", "Kund och abonnemang", "Abonnemang och avgifter för vatten och avfall.", "Avfallsabonnemang", "2017-05") { DependsOn = [IntegratesOver(Integration)], Uses = ["mssqlserver 14.0"] },
        new("SVA", "Vattenmätaren", "Fjärravlästa vattenmätare.", "Mätvärden för vatten", "2023-02") { Kind = SolutionKind.Sensor, DependsOn = [IntegratesOver(Integration)], Uses = ["kubernetes 1.35"] },
        new("SVA", "Laboratoriet", "Prover, analyser och intyg för dricksvatten.", "Vattenlaboratorium", "2018-04") { Uses = ["mssqlserver 15.0"] },

        new("HAM", "Anlöpsplanen", "Anlöp, kajplatser och lotsning.", "Anlöp och kaj", "2015-02") { DependsOn = [IntegratesOver(Integration)], Uses = ["mssqlserver 14.0"] },
        new("HAM", "Terminalen", "Gods, trailrar och uppställning i Värtan och Norvik.", "Godshantering", "2020-05") { Uses = ["postgresql 17"] },
        new("HAM", "Gästhamnen", "Bokning av gästplatser för fritidsbåtar.", "Gästhamnar", "2021-04") { Kind = SolutionKind.App, Uses = ["android 14"] },
        new("HAM", "Hamntaxan", "Avgifter för fartyg, varor och passagerare.", "Hamnavgifter", "2018-01") { DependsOn = [ReadsFrom("HAM/Anlöpsplanen")], Uses = ["mssqlserver 15.0"] },
        new("HAM", "Hamnens grind", "Inpassering till skyddade hamnområden.", "Passerkontroll", "2022-09") { Kind = SolutionKind.ControlSystem, Uses = ["windows-server 2022"] },

        new("STO", "Fiberkartan", "Dokumentation av kanalisation och fiber.", "Fiberdokumentation", "2013-10") { DependsOn = [ReadsFrom(Baskartan)], Uses = ["oracle-database 19"] },
        new("STO", "Fiberbeställningen", "Operatörers beställning av förbindelser.", "Fiberkunder", "2020-03") { DependsOn = [ReadsFrom("STO/Fiberkartan")], Uses = ["mssqlserver 16.0"] },
        new("STO", "Nodvakten", "Övervakning av noder, kraft och kyla.", "Systemövervakning", "2019-09") { Uses = ["rhel 8"] },

        new("PAR", "Parkeringshusen", "Bommar, betalning och beläggning i garage.", "Parkeringsanläggningar", "2017-03") { Kind = SolutionKind.ControlSystem, Uses = ["windows-server 2016"] },
        new("PAR", "Kontraktsparkeringen", "Uthyrning av förhyrda platser.", "Förhyrd parkering", "2019-06") { Uses = ["mssqlserver 15.0"] },
        new("PAR", "Ladda hos oss", "Laddplatser i garage: betalning och effekt.", "Laddplatser", "2023-05") { Uses = ["postgresql 17"] },
        new("PAR", "Parkeringsappen", "Kundernas app för garage och ytparkering.", "Parkeringsbetalning", "2021-09") { Kind = SolutionKind.App, DependsOn = [IntegratesOver("PAR/Parkeringshusen")], Uses = ["android 14"] },
        new("PAR", "Garagevakten", "Kameror och larm i garage.", "Kamerabevakning", "2020-12") { Kind = SolutionKind.ControlSystem, Uses = ["windows-server 2019"] },

        new("SGA", "Arenakalendern", "Bokning och planering av arenornas evenemang.", "Arenabokning", "2018-05") { Uses = ["mssqlserver 15.0"] },
        new("SGA", "Arenadriften", "Ljus, ventilation och is i arenorna.", "Arenadrift", "2016-08") { Kind = SolutionKind.ControlSystem, Uses = ["windows-server 2012-r2"] },
        new("SGA", "Slakthusområdets projekt", "Arenornas ombyggnader.", "Ombyggnadsprojekt", "2023-04") { Uses = ["sharepoint subscription"] },
        new("EFO", "Skadeärendet", "Skadeanmälan och reglering för stadens verksamheter.", "Försäkring och skadereglering", "2019-03") { Uses = ["mssqlserver 15.0"] },
        new("EFO", "Riskronden", "Besiktningar och skadeförebyggande råd.", "Risk- och sårbarhetsanalys", "2022-02") { Uses = ["postgresql 17"] },
        new("SBR", "Etableringsguiden", "Företag som vill etablera sig i Stockholm.", "Etableringsservice", "2020-10") { Uses = ["dotnet 8"] },
        new("SBR", "Besöksbarometern", "Gästnätter, besökare och kongresser.", "Besöksnäring", "2019-07") { Uses = ["postgresql 17"] },
        new("SBR", "Besök Stockholm", "Stadens webbplats för besökare.", "Marknadsföring av staden", "2017-04") { Uses = ["drupal 10.6", "php 8.3"] },
        new("SBR", "Filma i Stockholm", "Tillstånd, inspelningsplatser och stöd till filmare.", "Filmstöd", "2024-02") { Uses = ["windows-server 2022"] },
        new("KST", "Biljettluckan", "Biljetter till Kulturhusets och Stadsteaterns scener.", "Biljettförsäljning", "2018-08") { Uses = ["mssqlserver 15.0"] },
        new("KST", "Repertoarplanen", "Scener, ensembler och repetitioner.", "Repertoarplanering", "2016-09") { Uses = ["mssqlserver 14.0"] },
        new("KST", "Scenljuset", "Styrning av ljus, ljud och scenmaskineri.", "Scenteknik", "2020-08") { Kind = SolutionKind.ControlSystem, Uses = ["windows-server 2019"] },
        new("KST", "Kostymförrådet", "Kostymer och rekvisita, utlån och skick.", "Rekvisita och kostym", "2021-12") { Uses = ["mariadb 10.11"] },
    ];
}
