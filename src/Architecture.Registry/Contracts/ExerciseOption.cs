using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Boards;

namespace Architecture.Registry.Contracts;

public sealed record ChangedContract(ContractId Contract);

/// <summary>A board exercises an option: from then on it counts, and the notice date is answered.</summary>
/// <remarks>
/// Domain §6.2, §6.3. Refused, in order: CONTRACT_UNKNOWN, NOT_RESPONSIBLE_BOARD, STALE_VERSION, CONTRACT_TERMINATED, OPTION_UNKNOWN,
/// INPUT_INVALID.
/// </remarks>
/// <param name="Contract">The contract.</param>
/// <param name="Version">The version that the caller saw.</param>
/// <param name="End">Which option, by its end; the earliest that is left unless given.</param>
/// <param name="NoticeDate">Last day to give notice under the option, where there is a new one.</param>
public sealed record ExerciseOption(ContractId Contract, long Version, DateOnly? End = null, DateOnly? NoticeDate = null)
    : ICommand<ExerciseOption.Facts, ChangedContract>
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
        var options = contract.Options;
        var earliest = options.FirstOrDefault(option => !option.IsExercised);
        if (earliest is null || !options.Any(option => !option.IsExercised && option.End == (End ?? earliest.End)))
            return new OptionUnknownRefused(contract.Title) { Path = ["end"] };
        if (End is { } wanted && wanted != earliest.End)
        {
            return InputInvalidRefused.At(
                "end", $"Optionerna utnyttjas i ordning: först den till {earliest.End:yyyy-MM-dd}.",
                $"Options are exercised in order: first the one to {earliest.End:yyyy-MM-dd}.");
        }
        if (NoticeDate > earliest.End)
            return InputInvalidRefused.At("noticeDate", "Uppsägningsdagen ligger efter avtalets slut.", "The notice date lies after the contract's end.");

        ImmutableArray<OptionOnRecord> exercised = [.. options.Select(option => option == earliest ? option with { ExercisedOn = context.Today } : option)];
        return Outcome.Commit(new ChangedContract(Contract), GraphChange.Change(
            ContractGraph.Contract, Contract.Node,
            ContractGraph.Options.Is([.. exercised.Select(option => option.ToItem())]),
            ContractGraph.LastDay.Is(earliest.End),
            ContractGraph.NoticeDate.Is(NoticeDate ?? contract.NoticeDate),
            ContractGraph.NoticeAnswered.Is(NoticeDate is null ? true : null),
            ContractGraph.Version.Is(Version + 1)));
    }
}
