using System.Collections.Immutable;
using Architecture.Registry.Solutions;
using static Architecture.Registry.Demonstration.Links;

namespace Architecture.Registry.Demonstration.Local;

/// <summary>Planning, development and traffic: the boards of Tekniska nämndhuset.</summary>
internal static class Stadsbyggnad
{
    public static readonly ImmutableArray<LocalSolution> Solutions =
    [
        new("TRN", "Servermiljö Tekniska nämndhuset", "Servrar för de tekniska förvaltningarnas egna system.", "Serverdrift", "2016-11")
        {
            Kind = SolutionKind.Infrastructure, AlsoFor = ["SBN", "EXN", "FSN"], DependsOn = [RunsOn(Nät)], Uses = ["windows-server 2016"],
        },
        new("SBN", "Planverkstaden", "Framtagning och handläggning av detaljplaner.", "Planarbete", "2017-03") { DependsOn = [RunsOn(Nämndhuset), ReadsFrom(Baskartan)] },
        new("SBN", "Samrådsportalen", "Invånarnas synpunkter på planförslag.", "Samråd och granskning", "2021-05") { DependsOn = [RunsOn(Drift), RunsOn(Etjänster)], Uses = ["dotnet 8"] },
        new("SBN", "Stockholm i tre dimensioner", "Stadsmodell för gestaltning och dialog om nya kvarter.", "Stadsmodell", "2020-10") { DependsOn = [RunsOn(Drift), ReadsFrom(Baskartan)], Uses = ["ubuntu 22.04"] },
        new("SBN", "Flygbildsarkivet", "Flyg- och snedbilder från 1950-talet och framåt.", "Flygbilder", "2014-02") { DependsOn = [RunsOn(Nämndhuset)] },
        new("SBN", "Förrättningsstödet", "Fastighetsbildning och registrering hos den kommunala lantmäterimyndigheten.", "Fastighetsbildning", "2015-09") { DependsOn = [RunsOn(Nämndhuset), IntegratesOver(Integration)], Uses = ["oracle-database 19"] },
        new("SBN", "Översiktsplan på webben", "Den digitala översiktsplanen.", "Översiktsplanering", "2018-04") { DependsOn = [RunsOn(Drift), ReadsFrom(Baskartan)] },
    ];
}
