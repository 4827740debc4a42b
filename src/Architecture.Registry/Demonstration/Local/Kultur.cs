using System.Collections.Immutable;
using Architecture.Registry.Solutions;
using static Architecture.Registry.Demonstration.Links;

namespace Architecture.Registry.Demonstration.Local;

/// <summary>Culture and sport.</summary>
internal static class Kultur
{
    public static readonly ImmutableArray<LocalSolution> Solutions =
    [
        new("KUN", "Bibliotekskatalogen", "Katalog och inköp för stadsbiblioteken.", "Bibliotekskatalog; Utlån", "2015-11") { DependsOn = [RunsOn(Drift), IntegratesOver(Integration)], Uses = ["postgresql 17"] },
        new("KUN", "E-bokshyllan", "Utlån av e-böcker och ljudböcker.", "Digital utlåning", "2020-05") { Kind = SolutionKind.ItService, DependsOn = [ReadsFrom("KUN/Bibliotekskatalogen")] },
        new("KUN", "Meröppet", "Inpassering till bibliotek utanför bemannad tid.", "Meröppet bibliotek", "2021-10") { Kind = SolutionKind.ControlSystem, DependsOn = [RunsOn(Drift), ReadsFrom("KUN/Bibliotekskatalogen")], Uses = ["windows-server 2022"] },
        new("KUN", "Stadsmuseets samlingar", "Föremål, foton och byggnader i Stadsmuseets samlingar.", "Föremålssamlingar", "2010-10") { DependsOn = [RunsOn(Serverhall)] },
        new("KUN", "Museikassan", "Entré, butik och visningar på stadens museer.", "Museibutik och entré", "2019-04") { DependsOn = [RunsOn(Drift), IntegratesOver(Integration)], Uses = ["windows 11-23h2-e"] },
        new("KUN", "Konstregistret", "Stadens konst: var den hänger och hur den mår.", "Stadens konst", "2016-06") { DependsOn = [RunsOn(Drift)], Uses = ["mssqlserver 14.0"] },
        new("KUN", "Kulturskolans anmälan", "Kurser, kö och närvaro i kulturskolan.", "Kulturskola", "2018-06") { DependsOn = [RunsOn(Drift), RunsOn(Etjänster)], Uses = ["postgresql 17"] },
        new("KUN", "Kulturstödet", "Ansökan och beslut om stöd till det fria kulturlivet.", "Kulturstöd", "2021-02") { DependsOn = [RunsOn(Drift), RunsOn(Etjänster)], Uses = ["dotnet 8"] },
        new("KUN", "Arkivsök", "Sökning i Stadsarkivets historiska handlingar.", "Historiska arkiv", "2017-10") { DependsOn = [RunsOn(Drift)], Uses = ["elasticsearch 7"] },
        new("KUN", "Evenemangskalendern", "Vad som händer på stadens scener och bibliotek.", "Evenemang", "2022-11") { DependsOn = [RunsOn(Webb)] },
        new("KUN", "Handlingslämnaren", "Utlämnande av allmänna handlingar ur arkiven.", "Utlämnande av allmän handling", "2024-04") { DependsOn = [RunsOn(Drift)], Uses = ["windows-server 2022"] },

        new("IDN", "Badkassan", "Entré, kort och kassa i simhallar.", "Entré till simhall", "2012-08") { DependsOn = [RunsOn(Serverhall), IntegratesOver(Integration)] },
        new("IDN", "Idrottsbokningen", "Bokning av idrottshallar och bollplaner.", "Bokning av idrottsanläggning", "2014-04") { DependsOn = [RunsOn(Drift)], Uses = ["mssqlserver 12.0-sp3"] },
        new("IDN", "Simskolan", "Anmälan och grupper i stadens simskolor.", "Simskola", "2020-01") { DependsOn = [RunsOn(Drift), RunsOn(Etjänster)], Uses = ["mssqlserver 16.0"] },
        new("IDN", "Isverket", "Drift av konstfrusna isbanor och ishallar.", "Drift av isbanor", "2016-10") { Kind = SolutionKind.ControlSystem, DependsOn = [RunsOn(Nät)], Uses = ["windows-server 2016"] },
        new("IDN", "Båtplatsen", "Kö, plats och avgift för fritidsbåtar.", "Båtplatser", "2021-03") { DependsOn = [RunsOn(Drift), RunsOn(Etjänster)], Uses = ["dotnet 10"] },
        new("IDN", "Föreningsregistret", "Föreningar, medlemstal och bidrag.", "Föreningsbidrag", "2019-07") { DependsOn = [RunsOn(Drift), IntegratesOver(Integration)], Uses = ["mssqlserver 15.0"] },
        new("IDN", "Badplatskollen", "Vattenprov, livräddare och skyltar vid strandbad.", "Strandbad", "2023-05") { Kind = SolutionKind.App, DependsOn = [RunsOn(Drift)], Uses = ["android 14"] },
    ];
}
