using System.Collections.Immutable;
using Architecture.Registry.Boards;

namespace Architecture.Registry.Demonstration;

/// <summary>A board of the city.</summary>
/// <param name="Adopted">A company's day of adopting the architecture: demonstration data, not a claim about the company.</param>
internal sealed record CityBoard(string Code, string Name, BoardKind Kind, string Administration, DateOnly? Until = null, string? Successor = null, DateOnly? Adopted = null);

/// <summary>Stockholm's boards and companies: public facts.</summary>
internal static class CityBoards
{
    private static readonly DateOnly LastDay = new(2023, 6, 30);

    /// <summary>First day of the two districts that were made by merger.</summary>
    public static readonly DateOnly Merger = new(2023, 7, 1);

    /// <summary>The day on which the merger was put on record.</summary>
    public static readonly DateOnly MergerDecided = new(2023, 6, 13);

    public static readonly ImmutableArray<CityBoard> Founding =
    [
        new("KS", "Kommunstyrelsen", BoardKind.Executive, "Stadsledningskontoret"),
        new("AMN", "Arbetsmarknadsnämnden", BoardKind.Specialist, "Arbetsmarknadsförvaltningen"),
        new("EXN", "Exploateringsnämnden", BoardKind.Specialist, "Exploateringskontoret"),
        new("FSN", "Fastighetsnämnden", BoardKind.Specialist, "Fastighetskontoret"),
        new("IDN", "Idrottsnämnden", BoardKind.Specialist, "Idrottsförvaltningen"),
        new("KUN", "Kulturnämnden", BoardKind.Specialist, "Kulturförvaltningen"),
        new("KGN", "Kyrkogårdsnämnden", BoardKind.Specialist, "Kyrkogårdsförvaltningen"),
        new("MHN", "Miljö- och hälsoskyddsnämnden", BoardKind.Specialist, "Miljöförvaltningen"),
        new("SEN", "Servicenämnden", BoardKind.Specialist, "Serviceförvaltningen"),
        new("SON", "Socialnämnden", BoardKind.Specialist, "Socialförvaltningen"),
        new("SBN", "Stadsbyggnadsnämnden", BoardKind.Specialist, "Stadsbyggnadskontoret"),
        new("TRN", "Trafiknämnden", BoardKind.Specialist, "Trafikkontoret"),
        new("UTN", "Utbildningsnämnden", BoardKind.Specialist, "Utbildningsförvaltningen"),
        new("VAN", "Valnämnden", BoardKind.Specialist, "Valnämndens kansli"),
        new("ALN", "Äldrenämnden", BoardKind.Specialist, "Äldreförvaltningen"),
        new("OFN", "Överförmyndarnämnden", BoardKind.Specialist, "Överförmyndarförvaltningen"),
        new("HVA", "Hässelby-Vällingby stadsdelsnämnd", BoardKind.District, "Hässelby-Vällingby stadsdelsförvaltning"),
        new("BRO", "Bromma stadsdelsnämnd", BoardKind.District, "Bromma stadsdelsförvaltning"),
        new("KUH", "Kungsholmens stadsdelsnämnd", BoardKind.District, "Kungsholmens stadsdelsförvaltning"),
        new("SOD", "Södermalms stadsdelsnämnd", BoardKind.District, "Södermalms stadsdelsförvaltning"),
        new("EAV", "Enskede-Årsta-Vantörs stadsdelsnämnd", BoardKind.District, "Enskede-Årsta-Vantörs stadsdelsförvaltning"),
        new("SKN", "Skarpnäcks stadsdelsnämnd", BoardKind.District, "Skarpnäcks stadsdelsförvaltning"),
        new("FAR", "Farsta stadsdelsnämnd", BoardKind.District, "Farsta stadsdelsförvaltning"),
        new("HAA", "Hägersten-Älvsjö stadsdelsnämnd", BoardKind.District, "Hägersten-Älvsjö stadsdelsförvaltning"),
        new("SKH", "Skärholmens stadsdelsnämnd", BoardKind.District, "Skärholmens stadsdelsförvaltning"),
        new("RKI", "Rinkeby-Kista stadsdelsnämnd", BoardKind.District, "Rinkeby-Kista stadsdelsförvaltning", LastDay, "JAR"),
        new("SPT", "Spånga-Tensta stadsdelsnämnd", BoardKind.District, "Spånga-Tensta stadsdelsförvaltning", LastDay, "JAR"),
        new("NOR", "Norrmalms stadsdelsnämnd", BoardKind.District, "Norrmalms stadsdelsförvaltning", LastDay, "NIN"),
        new("OST", "Östermalms stadsdelsnämnd", BoardKind.District, "Östermalms stadsdelsförvaltning", LastDay, "NIN"),
        new("SHA", "Stockholms Stadshus AB", BoardKind.Company, "Stockholms Stadshus AB", Adopted: new(2019, 3, 1)),
        new("SVB", "AB Svenska Bostäder", BoardKind.Company, "AB Svenska Bostäder", Adopted: new(2019, 9, 1)),
        new("FAB", "AB Familjebostäder", BoardKind.Company, "AB Familjebostäder", Adopted: new(2019, 9, 1)),
        new("STH", "AB Stockholmshem", BoardKind.Company, "AB Stockholmshem", Adopted: new(2019, 9, 1)),
        new("BFS", "Bostadsförmedlingen i Stockholm AB", BoardKind.Company, "Bostadsförmedlingen i Stockholm AB", Adopted: new(2020, 1, 1)),
        new("SIS", "Skolfastigheter i Stockholm AB", BoardKind.Company, "Skolfastigheter i Stockholm AB", Adopted: new(2019, 6, 1)),
        new("MIC", "Micasa Fastigheter i Stockholm AB", BoardKind.Company, "Micasa Fastigheter i Stockholm AB", Adopted: new(2019, 6, 1)),
        new("SVA", "Stockholm Vatten och Avfall AB", BoardKind.Company, "Stockholm Vatten och Avfall AB", Adopted: new(2020, 1, 1)),
        new("HAM", "Stockholms Hamn AB", BoardKind.Company, "Stockholms Hamn AB", Adopted: new(2021, 1, 1)),
        new("STO", "AB Stokab", BoardKind.Company, "AB Stokab", Adopted: new(2019, 6, 1)),
        new("PAR", "Stockholms Stads Parkerings AB", BoardKind.Company, "Stockholms Stads Parkerings AB", Adopted: new(2020, 7, 1)),
        new("SGA", "Stockholm Globe Arena Fastigheter AB", BoardKind.Company, "Stockholm Globe Arena Fastigheter AB"),
        new("EMU", "S:t Erik Markutveckling AB", BoardKind.Company, "S:t Erik Markutveckling AB", Adopted: new(2021, 1, 1)),
        new("EFO", "S:t Erik Försäkrings AB", BoardKind.Company, "S:t Erik Försäkrings AB"),
        new("SBR", "Stockholm Business Region AB", BoardKind.Company, "Stockholm Business Region AB"),
        new("KST", "Kulturhuset Stadsteatern Stockholm AB", BoardKind.Company, "Kulturhuset Stadsteatern Stockholm AB"),
    ];

    /// <summary>Made on 1 July 2023 out of two districts each.</summary>
    public static readonly ImmutableArray<CityBoard> Merged =
    [
        new("JAR", "Järva stadsdelsnämnd", BoardKind.District, "Järva stadsdelsförvaltning"),
        new("NIN", "Norra innerstadens stadsdelsnämnd", BoardKind.District, "Norra innerstadens stadsdelsförvaltning"),
    ];
}
