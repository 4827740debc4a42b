using System.Collections.Immutable;
using Architecture.Registry.Contracts;
using Architecture.Registry.EndOfLife;
using static Architecture.Registry.EndOfLife.ContractPurpose;

namespace Architecture.Registry.Demonstration;

/// <summary>A contract of the city. Suppliers and costs are invented.</summary>
/// <param name="Solution">Board and name.</param>
/// <param name="Notice">Last day to give notice.</param>
internal sealed record CityContract(string Solution, string Supplier, ContractPurpose Purpose, DateOnly Start, DateOnly End, DateOnly? Notice, long YearlyCost)
{
    public ImmutableArray<DateOnly> Options { get; init; } = [];

    /// <summary>When the board put it on record: as it began, or with the solution.</summary>
    public DateOnly Recorded =>
        CityCalendar.Later(CityCalendar.Day(Start.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture), Solution), OnRecord.Since(Solution));
}

/// <summary>What the boards have agreed with suppliers.</summary>
internal static class CityContracts
{
    public static readonly ImmutableArray<CityContract> All =
    [
        // The notice date next month.
        new("UTN/Schemaverkstaden", "Schemahuset Norden AB", Licence, new(2023, 7, 1), new(2027, 6, 30), new(2026, 12, 31), 2_450_000) { Options = [new(2029, 6, 30)] },

        new("KS/Stadens nätverk", "Ljusfiber Drift AB", Operation, new(2023, 1, 1), new(2030, 12, 31), new(2029, 12, 31), 61_000_000) { Options = [new(2032, 12, 31)] },
        new("KS/Stadens arbetsplats", "Kontorsplatsen Sverige AB", Operation, new(2024, 4, 1), new(2030, 3, 31), new(2029, 3, 31), 148_000_000) { Options = [new(2032, 3, 31)] },
        new("KS/Stadens driftplattform", "Nordhall Drift AB", Operation, new(2022, 6, 1), new(2032, 5, 31), new(2031, 5, 31), 72_000_000),
        new("KS/E-tjänstplattformen", "Tjänstebyggarna AB", Support, new(2024, 2, 1), new(2030, 1, 31), new(2029, 7, 31), 8_400_000),
        new("KS/Integrationsplattformen", "Växelverk Integration AB", Licence, new(2023, 11, 1), new(2030, 10, 31), new(2030, 4, 30), 6_900_000),
        new("KS/Stadens ekonomisystem", "Rådhusprogram AB", Licence, new(2019, 9, 1), new(2029, 8, 31), new(2028, 8, 31), 19_500_000),
        new("KS/Personaladministrativa systemet", "Lönlogik i Uppsala AB", Operation, new(2019, 12, 1), new(2029, 11, 30), new(2028, 11, 30), 34_000_000),
        new("KS/Stadens diarium", "Ärendehuset AB", Licence, new(2020, 4, 1), new(2028, 3, 31), new(2027, 3, 31), 9_800_000) { Options = [new(2030, 3, 31)] },
        new("UTN/Skolplattform Stockholm", "Klassrum Norden AB", Support, new(2024, 8, 1), new(2028, 7, 31), new(2028, 1, 31), 41_000_000),
        new("SON/Sociala system", "Omsorgslogik AB", Licence, new(2022, 10, 1), new(2032, 9, 30), new(2031, 9, 30), 27_000_000),
        new("SBN/Bygglovssystemet", "Planrummet AB", Licence, new(2020, 9, 1), new(2028, 8, 31), new(2028, 2, 29), 5_200_000) { Options = [new(2030, 8, 31)] },
        new("KUN/E-arkiv Stockholm", "Långtidsminnet AB", Support, new(2020, 11, 1), new(2028, 10, 31), new(2028, 4, 30), 3_600_000),
        new("SEN/Kontaktcenter Stockholm", "Växelverk Integration AB", Operation, new(2020, 6, 1), new(2027, 5, 31), new(2027, 1, 31), 12_400_000) { Options = [new(2029, 5, 31)] },
        new("SEN/Boka lokal", "Bokningsbolaget i Solna AB", Licence, new(2023, 1, 1), new(2028, 12, 31), new(2028, 6, 30), 4_100_000),
        new("ALN/Digitala trygghetslarm", "Larmcentralen Mälardalen AB", Operation, new(2021, 11, 1), new(2027, 10, 31), new(2027, 4, 30), 38_500_000) { Options = [new(2029, 10, 31)] },
        new("ALN/Planera hemtjänst", "Omsorgslogik AB", Licence, new(2025, 3, 1), new(2031, 2, 28), new(2030, 8, 31), 11_200_000),

        new("HAM/Terminalen", "Kajlogik AB", Support, new(2024, 6, 1), new(2027, 5, 31), new(2027, 2, 28), 1_180_000),
        new("HAM/Anlöpsplanen", "Kajlogik AB", Licence, new(2022, 2, 1), new(2028, 1, 31), new(2027, 7, 31), 1_640_000),
        new("IDN/Idrottsbokningen", "Bokningsbolaget i Solna AB", Licence, new(2023, 4, 1), new(2027, 9, 30), new(2027, 3, 31), 640_000),
        new("IDN/Badkassan", "Entréteknik AB", Support, new(2022, 8, 1), new(2027, 7, 31), new(2027, 1, 31), 720_000),
        new("IDN/Simskolan", "Bokningsbolaget i Solna AB", Licence, new(2024, 1, 1), new(2028, 12, 31), new(2028, 6, 30), 280_000),
        new("IDN/Föreningsregistret", "Ärendehuset AB", Licence, new(2023, 7, 1), new(2027, 6, 30), new(2027, 3, 31), 390_000),
        new("SON/Skuldrådet", "Rådhusprogram AB", Operation, new(2025, 1, 1), new(2028, 12, 31), new(2028, 6, 30), 310_000),
        new("SON/Serveringstillståndet", "Ärendehuset AB", Licence, new(2023, 5, 1), new(2028, 4, 30), new(2027, 10, 31), 860_000),
        new("SON/Tak över huvudet", "Omsorgslogik AB", Licence, new(2025, 4, 1), new(2029, 3, 31), new(2028, 9, 30), 450_000),
        new("ALN/Köstödet", "Omsorgslogik AB", Licence, new(2024, 10, 1), new(2028, 9, 30), new(2028, 3, 31), 1_900_000),
        new("ALN/Omvårdnadsjournalen", "Journalverket AB", Licence, new(2023, 2, 1), new(2029, 1, 31), new(2028, 1, 31), 6_300_000),
        new("ALN/Signeringen", "Journalverket AB", Licence, new(2024, 3, 1), new(2028, 2, 29), new(2027, 8, 31), 1_250_000),
        new("SVA/Kund och abonnemang", "Taxesystem i Väst AB", Licence, new(2022, 5, 1), new(2028, 4, 30), new(2027, 10, 31), 3_700_000),
        new("SVA/Hämtschemat", "Ruttbyrån AB", Licence, new(2023, 11, 1), new(2027, 10, 31), new(2027, 4, 30), 1_420_000),
        new("SVA/Laboratoriet", "Provlogik Sverige AB", Support, new(2024, 4, 1), new(2029, 3, 31), new(2028, 9, 30), 530_000),
        new("KST/Biljettluckan", "Scenbiljetter Sverige AB", Licence, new(2023, 9, 1), new(2029, 8, 31), new(2029, 2, 28), 1_350_000),
        new("PAR/Parkeringsappen", "Mobilparkering Norr AB", Operation, new(2024, 9, 1), new(2028, 8, 31), new(2028, 2, 29), 2_100_000),
        new("PAR/Parkeringshusen", "Bomteknik AB", Support, new(2022, 3, 1), new(2027, 2, 28), new(2026, 8, 31), 1_780_000),
        new("PAR/Ladda hos oss", "Laddnät Öst AB", Operation, new(2023, 5, 1), new(2029, 4, 30), new(2028, 10, 31), 2_900_000),
        new("TRN/Laddkartan", "Kartverkstan i Luleå AB", Licence, new(2024, 6, 1), new(2028, 5, 31), new(2027, 11, 30), 410_000),
        new("TRN/Trädportalen", "Kartverkstan i Luleå AB", Licence, new(2024, 5, 1), new(2028, 4, 30), new(2027, 10, 31), 520_000),
        new("TRN/Signalcentralen", "Trafikljus Teknik AB", Support, new(2021, 9, 1), new(2027, 8, 31), new(2027, 2, 28), 4_800_000),
        new("TRN/Parkeringsavgiften", "Mobilparkering Norr AB", Operation, new(2023, 10, 1), new(2028, 9, 30), new(2028, 3, 31), 7_600_000),
        new("TRN/Boendetillståndet", "Ärendehuset AB", Licence, new(2024, 12, 1), new(2028, 11, 30), new(2028, 5, 31), 980_000),
        new("TRN/Vinterväg", "Ruttbyrån AB", Licence, new(2024, 10, 1), new(2028, 9, 30), new(2028, 3, 31), 1_150_000),
        new("UTN/Förskolekön", "Klassrum Norden AB", Licence, new(2023, 4, 1), new(2029, 3, 31), new(2028, 9, 30), 2_050_000),
        new("UTN/Provsalen", "Klassrum Norden AB", Licence, new(2024, 1, 1), new(2027, 12, 31), new(2027, 6, 30), 3_300_000),
        new("UTN/Elevhälsans journal", "Journalverket AB", Licence, new(2022, 8, 1), new(2028, 7, 31), new(2028, 1, 31), 4_600_000),
        new("UTN/Skolmaten", "Köksdata AB", Licence, new(2024, 1, 1), new(2027, 12, 31), new(2027, 6, 30), 760_000),
        new("KUN/Bibliotekskatalogen", "Biblioteksservice Norr AB", Licence, new(2023, 11, 1), new(2029, 10, 31), new(2028, 10, 31), 5_400_000),
        new("KUN/E-bokshyllan", "Biblioteksservice Norr AB", Operation, new(2025, 5, 1), new(2029, 4, 30), new(2028, 10, 31), 9_100_000),
        new("MHN/Livsmedelsronden", "Tillsynsdata AB", Licence, new(2023, 9, 1), new(2027, 8, 31), new(2027, 2, 28), 1_080_000),
        new("MHN/Tillsynsboken", "Tillsynsdata AB", Licence, new(2022, 2, 1), new(2028, 1, 31), new(2027, 7, 31), 1_960_000),
        new("KGN/Gravboken", "Minnesvård Data AB", Licence, new(2021, 9, 1), new(2027, 8, 31), new(2027, 2, 28), 670_000),
        new("FSN/Underhållsplanen", "Husdata Mälaren AB", Licence, new(2023, 9, 1), new(2028, 8, 31), new(2028, 2, 29), 890_000),
        new("SVB/Hyressystemet", "Husdata Mälaren AB", Licence, new(2022, 10, 1), new(2028, 9, 30), new(2027, 9, 30), 6_200_000),
        new("FAB/Hyresadministrationen", "Husdata Mälaren AB", Licence, new(2023, 4, 1), new(2028, 3, 31), new(2027, 3, 31), 4_700_000),
        new("STH/Hyresgästregistret", "Avisystem i Norden AB", Licence, new(2021, 2, 1), new(2027, 1, 31), new(2026, 7, 31), 5_100_000),
        new("SVB/Tvättbokningen", "Tvättlås AB", Support, new(2023, 6, 1), new(2028, 5, 31), new(2027, 11, 30), 1_400_000),
        new("FAB/Boka tvättstuga", "Tvättlås AB", Support, new(2024, 2, 1), new(2029, 1, 31), new(2028, 7, 31), 1_150_000),
        new("STH/Tvättiden", "Smart Tvättstuga AB", Support, new(2022, 11, 1), new(2027, 10, 31), new(2027, 4, 30), 1_630_000),
        new("BFS/Bostadskön", "Ärendehuset AB", Support, new(2024, 10, 1), new(2028, 9, 30), new(2028, 3, 31), 2_350_000),

        // Six boards, six contracts, three suppliers, for the same thing.
        new("SOD/Parkleken Söder", "Lekplatsdata AB", Support, new(2024, 4, 1), new(2028, 3, 31), null, 95_000),
        new("EAV/Parkleken Enskede", "Lekplatsdata AB", Support, new(2024, 5, 1), new(2028, 4, 30), null, 88_000),
        new("HAA/Parkleken Hägersten", "Lekplatsdata AB", Support, new(2024, 6, 1), new(2028, 5, 31), null, 91_000),
        new("HVA/Parkleken i väst", "Fritidsdata i Gävle AB", Licence, new(2025, 4, 1), new(2029, 3, 31), new(2028, 9, 30), 134_000),
        new("NOR/Parkleken Norrmalm", "Fritidsdata i Gävle AB", Licence, new(2025, 4, 1), new(2029, 3, 31), new(2028, 9, 30), 127_000),
        new("OST/Parkleken Östermalm", "Parkappen Sverige AB", Licence, new(2024, 5, 1), new(2027, 4, 30), new(2027, 1, 31), 142_000),
    ];
}
