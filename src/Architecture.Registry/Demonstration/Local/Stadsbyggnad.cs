using System.Collections.Immutable;
using Architecture.Registry.Solutions;
using static Architecture.Registry.Demonstration.Links;

namespace Architecture.Registry.Demonstration.Local;

/// <summary>Planning, development, traffic and properties: the boards of Tekniska nämndhuset.</summary>
internal static class Stadsbyggnad
{
    public static readonly ImmutableArray<LocalSolution> Solutions =
    [
        new("TRN", "Servermiljö Tekniska nämndhuset", "Servrar för de tekniska förvaltningarnas egna system.", "Serverdrift", "2016-11")
        {
            Kind = SolutionKind.Infrastructure, AlsoFor = ["SBN", "EXN", "FSN"], DependsOn = [RunsOn(Nät)], Uses = ["windows-server 2016"],
        },

        new("SBN", "Planverkstaden", "Framtagning och handläggning av detaljplaner.", "Planarbete", "2017-03") { DependsOn = [RunsOn(Nämndhuset), ReadsFrom(Baskartan)] },
        new("SBN", "Samrådsportalen", "Invånarnas synpunkter på planförslag.", "Samråd och granskning", "2021-05") { DependsOn = [RunsOn(Drift), RunsOn(Etjänster)], Uses = ["dotnet 10"] },
        new("SBN", "Stockholm i tre dimensioner", "Stadsmodell för gestaltning och dialog om nya kvarter.", "Stadsmodell", "2020-10") { DependsOn = [RunsOn(Drift), ReadsFrom(Baskartan)], Uses = ["ubuntu 22.04"] },
        new("SBN", "Flygbildsarkivet", "Flyg- och snedbilder från mitten av förra seklet och framåt.", "Flygbilder", "2014-02") { DependsOn = [RunsOn(Nämndhuset)] },
        new("SBN", "Förrättningsstödet", "Fastighetsbildning hos den kommunala lantmäterimyndigheten.", "Fastighetsbildning", "2015-09") { DependsOn = [RunsOn(Nämndhuset), IntegratesOver(Integration)], Uses = ["oracle-database 19"] },
        new("SBN", "Översiktsplan på webben", "Den digitala översiktsplanen.", "Översiktsplanering", "2018-04") { DependsOn = [RunsOn(Drift), ReadsFrom(Baskartan)], Uses = ["postgresql 17"] },
        new("SBN", "Anpassad bostad", "Handläggning av bidrag till bostadsanpassning.", "Bostadsanpassning", "2022-03") { DependsOn = [RunsOn(Drift), IntegratesOver(Integration)], Uses = ["mssqlserver 15.0"] },

        new("EXN", "Markanvisningsregistret", "Ansökningar om och beslut om markanvisning.", "Markanvisning", "2018-09") { DependsOn = [RunsOn(Nämndhuset), ReadsFrom(Baskartan)] },
        new("EXN", "Exploateringskalkylen", "Kalkyl och prognos för stadens exploateringsprojekt.", "Exploateringskalkyl", "2020-01") { DependsOn = [RunsOn(Nämndhuset), ReadsFrom(Ekonomi)], Uses = ["mssqlserver 14.0"] },
        new("EXN", "Avtalsbanken för exploatering", "Exploateringsavtal, åtaganden och säkerheter.", "Exploateringsavtal", "2017-10") { DependsOn = [RunsOn(Nämndhuset)] },
        new("EXN", "Tomträttsregistret", "Tomträtter, arrenden och avgälder.", "Tomträtter och arrenden", "2012-05") { DependsOn = [RunsOn(Nämndhuset), IntegratesOver(Integration)], Uses = ["oracle-database 12.2"] },
        new("EXN", "Kolonilotten", "Upplåtelse av koloniområden och odlingslotter.", "Koloniträdgårdar", "2023-02") { DependsOn = [RunsOn(Drift)], Uses = ["mariadb 10.11"] },
        new("EXN", "Projektportföljen för mark", "Läget i exploateringsprojekten, från start till slutredovisning.", "Exploateringsprojekt", "2021-11") { DependsOn = [RunsOn(Drift), SignsInWith(Katalog)], Uses = ["sharepoint subscription"] },

        new("TRN", "Trafikräknaren", "Mätning av fordonsflöden på stadens gator.", "Trafikmätning", "2017-06") { DependsOn = [RunsOn(Nämndhuset)], Uses = ["postgresql 14"] },
        new("TRN", "Cykelbarometern", "Cykelräkning i fasta och rörliga punkter.", "Cykelräkning", "2019-06") { Kind = SolutionKind.Sensor, DependsOn = [RunsOn(Drift)], Uses = ["ubuntu 20.04"] },
        new("TRN", "Storstadsmodellen", "Prognoser för resor och trafik.", "Trafikmodellering", "2018-02") { DependsOn = [RunsOn(Nämndhuset)] },
        new("TRN", "Olycksdatabasen", "Analys av olyckor och tillbud på stadens gator.", "Olycksanalys", "2020-08") { DependsOn = [RunsOn(Drift), ReadsFrom(Baskartan)], Uses = ["postgresql 17"] },
        new("TRN", "Föreskriftsbanken", "Lokala trafikföreskrifter, beslut och karta.", "Trafikföreskrifter", "2016-04") { DependsOn = [RunsOn(Nämndhuset), ReadsFrom(Baskartan)], Uses = ["mssqlserver 13.0-sp3"] },
        new("TRN", "Signalcentralen", "Styrning och övervakning av stadens trafiksignaler.", "Trafiksignaler", "2013-09") { Kind = SolutionKind.ControlSystem, DependsOn = [RunsOn(Nämndhuset), RunsOn(Nät)], Uses = ["windows-server 2012-r2"] },
        new("TRN", "Tunnelvakten", "Övervakning av fläktar, kameror och larm i stadens tunnlar.", "Tunnelövervakning", "2018-11") { Kind = SolutionKind.ControlSystem, DependsOn = [RunsOn(Nämndhuset)], Uses = ["windows-server 2016"] },
        new("TRN", "Trafikläget", "Lägesbild och meddelanden om hinder i trafiken.", "Trafikinformation", "2021-03") { DependsOn = [RunsOn(Drift), IntegratesOver(Integration)], Uses = ["mssqlserver 16.0"] },
        new("TRN", "Parkeringsavgiften", "Zoner, taxor och betalning för gatuparkering.", "Parkeringsavgifter", "2019-10") { DependsOn = [RunsOn(Drift), IntegratesOver(Integration)], Uses = ["mssqlserver 15.0"] },
        new("TRN", "Handburen parkeringskontroll", "Parkeringsvakternas registrering av anmärkningar.", "Parkeringsövervakning", "2022-05") { Kind = SolutionKind.App, DependsOn = [RunsOn(Drift), RunsOn("KS/Stadens arbetsplats")], Uses = ["android 13"] },
        new("TRN", "Boendetillståndet", "Ansökan om och kontroll av boendeparkering.", "Boendeparkering", "2020-12") { DependsOn = [RunsOn(Drift), RunsOn(Etjänster)], Uses = ["postgresql 17"] },
        new("TRN", "Vinterväg", "Plogning, halkbekämpning och uppföljning av entreprenörer.", "Vinterväghållning", "2021-10") { DependsOn = [RunsOn(Drift), ReadsFrom(Baskartan)], Uses = ["postgresql 17"] },
        new("TRN", "Beläggningsregistret", "Gatornas tillstånd och planerade beläggningar.", "Beläggningsunderhåll", "2015-03") { DependsOn = [RunsOn(Nämndhuset), ReadsFrom(Baskartan)] },
        new("TRN", "Ljuspunkten", "Gatubelysningens anläggningar, styrning och fel.", "Gatubelysning", "2018-08") { Kind = SolutionKind.ControlSystem, DependsOn = [RunsOn(Nämndhuset)] },
        new("TRN", "Brodatabasen", "Inspektion och underhåll av broar, kajer och tunnlar.", "Broar och konstbyggnader", "2016-09") { DependsOn = [RunsOn(Nämndhuset)] },
        new("TRN", "Upplåtelseportalen", "Tillstånd för uteserveringar, byggetableringar och evenemang.", "Markupplåtelse", "2023-04") { DependsOn = [RunsOn(Drift), RunsOn(Etjänster), ReadsFrom(Baskartan)], Uses = ["dotnet 8"] },
        new("TRN", "Grävanmälan", "Tillstånd och samordning av schakt i gatan.", "Grävtillstånd", "2019-12") { DependsOn = [RunsOn(Drift), ReadsFrom(Baskartan)], Uses = ["mssqlserver 15.0"] },
        new("TRN", "Torgboken", "Platser och avgifter för torghandel.", "Torghandel", "2014-05") { DependsOn = [RunsOn(Nämndhuset)] },
        new("TRN", "Trädportalen", "Stadens träd: läge, art, skötsel och risk.", "Trädvård", "2020-05") { DependsOn = [RunsOn(Drift), ReadsFrom(Baskartan)], Uses = ["postgresql 15"] },
        new("TRN", "Laddkartan", "Laddplatser på gatumark: avtal, drift och statistik.", "Laddplatser", "2024-06") { DependsOn = [RunsOn(Drift)], Uses = ["postgresql 16"] },

        new("FSN", "Hyresboken för kontor och kommersiellt", "Hyresavtal för fastighetsnämndens lokaler.", "Hyresadministration", "2016-01") { DependsOn = [RunsOn(Nämndhuset), IntegratesOver(Integration)] },
        new("FSN", "Underhållsplanen", "Planerat underhåll av stadens förvaltningsfastigheter.", "Underhållsplanering", "2019-09") { DependsOn = [RunsOn(Nämndhuset)], Uses = ["mssqlserver 14.0"] },
        new("FSN", "Ritningsvalvet", "Ritningar och relationshandlingar för stadens byggnader.", "Ritningsarkiv", "2013-04") { DependsOn = [RunsOn(Nämndhuset)], Uses = ["oracle-database 11.2"] },
        new("FSN", "Energiportalen för stadens hus", "Mätvärden och uppföljning av energi i egna fastigheter.", "Energiuppföljning", "2021-01") { DependsOn = [RunsOn(Drift)], Uses = ["postgresql 17"] },
        new("FSN", "Besiktningskalendern", "Myndighetsbesiktningar: hissar, brandskydd och ventilation.", "Myndighetsbesiktning", "2022-09") { DependsOn = [RunsOn(Drift)], Uses = ["windows-server 2022"] },
        new("FSN", "Ombyggnadsportföljen", "Fastighetsnämndens investeringsprojekt.", "Ombyggnadsprojekt", "2023-09") { DependsOn = [RunsOn(Drift), ReadsFrom(Ekonomi)], Uses = ["sharepoint subscription"] },
        new("FSN", "Lokalpärmen", "Kalkylblad över vilka lokaler som hyrs ut till vem.", "Lokalförsörjning", "2011-02") { Kind = SolutionKind.Application },
    ];
}
