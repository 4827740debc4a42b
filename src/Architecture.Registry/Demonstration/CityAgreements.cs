using System.Collections.Immutable;
using Architecture.Registry.Contracts;
using Architecture.Registry.EndOfLife;
using Architecture.Registry.Information;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Demonstration;

/// <summary>A contract of the city. Suppliers and costs are invented.</summary>
/// <param name="Solution">Board and name.</param>
/// <param name="Notice">Last day to give notice.</param>
internal sealed record CityContract(string Solution, string Supplier, ContractPurpose Purpose, DateOnly Start, DateOnly End, DateOnly? Notice, long YearlyCost)
{
    public ImmutableArray<DateOnly> Options { get; init; } = [];
}

/// <summary>What the boards have agreed with suppliers, what information goes where, and what one of them never told of.</summary>
internal static class CityAgreements
{
    private static readonly DateOnly Recorded = new(2026, 3, 12);

    private static readonly ImmutableArray<CityContract> Contracts =
    [
        // The notice date next month.
        new("UTN/Schemaverkstaden", "Schemahuset Norden AB", ContractPurpose.Licence, new(2023, 7, 1), new(2027, 6, 30), new(2026, 12, 31), 2_450_000) { Options = [new(2029, 6, 30)] },
        new("HAM/Terminalen", "Kajlogik AB", ContractPurpose.Support, new(2024, 6, 1), new(2027, 5, 31), new(2027, 2, 28), 1_180_000),
        new("IDN/Idrottsbokningen", "Bokningsbolaget i Solna AB", ContractPurpose.Licence, new(2023, 4, 1), new(2027, 9, 30), new(2027, 3, 31), 640_000),
        new("SON/Skuldrådet", "Rådhusprogram AB", ContractPurpose.Operation, new(2025, 1, 1), new(2028, 12, 31), new(2028, 6, 30), 310_000),
        new("ALN/Köstödet", "Omsorgslogik AB", ContractPurpose.Licence, new(2024, 10, 1), new(2028, 9, 30), new(2028, 3, 31), 1_900_000),
        new("SVA/Kund och abonnemang", "Taxesystem i Väst AB", ContractPurpose.Licence, new(2022, 5, 1), new(2028, 4, 30), new(2027, 10, 31), 3_700_000),
        new("SOD/Parkleken Söder", "Lekplatsdata AB", ContractPurpose.Support, new(2024, 4, 1), new(2028, 3, 31), null, 95_000),
        new("EAV/Parkleken Enskede", "Lekplatsdata AB", ContractPurpose.Support, new(2024, 5, 1), new(2028, 4, 30), null, 88_000),
        new("KST/Biljettluckan", "Scenbiljetter Sverige AB", ContractPurpose.Licence, new(2023, 9, 1), new(2029, 8, 31), new(2029, 2, 28), 1_350_000),
        new("PAR/Parkeringsappen", "Mobilparkering Norr AB", ContractPurpose.Operation, new(2024, 9, 1), new(2028, 8, 31), new(2028, 2, 29), 2_100_000),
    ];

    /// <summary>From, to, how often; over the integration platform.</summary>
    private static readonly ImmutableArray<(string From, string To, string Frequency)> Flows =
    [
        ("UTN/Förskolekön", "UTN/Skolplattform Stockholm", "varje natt"),
        ("UTN/Skolplattform Stockholm", "UTN/Gymnasievalet", "varje vecka"),
        ("SVA/Kund och abonnemang", "KS/Stadens ekonomisystem", "varje månad"),
        ("SON/Serveringstillståndet", "KS/Stadens diarium", "vid beslut"),
        ("SON/Sociala system", "KS/Stadens ekonomisystem", "varje dag"),
        ("KS/Personaladministrativa systemet", "KS/Stadens ekonomisystem", "varje månad"),
        ("SBN/Bygglovssystemet", "KUN/E-arkiv Stockholm", "varje år"),
        ("ALN/Omvårdnadsjournalen", "SON/Sociala system", "vid händelse"),
    ];

    public static void Tell(Script script)
    {
        foreach (var supplier in Contracts.Select(one => one.Supplier).Distinct())
            script.On(Recorded, Identity.SupplierKey(supplier), Script.Governance, new AddSupplier(supplier));
        foreach (var contract in Contracts) Tell(script, contract);
        foreach (var (from, to, frequency) in Flows)
        {
            script.On(
                Recorded, $"flow/{from}/{to}", Script.ActorOf(BoardOf(from)),
                new AddInformationFlow(Identity.Solution(from), Identity.Solution(to), Identity.Solution(Links.Integration), []) { Frequency = frequency });
        }
        FoundLate(script);
    }

    private static void Tell(Script script, CityContract contract) => script.On(
        Recorded, $"contract/{contract.Solution}/{contract.Purpose}", Script.ActorOf(BoardOf(contract.Solution)),
        new RecordContract(
            Identity.Supplier(contract.Supplier), [Identity.Solution(contract.Solution)],
            new ContractTerms(contract.Purpose, ContractKind.CallOff, contract.Start, contract.End, OpenEnded: false, contract.Options, contract.Notice, contract.YearlyCost)));

    /// <summary>Skärholmen booked rooms in a system of its own for two years after the shared one was pointed out, before anybody told the registry.</summary>
    private static void FoundLate(Script script) => script.On(
        new DateOnly(2026, 10, 15), Identity.SolutionKey("SKH/Föreningskalendern"), Script.ActorOf("SKH"),
        new RecordExistingSolution(
            Identity.Board("SKH"), "Föreningskalendern", SolutionKind.Application,
            new Scope(Claims.Of("Lokalbokning"), Audience.Of(Identity.Board("SKH"))), LifecyclePhase.InUse, new DateOnly(2024, 9, 2),
            "Faktura från leverantören, september 2024.")
        {
            Description = "Bokning av föreningslokaler i Skärholmen och Sätra.",
        });

    private static string BoardOf(string solution) => solution[..solution.IndexOf('/', StringComparison.Ordinal)];
}
