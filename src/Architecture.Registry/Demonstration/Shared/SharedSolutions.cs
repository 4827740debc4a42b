using System.Collections.Immutable;
using Architecture.Registry.Solutions;
using static Architecture.Registry.Demonstration.Links;

namespace Architecture.Registry.Demonstration.Shared;

/// <summary>The shared solutions that the programme names, and those that the city has pointed out since. Owners and case numbers are invented.</summary>
internal static class SharedSolutions
{
    public static readonly ImmutableArray<SharedSolution> All =
    [
        new("KS", "Stadens nätverk", "Fast och trådlöst nät i stadens alla lokaler.", "Datakommunikation", "2019-02", "KS 2019/118", "2019-02")
        {
            Kind = SolutionKind.Network, Class = SharedClass.InfrastructureOrPlatform, For = For.Everyone, Uses = ["rhel 9"],
        },
        new("KS", "Stadens driftplattform", "Servrar, lagring och säkerhetskopiering för stadens lösningar.", "Serverdrift; Lagring och säkerhetskopiering", "2019-03", "KS 2019/131", "2019-06")
        {
            Kind = SolutionKind.Infrastructure, Class = SharedClass.InfrastructureOrPlatform, For = For.Everyone,
            DependsOn = [RunsOn(Nät)], Uses = ["rhel 9", "windows-server 2022"],
        },
        new("KS", "Katalogtjänsten", "Identiteter, behörigheter och inloggning för stadens medarbetare.", "Behörighet och katalog", "2019-03", "KS 2019/140", "2019-05")
        {
            Kind = SolutionKind.ItService, Class = SharedClass.InfrastructureOrPlatform, For = For.Everyone,
            DependsOn = [RunsOn(Drift)], Uses = ["windows-server 2022"],
        },
        new("KS", "Stadens arbetsplats", "Dator, kontorsprogram, e-post och utskrift för stadens medarbetare.", "Digital arbetsplats", "2019-02", "KS 2019/119", "2019-04")
        {
            Kind = SolutionKind.Client, Class = SharedClass.InfrastructureOrPlatform, Aliases = ["Arbetsplatssystemet"],
            DependsOn = [RunsOn(Nät), SignsInWith(Katalog)], Uses = ["windows 11-25h2-e"],
        },
        new("KS", "Stadens webbplattform", "Publicering på stadens webbplatser och på det gemensamma intranätet.", "Webbpublicering; Intranät", "2019-04", "KS 2019/204", "2019-10")
        {
            Kind = SolutionKind.Platform, Class = SharedClass.InfrastructureOrPlatform,
            DependsOn = [RunsOn(Drift), SignsInWith(Katalog)], Uses = ["dotnet 10"],
        },
        new("KS", "Integrationsplattformen", "Förmedlar information mellan stadens system och till andra myndigheter.", "Systemintegration", "2019-05", "KS 2019/233", "2019-11")
        {
            Kind = SolutionKind.Platform, Class = SharedClass.InfrastructureOrPlatform, For = For.Everyone,
            DependsOn = [RunsOn(Drift)], Uses = ["eclipse-temurin 21", "rhel 8"],
        },
        new("KS", "E-tjänstplattformen", "Stadens e-tjänster: ansökan, inloggning och Mina sidor.", "E-tjänster", "2019-05", "KS 2019/240", "2020-02")
        {
            Kind = SolutionKind.Platform, Class = SharedClass.InfrastructureOrPlatform,
            DependsOn = [RunsOn(Drift), IntegratesOver(Integration)], Uses = ["eclipse-temurin 17", "postgresql 17"],
        },
        new("KS", "Stadens ekonomisystem", "Redovisning, reskontra, fakturering och inköp för nämnderna.", "Redovisning; Leverantörsreskontra; Kundfakturering; Inköp och beställning", "2019-03", "KS 2019/152", "2019-09")
        {
            DependsOn = [RunsOn(Drift), SignsInWith(Katalog), IntegratesOver(Integration)], Uses = ["mssqlserver 15.0"],
        },
        new("KS", "Personaladministrativa systemet", "Anställning, lön och rekrytering för nämnderna.", "Anställning och lön; Rekrytering", "2019-04", "KS 2019/198", "2019-12")
        {
            Aliases = ["PA-systemet"], DependsOn = [RunsOn(Drift), SignsInWith(Katalog), IntegratesOver(Integration)], Uses = ["oracle-database 19"],
        },
        new("KS", "ILS-webben", "Verksamhetsplan, tertialrapport och uppföljning i stadens integrerade ledningssystem.", "Budget och verksamhetsplan; Mål- och resultatuppföljning; Intern kontroll", "2019-02", "KS 2019/121", "2019-03")
        {
            Aliases = ["ILS", "Integrerat ledningssystem"], For = For.Everyone,
            DependsOn = [RunsOn(Drift), SignsInWith(Katalog), ReadsFrom(Ekonomi)], Uses = ["mssqlserver 14.0"],
        },
        new("UTN", "Skolplattform Stockholm", "Elevregister, frånvaro, omdömen och lärplattform för stadens skolor och förskolor.", "Elevregister; Frånvaro; Betyg och omdömen; Lärplattform; Närvaro i förskolan", "2019-04", "KS 2019/187", "2019-08")
        {
            Kind = SolutionKind.Platform, For = For.DistrictsAnd, And = ["UTN"], Aliases = ["Skolplattformen"],
            DependsOn = [RunsOn(Drift), SignsInWith(Katalog), IntegratesOver(Integration)], Uses = ["mssqlserver 15.0", "sharepoint subscription"],
        },
        new("SON", "Sociala system", "Utredning, beslut och utförande inom socialtjänst och äldreomsorg.", "Individ- och familjeomsorg; Funktionsnedsättning; Biståndsbedömning", "2019-06", "KS 2019/301", "2022-10")
        {
            For = For.DistrictsAnd, And = ["SON", "ALN"],
            DependsOn = [RunsOn(Drift), SignsInWith(Katalog), IntegratesOver(Integration)], Uses = ["postgresql 16", "eclipse-temurin 21"],
        },
        new("SBN", "Bygglovssystemet", "Ansökan, granskning och beslut om lov, och tillsyn över byggandet, för hela staden.", "Bygglov", "2019-03", "KS 2019/212", "2020-09")
        {
            For = For.Everyone, Aliases = ["E-bygglov"],
            DependsOn = [RunsOn(Nämndhuset), ReadsFrom(Baskartan), IntegratesOver(Integration)], Uses = ["mssqlserver 15.0"],
        },
        new("SBN", "Stockholms baskarta", "Stadens geografiska grunddata och adresser, en källa för alla.", "Baskarta; Adressättning", "2019-05", "KS 2019/246", "2019-12")
        {
            For = For.Everyone, DependsOn = [RunsOn(Drift)], Uses = ["postgresql 16"],
        },
        new("KS", "Stadens diarium", "Diarieföring och dokumenthantering för nämnderna.", "Diarieföring; Dokumenthantering", "2019-06", "KS 2019/288", "2020-04")
        {
            Aliases = ["eDok"], DependsOn = [RunsOn(Drift), SignsInWith(Katalog)], Uses = ["windows-server 2019", "mssqlserver 15.0"],
        },
        new("KUN", "E-arkiv Stockholm", "Stadsarkivets e-arkiv för alla nämnder och bolag.", "E-arkivering", "2019-09", "KS 2019/377", "2020-11")
        {
            For = For.Everyone, DependsOn = [RunsOn(Drift), IntegratesOver(Integration)], Uses = ["ubuntu 22.04", "postgresql 17"],
        },
        new("SEN", "Kontaktcenter Stockholm", "Telefoni och ärenden i stadens kontaktcenter.", "Kontaktcenter", "2019-10", "KS 2019/402", "2020-06")
        {
            DependsOn = [RunsOn(Drift), SignsInWith(Katalog)], Uses = ["windows-server 2019"],
        },
        new("KS", "It-supporten", "En väg in för felanmälan och beställning av it.", "It-support", "2019-06", "KS 2019/290", "2019-11")
        {
            Kind = SolutionKind.UserSupport, Class = SharedClass.InfrastructureOrPlatform, DependsOn = [SignsInWith(Katalog)],
        },
        new("TRN", "Tyck till", "Invånarnas felanmälan av gator, torg och parker.", "Felanmälan av stadsmiljö", "2020-03", "KS 2020/166", "2020-10")
        {
            Kind = SolutionKind.App, DependsOn = [RunsOn(Drift), ReadsFrom(Baskartan)], Uses = ["dotnet 10"],
        },
        new("KS", "Upphandlingsstödet", "Annonsering, anbud och avtalsregister för stadens upphandlingar.", "Upphandling; Avtalsregister", "2020-09", "KS 2020/741", "2021-05")
        {
            DependsOn = [SignsInWith(Katalog), IntegratesOver(Integration)],
        },
        new("ALN", "Digitala trygghetslarm", "Larm och larmmottagning för äldre i ordinärt boende.", "Trygghetslarm", "2020-11", "KS 2020/893", "2021-11")
        {
            For = For.DistrictsAnd, And = ["ALN"], Kind = SolutionKind.ItService, DependsOn = [RunsOn(Drift), ReadsFrom(Sociala)], Uses = ["windows-server 2019"],
        },
        new("SEN", "Boka lokal", "Bokning av stadens samlingslokaler, idrottshallar och planer på ett ställe.", "Lokalbokning; Bokning av idrottsanläggning", "2022-02", "KS 2022/94", "2023-01")
        {
            DependsOn = [RunsOn(Drift), RunsOn(Etjänster)], Uses = ["dotnet 10", "postgresql 17"],
        },
        new("ALN", "Planera hemtjänst", "Planering av hemtjänstens besök och digitala lås.", "Hemtjänstplanering; Digitala lås", "2023-10", "KS 2023/1102", "2025-03")
        {
            For = For.DistrictsAnd, And = ["ALN"], DependsOn = [RunsOn(Drift), IntegratesOver(Integration), ReadsFrom(Sociala)], Uses = ["postgresql 16"],
        },
        new("KS", "Stadens sensorplattform", "Tar emot och delar mätvärden från uppkopplade sensorer.", "Uppkopplade sensorer", "2024-03", "KS 2024/211", "2025-02")
        {
            Kind = SolutionKind.Platform, Class = SharedClass.InfrastructureOrPlatform, For = For.Everyone,
            DependsOn = [RunsOn(Drift), IntegratesOver(Integration)], Uses = ["ubuntu 24.04"],
        },
        new("FSN", "Lokalregistret", "Vilka lokaler staden äger och hyr, och vad de används till.", "Lokalförsörjning", "2025-06", "KS 2025/540", "2027-04")
        {
            For = For.Everyone, DependsOn = [RunsOn(Drift), ReadsFrom(Baskartan)],
        },
    ];
}
