using System.Collections.Immutable;
using Architecture.Registry.Access;
using Architecture.Registry.Contracts;
using Architecture.Registry.Information;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Demonstration;

/// <summary>What the boards have agreed with suppliers, what information goes where, and what one of them never told of.</summary>
internal static class CityAgreements
{
    /// <summary>From, to, how often; over the integration platform.</summary>
    private static readonly ImmutableArray<(string From, string To, string Frequency)> Flows =
    [
        ("UTN/Förskolekön", "UTN/Skolplattform Stockholm", "varje natt"),
        ("UTN/Skolplattform Stockholm", "UTN/Gymnasievalet", "varje vecka"),
        ("UTN/Sök grundskola", "UTN/Skolplattform Stockholm", "efter antagning"),
        ("UTN/Fritidsappen", "UTN/Skolplattform Stockholm", "vid händelse"),
        ("UTN/Skolplattform Stockholm", "UTN/Skolmaten", "varje natt"),
        ("UTN/Skolskjutsbeställningen", "KS/Stadens ekonomisystem", "varje månad"),
        ("UTN/Fristående i staden", "KS/Stadens ekonomisystem", "varje månad"),
        ("SVA/Kund och abonnemang", "KS/Stadens ekonomisystem", "varje månad"),
        ("SVA/Vattenmätaren", "SVA/Kund och abonnemang", "varje natt"),
        ("SVA/Hämtschemat", "SVA/Kund och abonnemang", "varje dag"),
        ("SON/Serveringstillståndet", "KS/Stadens diarium", "vid beslut"),
        ("SON/Sociala system", "KS/Stadens ekonomisystem", "varje dag"),
        ("SON/Familjehemsbanken", "SON/Sociala system", "vid placering"),
        ("KS/Personaladministrativa systemet", "KS/Stadens ekonomisystem", "varje månad"),
        ("KS/Personaladministrativa systemet", "KS/Katalogtjänsten", "varje natt"),
        ("KS/Stadens ekonomisystem", "KS/ILS-webben", "varje natt"),
        ("KS/Stadens diarium", "KUN/E-arkiv Stockholm", "varje år"),
        ("KS/Upphandlingsstödet", "KS/Stadens ekonomisystem", "vid nytt avtal"),
        ("KS/Förtroendemannaregistret", "KS/Personaladministrativa systemet", "varje månad"),
        ("SEN/Vikariepoolen", "KS/Personaladministrativa systemet", "varje vecka"),
        ("SEN/Inkassobevakningen", "KS/Stadens ekonomisystem", "varje dag"),
        ("SBN/Bygglovssystemet", "KUN/E-arkiv Stockholm", "varje år"),
        ("SBN/Bygglovssystemet", "KS/Stadens diarium", "vid beslut"),
        ("SBN/Förrättningsstödet", "SBN/Stockholms baskarta", "vid avslutad förrättning"),
        ("EXN/Tomträttsregistret", "KS/Stadens ekonomisystem", "varje kvartal"),
        ("TRN/Parkeringsavgiften", "KS/Stadens ekonomisystem", "varje dag"),
        ("TRN/Upplåtelseportalen", "KS/Stadens ekonomisystem", "vid beslut"),
        ("TRN/Tyck till", "SEN/Kontaktcenter Stockholm", "vid händelse"),
        ("MHN/Tillsynsboken", "KS/Stadens ekonomisystem", "varje månad"),
        ("MHN/Luften i Stockholm", "KS/Statistikbanken", "varje timme"),
        ("ALN/Omvårdnadsjournalen", "SON/Sociala system", "vid händelse"),
        ("ALN/Planera hemtjänst", "SON/Sociala system", "varje dag"),
        ("ALN/Digitala trygghetslarm", "ALN/Omvårdnadsjournalen", "vid larm"),
        ("KUN/Kulturskolans anmälan", "KS/Stadens ekonomisystem", "varje termin"),
        ("IDN/Badkassan", "KS/Stadens ekonomisystem", "varje dag"),
        ("KGN/Gravboken", "KS/Stadens ekonomisystem", "varje månad"),
        ("HAM/Hamntaxan", "HAM/Anlöpsplanen", "vid avgång"),
        ("BFS/Bostadskön", "SVB/Hyressystemet", "vid kontrakt"),
        ("BFS/Bostadskön", "FAB/Hyresadministrationen", "vid kontrakt"),
        ("BFS/Bostadskön", "STH/Hyresgästregistret", "vid kontrakt"),
    ];

    public static void Tell(Script script)
    {
        foreach (var supplier in CityContracts.All.GroupBy(one => one.Supplier, StringComparer.Ordinal))
            script.On(supplier.Min(one => one.Recorded), Identity.SupplierKey(supplier.Key), Script.Governance, new AddSupplier(supplier.Key));
        foreach (var contract in CityContracts.All) Tell(script, contract);
        foreach (var (from, to, frequency) in Flows) Tell(script, from, to, frequency);
        FoundLate(script);
    }

    private static void Tell(Script script, CityContract contract) => script.On(
        contract.Recorded, $"contract/{contract.Solution}/{contract.Purpose}", ActingFor(contract.Solution, contract.Recorded),
        new RecordContract(
            Identity.Supplier(contract.Supplier), [Identity.Solution(contract.Solution)],
            new ContractTerms(contract.Purpose, ContractKind.CallOff, contract.Start, contract.End, OpenEnded: false, contract.Options, contract.Notice, contract.YearlyCost)));

    private static void Tell(Script script, string from, string to, string frequency)
    {
        var day = CityCalendar.Later(OnRecord.Since(Links.Integration), CityCalendar.Later(OnRecord.Since(from), OnRecord.Since(to)));
        script.On(
            day, $"flow/{from}/{to}", ActingFor(from, day),
            new AddInformationFlow(Identity.Solution(from), Identity.Solution(to), Identity.Solution(Links.Integration), []) { Frequency = frequency });
    }

    /// <summary>The board that put it on record, or the one that took that over.</summary>
    private static Actor ActingFor(string solution, DateOnly day)
    {
        var board = OnRecord.BoardOf(solution);
        var successor = day < CityBoards.Merger ? null : CityBoards.Founding.FirstOrDefault(one => one.Code == board)?.Successor;
        return Script.ActorOf(successor ?? board);
    }

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
}
