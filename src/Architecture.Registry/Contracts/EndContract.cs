using Architecture.Graph;
using Architecture.Registry.Boards;

namespace Architecture.Registry.Contracts;

/// <summary>A board records that a contract is terminated: it ends on that day, and the notice date is answered.</summary>
/// <remarks>
/// Domain §6.2, §6.3. Refused, in order: CONTRACT_UNKNOWN, NOT_RESPONSIBLE_BOARD, STALE_VERSION, CONTRACT_TERMINATED, INPUT_INVALID.
/// </remarks>
/// <param name="Contract">The contract.</param>
/// <param name="Version">The version that the caller saw.</param>
/// <param name="End">Last day in force; the day on which it would end anyway unless given.</param>
/// <param name="Reason">Why.</param>
public sealed record EndContract(ContractId Contract, long Version, DateOnly? End = null, string? Reason = null)
    : ICommand<EndContract.Facts, ChangedContract>
{
    public sealed record Facts(HeldContract? Held);

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation) =>
        new(await read.HeldContractAsync(Contract, cancellation));

    public Outcome<ChangedContract> Decide(Facts facts, DecisionContext context)
    {
        if (facts.Held is not var (contract, holder)) return new ContractUnknownRefused(Contract) { Path = ["contract"] };
        if (!context.Actor.MayWriteFor(holder)) return new NotResponsibleBoardRefused(holder.Name, context.Actor.Id);
        if (contract.Version != Version) return new StaleVersionRefused(Version, contract.Version) { Path = ["version"] };
        if (contract.TerminatedOn is { } terminated) return new ContractTerminatedRefused(contract.Title, terminated) { Path = ["contract"] };
        if ((End ?? contract.LastDay) is not { } last)
        {
            return InputInvalidRefused.At(
                "end", "Avtalet har inget slutdatum i registret. Ange sista dagen det gäller.", "The contract has no end on record. Give its last day in force.");
        }
        if (last < contract.Start)
            return InputInvalidRefused.At("end", "Avtalet slutar innan det börjar.", "The contract ends before it starts.");
        if (last > contract.LastDay)
        {
            return InputInvalidRefused.At(
                "end", $"En uppsägning förlänger inte: avtalet slutar redan {contract.LastDay:yyyy-MM-dd}.",
                $"A termination prolongs nothing: the contract ends {contract.LastDay:yyyy-MM-dd} already.");
        }

        return Outcome.Commit(new ChangedContract(Contract), GraphChange.Change(
            ContractGraph.Contract, Contract.Node,
            ContractGraph.LastDay.Is(last),
            ContractGraph.TerminatedOn.Is(context.Today),
            ContractGraph.TerminationReason.Is(string.IsNullOrWhiteSpace(Reason) ? null : Reason.Trim()),
            ContractGraph.NoticeAnswered.Is(true),
            ContractGraph.Version.Is(Version + 1)));
    }
}
