using Architecture.Registry.Solutions;

namespace Architecture.Registry.Drafts;

/// <summary>What a registration may leave to the draft that it is made from.</summary>
[Flags]
public enum DraftParts
{
    None = 0,
    Aliases = 1,
    Description = 2,
    Product = 4,
    DependsOn = 8,
    InformationSets = 16,
}

/// <summary>A registration completed from its draft: what is judged and registered is the whole.</summary>
internal static class CompletedFromDraft
{
    public static RegisterLocalSolution CompletedFrom(this RegisterLocalSolution input, Draft draft)
    {
        var left = input.LeftToDraft;
        return input with
        {
            LeftToDraft = DraftParts.None,
            Aliases = left.HasFlag(DraftParts.Aliases) ? draft.Aliases : input.Aliases,
            Description = left.HasFlag(DraftParts.Description) ? draft.Description : input.Description,
            Product = left.HasFlag(DraftParts.Product) ? draft.Product : input.Product,
            DependsOn = left.HasFlag(DraftParts.DependsOn) ? draft.DependsOn : input.DependsOn,
            InformationSets = left.HasFlag(DraftParts.InformationSets) ? draft.InformationSets : input.InformationSets,
        };
    }
}
