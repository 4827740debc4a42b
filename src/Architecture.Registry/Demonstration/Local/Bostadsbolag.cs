using System.Collections.Immutable;
using Architecture.Registry.Solutions;
using static Architecture.Registry.Demonstration.Links;

namespace Architecture.Registry.Demonstration.Local;

/// <summary>The companies that own and let homes, schools and care homes.</summary>
internal static class Bostadsbolag
{
    public static readonly ImmutableArray<LocalSolution> Solutions =
    [
        new("SVB", "Hyressystemet", "Kontrakt, hyror och avier för Svenska Bostäders hyresgäster.", "Hyresadministration", "2014-10") { Uses = ["mssqlserver 15.0"] },
        new("SVB", "Mina sidor för hyresgäster", "Hyresgästernas avtal, avier och anmälningar.", "Hyresgästens sidor", "2019-05") { DependsOn = [IntegratesOver("SVB/Hyressystemet")], Uses = ["mssqlserver 16.0"] },
        new("SVB", "Tvättbokningen", "Bokning och lås i tvättstugor.", "Tvättstugebokning", "2017-06") { Kind = SolutionKind.ControlSystem, DependsOn = [RunsOn(Nät)] },
        new("SVB", "Felanmälan direkt", "Hyresgästernas felanmälningar och reparatörernas order.", "Felanmälan i fastighet", "2020-02") { Kind = SolutionKind.App, DependsOn = [IntegratesOver("SVB/Hyressystemet")], Uses = ["android 14"] },
        new("SVB", "Undercentralen", "Styrning av värme och ventilation.", "Fastighetsautomation", "2016-11") { Kind = SolutionKind.ControlSystem, DependsOn = [RunsOn(Nät)], Uses = ["windows-server 2016"] },
        new("SVB", "Störningsjouren", "Ärenden om störningar i boendet.", "Störningsärenden", "2021-05") { AlsoFor = ["FAB", "STH"], Uses = ["dotnet 10"] },
        new("SVB", "Järvalyftet", "Ombyggnader på Järva: etapper, evakueringar och kvarboende.", "Ombyggnadsprojekt", "2022-01") { Uses = ["sharepoint subscription"] },

        new("FAB", "Hyresadministrationen", "Kontrakt, hyror och avier för Familjebostäder.", "Hyresadministration", "2016-04") { Uses = ["mssqlserver 14.0"] },
        new("FAB", "Mitt Familjebostäder", "Avier, kontrakt och parkering för Familjebostäders hyresgäster.", "Hyresgästens sidor", "2020-09") { DependsOn = [IntegratesOver("FAB/Hyresadministrationen")], Uses = ["mssqlserver 16.0"] },
        new("FAB", "Boka tvättstuga", "Bokning av tvättstugor via tavla och app.", "Tvättstugebokning", "2018-02") { DependsOn = [RunsOn(Nät)] },
        new("FAB", "Reparatörens order", "Felanmälan och arbetsorder.", "Felanmälan i fastighet", "2019-08") { DependsOn = [IntegratesOver("FAB/Hyresadministrationen")], Uses = ["dotnet 6"] },
        new("FAB", "Energikollen", "Uppföljning av energi i bolagets hus.", "Energiuppföljning", "2021-09") { Uses = ["postgresql 15"] },
        new("FAB", "Lägenhetspasset", "Lägenheternas skick och underhåll.", "Underhållsplanering", "2023-03") { Uses = ["postgresql 17"] },

        new("STH", "Hyresgästregistret", "Kontrakt, hyror och avier för Stockholmshem.", "Hyresadministration", "2013-02") { Uses = ["oracle-database 12.2"] },
        new("STH", "Mitt hem", "Stockholmshems hyresgäster ser avier, säger upp och byter lägenhet.", "Hyresgästens sidor", "2018-11") { DependsOn = [IntegratesOver("STH/Hyresgästregistret")], Uses = ["dotnet 6"] },
        new("STH", "Tvättiden", "Bokning av tvättider.", "Tvättstugebokning", "2020-11") { DependsOn = [RunsOn(Nät)], Uses = ["ubuntu 20.04"] },
        new("STH", "Hemservice", "Felanmälan och reparationer.", "Felanmälan i fastighet", "2022-10") { Kind = SolutionKind.App, DependsOn = [IntegratesOver("STH/Hyresgästregistret")], Uses = ["android 14"] },
        new("STH", "Driftrummet", "Övervakning av värme, ventilation och hissar.", "Fastighetsautomation", "2018-07") { Kind = SolutionKind.ControlSystem, DependsOn = [RunsOn(Nät)], Uses = ["windows-server 2016"] },
        new("STH", "Boinflytandet", "Hyresgästernas val och inflytande vid upprustning.", "Ombyggnadsprojekt", "2024-03") { Uses = ["postgresql 17"] },

        new("BFS", "Bostadskön", "Köande, ködagar och avgifter.", "Bostadskö", "2015-10") { DependsOn = [IntegratesOver(Integration)], Uses = ["mssqlserver 15.0"] },
        new("BFS", "Lediga lägenheter", "Annonser och intresseanmälningar.", "Bostadsannonser", "2020-04") { DependsOn = [ReadsFrom("BFS/Bostadskön")], Uses = ["kubernetes 1.35"] },
        new("BFS", "Förturen", "Ansökan och läkarutlåtanden för förtur.", "Förtur och sociala kontrakt", "2018-12") { DependsOn = [ReadsFrom("BFS/Bostadskön")], Uses = ["dotnet 8"] },
        new("BFS", "Värdportalen", "Fastighetsägarnas inlämning av lägenheter.", "Fastighetsägarservice", "2022-05") { DependsOn = [IntegratesOver("BFS/Bostadskön")], Uses = ["windows-server 2022"] },

        new("SIS", "Skolhusens underhåll", "Underhållsplaner för skolor och förskolor.", "Underhållsplanering", "2017-12") { DependsOn = [RunsOn(Drift)], Uses = ["mssqlserver 14.0"] },
        new("SIS", "Skolfelet", "Skolornas felanmälan till fastighetsskötarna.", "Felanmälan i fastighet", "2019-09") { DependsOn = [RunsOn(Drift)], Uses = ["mssqlserver 16.0"] },
        new("SIS", "Ritningsskåpet", "Ritningar över skolbyggnader.", "Ritningsarkiv", "2015-08") { Uses = ["oracle-database 12.2"] },
        new("SIS", "Skolbyggnadsprojekten", "Nya och ombyggda skolor, tid och kostnad.", "Ombyggnadsprojekt", "2021-10") { DependsOn = [RunsOn(Drift)], Uses = ["sharepoint subscription"] },
        new("SIS", "Inneklimatet", "Ventilation och temperatur i klassrum.", "Fastighetsautomation", "2022-12") { Kind = SolutionKind.ControlSystem, DependsOn = [RunsOn(Nät)], Uses = ["windows-server 2022"] },

        new("MIC", "Omsorgsfastigheten", "Hyresavtal för äldreboenden och seniorbostäder.", "Hyresadministration", "2018-08") { DependsOn = [RunsOn(Drift)], Uses = ["mssqlserver 15.0"] },
        new("MIC", "Boendeinspektionen", "Besiktning av lägenheter i äldreboenden.", "Myndighetsbesiktning", "2021-03") { DependsOn = [RunsOn(Drift)], Uses = ["dotnet 10"] },
        new("MIC", "Micasas felanmälan", "Felanmälan från boenden och hyresgäster.", "Felanmälan i fastighet", "2020-10") { DependsOn = [RunsOn(Drift)], Uses = ["mssqlserver 16.0"] },
        new("MIC", "Seniorbostadskön", "Intresseanmälan till seniorbostäder.", "Bostadskö", "2019-04") { DependsOn = [RunsOn(Drift)], Uses = ["dotnet 6"] },

        new("SHA", "Koncernkonsolideringen", "Bokslut och koncernredovisning för bolagen.", "Bolagsstyrning", "2019-12") { DependsOn = [RunsOn(Drift)], Uses = ["mssqlserver 15.0"] },
        new("SHA", "Styrelseportalen", "Handlingar till bolagens styrelser.", "Nämndadministration", "2021-08") { AlsoFor = ["SVB", "FAB", "STH", "SVA"] },
        new("EMU", "Utvecklingsportföljen", "Fastigheter och projekt i väntan på stadsutveckling.", "Ombyggnadsprojekt", "2022-03") { Uses = ["sharepoint subscription"] },
        new("EMU", "Företagshyran", "Hyresavtal i Västberga, Slakthusområdet och Larsboda.", "Hyresadministration", "2018-09") { Uses = ["mssqlserver 15.0"] },
        new("EMU", "Driftkollen", "Ronder och mätare i bolagets hus.", "Energiuppföljning", "2024-09") { Uses = ["postgresql 16"] },
    ];
}
