using System.Collections.Immutable;
using Architecture.Registry.Solutions;
using static Architecture.Registry.Demonstration.Links;

namespace Architecture.Registry.Demonstration.Local;

/// <summary>Schools, social services and care of the elderly.</summary>
internal static class Välfärden
{
    public static readonly ImmutableArray<LocalSolution> Solutions =
    [
        new("UTN", "Elevakten", "Skolornas eget elevregister före skolplattformen.", "Elevregister; Frånvaro", "2009-08") { DependsOn = [RunsOn(Drift)], Uses = ["oracle-database 11.2"], PhasingOut = "2021-02", Retired = "2022-08" },
        new("UTN", "Schemaverkstaden", "Schemaläggning för grundskola och gymnasium.", "Schemaläggning", "2018-08") { DependsOn = [RunsOn(Drift), IntegratesOver(Integration)], Uses = ["mssqlserver 15.0"] },
        new("UTN", "Sök grundskola", "Vårdnadshavarnas val av skola till förskoleklass och årskurs sju.", "Skolval", "2020-01") { DependsOn = [RunsOn(Drift), RunsOn(Etjänster)], Uses = ["windows-server 2022"] },
        new("UTN", "Provsalen", "Digitala prov, nationella och skolornas egna.", "Digitala prov", "2022-01") { DependsOn = [RunsOn(Drift), SignsInWith(Katalog)], Uses = ["kubernetes 1.35"] },
        new("UTN", "Läromedelshyllan", "Inköp och inloggning till digitala läromedel.", "Digitala läromedel", "2021-08") { DependsOn = [SignsInWith(Katalog), ReadsFrom("UTN/Skolplattform Stockholm")] },
        new("UTN", "Fritidsappen", "Vistelsetider och hämtning på fritidshem.", "Fritidshem", "2023-08") { Kind = SolutionKind.App, DependsOn = [RunsOn(Drift), ReadsFrom("UTN/Skolplattform Stockholm")], Uses = ["android 14"] },
        new("UTN", "Gymnasievalet", "Ansökan och antagning till gymnasieskolan i länet.", "Gymnasieantagning", "2017-01") { DependsOn = [RunsOn(Drift), IntegratesOver(Integration)], Uses = ["oracle-database 19"] },
        new("UTN", "Praktikboken", "Platser och handledare för arbetsplatsförlagt lärande.", "Arbetsplatsförlagt lärande", "2022-08") { DependsOn = [RunsOn(Drift)], Uses = ["postgresql 15"] },
        new("UTN", "Elevhälsans journal", "Skolsköterskors, skolläkares och skolpsykologers journal.", "Elevhälsojournal", "2016-08") { DependsOn = [RunsOn(Drift), SignsInWith(Katalog)], Uses = ["mssqlserver 15.0"] },
        new("UTN", "Stödåtgärden", "Kartläggning, åtgärdsprogram och uppföljning av särskilt stöd.", "Särskilt stöd", "2024-08") { DependsOn = [RunsOn(Drift)], Uses = ["postgresql 16"] },
        new("UTN", "Skolskjutsbeställningen", "Beslut om och beställning av skolskjuts.", "Skolskjuts", "2019-08") { DependsOn = [RunsOn(Drift)], Uses = ["mssqlserver 16.0"] },
        new("UTN", "Skolmaten", "Matsedlar, näringsberäkning och svinn i skolkök.", "Skolmåltider", "2018-01") { DependsOn = [RunsOn(Drift)], Uses = ["mssqlserver 15.0"] },
        new("UTN", "Skolbibliotekskatalogen", "Katalog och utlån i skolbibliotek.", "Skolbibliotek", "2020-08") { DependsOn = [RunsOn(Drift)], Uses = ["mariadb 10.11"] },
        new("UTN", "Fristående i staden", "Bidrag till och tillsyn av fristående förskolor.", "Fristående verksamhet", "2021-01") { DependsOn = [RunsOn(Drift), IntegratesOver(Integration)], Uses = ["mssqlserver 15.0"] },
        new("UTN", "Förskolekön", "Ansökan och placering i förskola, hela staden.", "Förskolekö", "2017-04") { DependsOn = [RunsOn(Drift), RunsOn(Etjänster)], Uses = ["postgresql 14"] },

        new("SON", "Jourboken", "Socialjourens insatser kvällar och nätter.", "Socialjour", "2019-05") { DependsOn = [RunsOn(Drift), ReadsFrom(Sociala)], Uses = ["mssqlserver 15.0"] },
        new("SON", "Tak över huvudet", "Platser på härbärgen och stödboenden.", "Boende för hemlösa", "2021-04") { DependsOn = [RunsOn(Drift)], Uses = ["postgresql 17"] },
        new("SON", "Skuldrådet", "Ärenden inom budget- och skuldrådgivning.", "Budget- och skuldrådgivning", "2018-10") { DependsOn = [RunsOn(Drift)], Uses = ["dotnet 10"] },
        new("SON", "Serveringstillståndet", "Tillstånd, kunskapsprov och tillsyn enligt alkohollagen.", "Serveringstillstånd", "2016-05") { DependsOn = [RunsOn(Drift), IntegratesOver(Integration)], Uses = ["mssqlserver 14.0"] },
        new("SON", "Dödsboanmälan", "Utredning av tillgångar och skulder i dödsbon.", "Dödsbon", "2022-01") { DependsOn = [RunsOn(Drift)], Uses = ["mssqlserver 16.0"] },
        new("SON", "Socialtjänstens paraply", "Utredningar och beslut före Sociala system.", "Barn och unga; Ekonomiskt bistånd; Missbruk och beroende; Familjerätt; Funktionsnedsättning", "1998-01") { DependsOn = [RunsOn(Drift)], Uses = ["oracle-database 12.2"], PhasingOut = "2022-11", Retired = "2024-05" },
        new("SON", "Familjehemsbanken", "Utredda familjehem och lediga platser.", "Familjehem", "2014-09") { DependsOn = [RunsOn(Drift)], Uses = ["mssqlserver 13.0-sp3"] },

        new("ALN", "Köstödet", "Kö och erbjudanden om vård- och omsorgsboende.", "Kö till vård- och omsorgsboende", "2019-09") { DependsOn = [RunsOn(Drift), ReadsFrom(Sociala)], Uses = ["mssqlserver 15.0"] },
        new("ALN", "Jämför service", "Invånarnas val av utförare i hemtjänsten.", "Utförarval", "2020-11") { DependsOn = [RunsOn(Webb)] },
        new("ALN", "Omvårdnadsjournalen", "Sjuksköterskors och rehabpersonalens journal.", "Hälso- och sjukvårdsjournal", "2017-02") { DependsOn = [RunsOn(Drift), IntegratesOver(Integration)], Uses = ["oracle-database 19"] },
        new("ALN", "Signeringen", "Digital signering av läkemedel och insatser.", "Digital signering", "2022-03") { Kind = SolutionKind.App, DependsOn = [RunsOn(Drift), SignsInWith(Katalog)], Uses = ["android 13"] },
        new("ALN", "Utförarkollen", "Avtalsuppföljning av hemtjänst och boenden.", "Uppföljning av utförare", "2021-05") { DependsOn = [RunsOn(Drift)], Uses = ["postgresql 17"] },
        new("ALN", "Hjälpmedelsförrådet", "Beställning och spårning av hjälpmedel.", "Inköp av hjälpmedel", "2018-05") { DependsOn = [RunsOn(Drift), IntegratesOver(Integration)], Uses = ["postgresql 17"] },
        new("ALN", "Anhörigkontakten", "Stöd och samtal för anhöriga.", "Stöd till anhöriga", "2024-02") { DependsOn = [RunsOn(Drift)], Uses = ["dotnet 8"] },
        new("ALN", "Seniormaten", "Matlådor, specialkost och beställning till boenden.", "Måltider för äldre", "2025-04") { DependsOn = [RunsOn(Drift)], Uses = ["postgresql 17"] },
    ];
}
