using System.Collections.Immutable;
using Architecture.Registry.Solutions;
using static Architecture.Registry.Demonstration.Links;

namespace Architecture.Registry.Demonstration.Local;

/// <summary>The districts, also those that were merged in 2023 and what they left behind.</summary>
internal static class Stadsdelar
{
    public static readonly ImmutableArray<LocalSolution> Solutions =
    [
        new("RKI", "Lokalbokningen", "Bokning av föreningslokaler i Rinkeby och Kista.", "Lokalbokning", "2015-05") { DependsOn = [RunsOn(Drift)], Uses = ["mssqlserver 12.0-sp3"] },
        new("RKI", "Fritidsgårdarnas närvaro", "Besök och aktiviteter på fritidsgårdarna.", "Fritidsgårdar", "2018-09") { DependsOn = [RunsOn(Drift)], Uses = ["mariadb 10.6"] },
        new("RKI", "Kvällspatrullen", "Fältassistenternas turer och iakttagelser.", "Fältarbete", "2020-02") { Kind = SolutionKind.App, DependsOn = [RunsOn(Drift)], Uses = ["android 11"] },
        new("SPT", "Lokalbokningen", "Bokning av föreningslokaler i Spånga och Tensta.", "Lokalbokning", "2016-03") { DependsOn = [RunsOn(Drift)], Uses = ["php 7.4"] },
        new("SPT", "Fältanteckningen", "Fältarbetarnas dagbok.", "Fältarbete", "2019-03") { DependsOn = [RunsOn(Drift)], Uses = ["dotnet 6"] },
        new("SPT", "Öppna förskolan Tensta", "Besök och grupper på öppna förskolan.", "Öppen förskola", "2021-03") { DependsOn = [RunsOn(Drift)], Uses = ["mariadb 10.6"] },
        new("NOR", "Parkleken Norrmalm", "Öppettider, utlåning och kollo på parklekarna i Vasastan och city.", "Parklekar", "2017-04") { DependsOn = [RunsOn(Drift)], Uses = ["mariadb 10.6"] },
        new("NOR", "Seniorkalendern", "Aktiviteter för äldre på Norrmalm.", "Aktivitetscenter", "2020-10") { DependsOn = [RunsOn(Drift)], Uses = ["dotnet 6"] },
        new("OST", "Parkleken Östermalm", "Bokningar och lån av leksaker på parklekarna vid Humlegården och Gärdet.", "Parklekar", "2018-05") { DependsOn = [RunsOn(Drift)], Uses = ["php 7.4"] },
        new("OST", "Seniorkalendern", "Aktiviteter för äldre på Östermalm.", "Aktivitetscenter", "2019-09") { DependsOn = [RunsOn(Drift)], Uses = ["dotnet 6"] },

        new("JAR", "Järvaveckan i samarbete", "Stadsdelens program och bokade platser under Järvaveckan.", "Evenemang", "2025-05") { DependsOn = [RunsOn(Webb)] },
        new("JAR", "Trygg i Järva", "Trygghetsvandringar och åtgärder tillsammans med polis och bostadsbolag.", "Trygghetsarbete", "2025-01") { DependsOn = [RunsOn(Drift)], Uses = ["mssqlserver 16.0"] },
        new("JAR", "Jobbspåret Järva", "Stadsdelens stöd till arbetssökande utan försörjningsstöd.", "Praktikplatser", "2025-10") { DependsOn = [RunsOn(Drift)], Uses = ["postgresql 17"] },
        new("NIN", "Innerstadens parkplan", "Skötselplan för parker från Vasaparken till Gärdet.", "Parkskötsel", "2024-11") { DependsOn = [RunsOn(Drift), ReadsFrom(Baskartan)], Uses = ["postgresql 16"] },
        new("NIN", "Volontärcentralen", "Volontärer för äldre i norra innerstaden.", "Volontärer", "2025-03") { DependsOn = [RunsOn(Drift)], Uses = ["dotnet 10"] },
        new("NIN", "Dagträffen", "Närvaro och skjuts till dagverksamhet.", "Dagverksamhet", "2026-02") { DependsOn = [RunsOn(Drift)], Uses = ["dotnet 10"] },

        new("HVA", "Parkleken i väst", "Verksamhet och utlåning på parklekar och i Grimsta.", "Parklekar", "2021-04") { DependsOn = [RunsOn(Drift)], Uses = ["mariadb 10.11"] },
        new("HVA", "Fältappen", "Fältassistenternas turer i Hässelby och Vällingby.", "Fältarbete", "2022-06") { Kind = SolutionKind.App, DependsOn = [RunsOn(Drift)], Uses = ["android 13"] },
        new("HVA", "Dagverksamhetens närvaro", "Närvaro, måltider och skjuts till dagverksamheten för personer med demens.", "Dagverksamhet", "2020-04") { DependsOn = [RunsOn(Drift)], Uses = ["mssqlserver 14.0"] },
        new("HVA", "Kulturhuset i Vällingby", "Program och kurser på Trappan.", "Evenemang", "2019-11") { DependsOn = [RunsOn(Webb)] },

        new("BRO", "Brommaplans aktiviteter", "Anmälan till aktiviteter för äldre.", "Aktivitetscenter", "2021-09") { DependsOn = [RunsOn(Drift)], Uses = ["mssqlserver 16.0"] },
        new("BRO", "Naturskötselplanen", "Reservat och strandskogar i Bromma.", "Naturvård", "2019-05") { DependsOn = [RunsOn(Drift), ReadsFrom(Baskartan)], Uses = ["postgresql 14"] },
        new("BRO", "Nyckelskåpet", "Hemtjänstens nycklar och kvittens i Bromma.", "Digitala lås", "2017-09") { DependsOn = [RunsOn(Drift)], Uses = ["mssqlserver 13.0-sp3"] },
        new("BRO", "Parkvärden", "Parkvärdarnas ronder och åtgärder.", "Parkskötsel", "2022-04") { Kind = SolutionKind.App, DependsOn = [RunsOn(Drift)], Uses = ["android 13"] },

        new("KUH", "Hemtjänstrutten", "Planering av hemtjänstens besök på Kungsholmen.", "Hemtjänstplanering", "2018-03") { DependsOn = [RunsOn(Drift), ReadsFrom(Sociala)], Uses = ["mssqlserver 14.0"] },
        new("KUH", "Rålambshovsparken idag", "Bokade ytor och skötsel i parkerna.", "Parkskötsel", "2020-05") { DependsOn = [RunsOn(Drift)], Uses = ["php 8.1"] },
        new("KUH", "Ungdomens hus", "Program, medlemskort och besök på fritidsgårdarna på Kungsholmen.", "Fritidsgårdar", "2021-10") { DependsOn = [RunsOn(Drift)], Uses = ["mariadb 10.11"] },
        new("KUH", "Mötesplatsen", "Program och anmälan för äldre på Kungsholmen.", "Aktivitetscenter", "2023-03") { DependsOn = [RunsOn(Drift)], Uses = ["postgresql 17"] },

        new("SOD", "Hemtjänstplaneraren Söder", "Planering av hemtjänstens besök på Södermalm.", "Hemtjänstplanering", "2016-10") { DependsOn = [RunsOn(Drift)], Uses = ["mssqlserver 13.0-sp3"] },
        new("SOD", "Boka Medborgarplatsen", "Bokning av lokaler i Medborgarhuset.", "Lokalbokning", "2019-08") { DependsOn = [RunsOn(Drift)], Uses = ["dotnet 6"] },
        new("SOD", "Parkleken Söder", "Bemanning, besök och utlåning på parklekarna på Södermalm.", "Parklekar", "2018-04") { DependsOn = [RunsOn(Drift)], Uses = ["mariadb 10.6"] },
        new("SOD", "Fältet Söder", "Fältarbetarnas dagbok på Södermalm.", "Fältarbete", "2021-02") { DependsOn = [RunsOn(Drift)], Uses = ["dotnet 8"] },
        new("SOD", "Hemlösas dagcenter", "Besök och insatser på dagcentret.", "Uppsökande arbete", "2022-11") { DependsOn = [RunsOn(Drift)], Uses = ["postgresql 17"] },

        new("EAV", "Dagcentrum Årsta", "Gästernas dagar, aktiviteter och samåkning till dagcentrum i Årsta.", "Dagverksamhet", "2019-10") { DependsOn = [RunsOn(Drift)], Uses = ["dotnet 6"] },
        new("EAV", "Parkleken Enskede", "Besök, djur och odling på parklekarna i Enskede, Årsta och Vantör.", "Parklekar", "2022-05") { DependsOn = [RunsOn(Drift)], Uses = ["mariadb 10.11"] },
        new("EAV", "Familjecentralen", "Grupper och besök på öppna förskolor.", "Öppen förskola", "2020-09") { DependsOn = [RunsOn(Drift)], Uses = ["windows-server 2022"] },
        new("EAV", "Högdalens trygghetsronder", "Ronder med fastighetsägare i Högdalen och Rågsved.", "Trygghetsarbete", "2023-10") { DependsOn = [RunsOn(Drift)], Uses = ["mssqlserver 16.0"] },

        new("SKN", "Lokalen i Skarpnäck", "Uthyrning av föreningslokaler.", "Lokalbokning", "2018-10") { DependsOn = [RunsOn(Drift)], Uses = ["php 7.4"], PhasingOut = "2023-03", Retired = "2024-01" },
        new("SKN", "Nackareservatets stigar", "Skyltar, stigar och vindskydd.", "Naturvård", "2021-05") { DependsOn = [RunsOn(Drift), ReadsFrom(Baskartan)], Uses = ["postgresql 15"] },
        new("SKN", "Ungdomsgården", "Besök på fritidsgårdarna i Bagarmossen och Kärrtorp.", "Fritidsgårdar", "2023-02") { DependsOn = [RunsOn(Drift)], Uses = ["mariadb 10.11"] },
        new("SKN", "Anhörigstödet Skarpnäck", "Träffar och samtal för anhöriga.", "Stöd till anhöriga", "2022-03") { DependsOn = [RunsOn(Drift)], Uses = ["dotnet 10"] },

        new("FAR", "Farsta boka", "Uthyrning av samlingslokaler i Farsta.", "Lokalbokning", "2017-08") { DependsOn = [RunsOn(Drift)], Uses = ["mssqlserver 12.0-sp3"] },
        new("FAR", "Måltidsbeställningen Farsta", "Beställning av mat till äldreboenden.", "Måltider för äldre", "2019-12") { DependsOn = [RunsOn(Drift)], Uses = ["mssqlserver 15.0"] },
        new("FAR", "Fritid Farsta", "Besök och läger för ungdomar.", "Fritidsgårdar", "2022-09") { DependsOn = [RunsOn(Drift)], Uses = ["postgresql 17"] },
        new("FAR", "Öppna dörren", "Öppna förskolans grupper i Farsta.", "Öppen förskola", "2024-10") { DependsOn = [RunsOn(Drift)], Uses = ["mssqlserver 16.0"] },

        new("HAA", "Parkleken Hägersten", "Kalender, barngrupper och utlåning på parklekarna från Aspudden till Älvsjö.", "Parklekar", "2020-06") { DependsOn = [RunsOn(Drift)], Uses = ["mariadb 10.11"] },
        new("HAA", "Hägerstensåsens medborgarhus", "Program och besök i medborgarhuset.", "Evenemang", "2021-11") { DependsOn = [RunsOn(Webb)] },
        new("HAA", "Dagverksamheten i Fruängen", "Närvaro, skjuts och matlistor för gästerna på dagverksamheten.", "Dagverksamhet", "2023-04") { DependsOn = [RunsOn(Drift)], Uses = ["postgresql 17"] },
        new("HAA", "Seniornätet Älvsjö", "Kurser och träffar för äldre.", "Aktivitetscenter", "2024-05") { DependsOn = [RunsOn(Drift)], Uses = ["postgresql 17"] },

        new("SKH", "Skärholmens fältdagbok", "Fältassistenternas dagbok.", "Fältarbete", "2020-11") { DependsOn = [RunsOn(Drift)], Uses = ["dotnet 8"] },
        new("SKH", "Bredängs fritid", "Fritidsgårdar och sommarkoloni.", "Fritidsgårdar", "2019-06") { DependsOn = [RunsOn(Drift)], Uses = ["mariadb 10.6"] },
        new("SKH", "Sätraskogen", "Skötsel av Sätraskogens naturreservat: stigar, betesmark och strandhak.", "Naturvård", "2022-05") { DependsOn = [RunsOn(Drift), ReadsFrom(Baskartan)], Uses = ["postgresql 17"] },
        new("SKH", "Trygghet i Skärholmen", "Trygghetsvärdarnas ronder och rapporter.", "Trygghetsarbete", "2021-09") { Kind = SolutionKind.App, DependsOn = [RunsOn(Drift)], Uses = ["android 13"] },
        new("SKH", "Medborgarkontoret", "Besök och ärenden på medborgarkontoret.", "Medborgarkontor", "2027-02") { DependsOn = [RunsOn(Drift)] },
    ];
}
