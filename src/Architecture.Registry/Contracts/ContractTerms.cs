using System.Collections.Immutable;
using Architecture.Registry.EndOfLife;

namespace Architecture.Registry.Contracts;

/// <summary>What is agreed, by dates and money. No end and not open-ended: the end is not known.</summary>
/// <param name="Purpose">What the contract is for.</param>
/// <param name="Kind">A framework or a call-off.</param>
/// <param name="Start">First day in force; null: since before anything recorded.</param>
/// <param name="End">Last day in force, options aside.</param>
/// <param name="OpenEnded">Runs until somebody terminates it.</param>
/// <param name="Options">The last days that options lead to.</param>
/// <param name="NoticeDate">Last day to give notice.</param>
/// <param name="YearlyCost">In whole kronor.</param>
public sealed record ContractTerms(
    ContractPurpose Purpose, ContractKind Kind, DateOnly? Start, DateOnly? End, bool OpenEnded,
    ImmutableArray<DateOnly> Options, DateOnly? NoticeDate, long? YearlyCost)
{
    /// <summary>The last day to which it can go on, options counted, exercised or not; null: no last day, or nobody knows.</summary>
    internal DateOnly? Reach => End is { } end ? Options.Append(end).Max() : null;

    /// <summary>What cannot stand in the terms by themselves; null when nothing.</summary>
    internal InputInvalidRefused? Fault()
    {
        if (OpenEnded && End is not null)
        {
            return InputInvalidRefused.At(
                "openEnded", "Ett avtal gäller antingen tills vidare (openEnded) eller till ett slutdatum (end), inte båda.",
                "A contract either runs until further notice (openEnded) or to an end date (end), not both.");
        }
        if (End < Start)
            return InputInvalidRefused.At("end", "Avtalet slutar innan det börjar.", "The contract ends before it starts.");
        if (OptionFault() is { } option) return option;
        if (NoticeDate > End)
            return InputInvalidRefused.At("noticeDate", "Uppsägningsdagen ligger efter avtalets slut.", "The notice date lies after the contract's end.");
        return YearlyCost < 0
            ? InputInvalidRefused.At("yearlyCost", "Årskostnaden kan inte vara negativ.", "The yearly cost cannot be negative.")
            : null;
    }

    private InputInvalidRefused? OptionFault()
    {
        if (Options.IsEmpty) return null;
        if (End is not { } end)
        {
            return InputInvalidRefused.At(
                "options", "En option förlänger avtalet från ett slutdatum. Ange avtalets slut (end).",
                "An option prolongs a contract beyond an end date. Give the contract's end (end).");
        }
        if (Options.Any(option => option <= end))
        {
            return InputInvalidRefused.At(
                "options", "En option måste sluta senare än avtalet som den förlänger.",
                "An option must end later than the contract that it prolongs.");
        }
        return Options.Distinct().Count() == Options.Length
            ? null
            : InputInvalidRefused.At("options", "Två optioner har samma slutdatum.", "Two options have the same end date.");
    }
}
