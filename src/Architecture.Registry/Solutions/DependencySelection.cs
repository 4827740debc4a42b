using Architecture.Graph;

namespace Architecture.Registry.Solutions;

/// <summary>Which of a solution's dependencies are wanted.</summary>
/// <param name="First">At most so many of each solution; null for all.</param>
/// <param name="Kind">Of one kind only.</param>
/// <param name="Strength">Of one strength only.</param>
public sealed record DependencySelection(int? First, DependencyKind? Kind, DependencyStrength? Strength)
{
    public static readonly DependencySelection All = new(null, null, null);

    /// <summary>What must hold of the edge; null where all are wanted.</summary>
    internal Filter? Condition
    {
        get
        {
            List<Filter> conditions = [];
            if (Kind is { } kind) conditions.Add(Filter.Is(SolutionGraph.DependencyKind, GraphValue.Of(kind.ToString())));
            if (Strength is { } strength) conditions.Add(Filter.Is(SolutionGraph.DependencyStrength, GraphValue.Of(strength.ToString())));
            return conditions.Count == 0 ? null : Filter.All([.. conditions]);
        }
    }
}
