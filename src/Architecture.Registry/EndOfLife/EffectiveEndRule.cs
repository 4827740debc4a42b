using System.Collections.Immutable;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.EndOfLife;

/// <summary>The effective end of every solution of a loaded subgraph at once (domain §6.2, §6.3).</summary>
public static class EffectiveEndRule
{
    /// <param name="solutions">The solutions asked about, with everything reachable from them over HARD dependencies and the targets of SOFT ones.</param>
    /// <param name="today">The day decided on.</param>
    /// <param name="settings">The leads.</param>
    public static IReadOnlyDictionary<SolutionId, EffectiveEnd> Of(IEnumerable<SolutionEndFacts> solutions, DateOnly today, EndSettings settings)
    {
        var graph = new EndGraph([.. solutions], today);
        var dates = graph.Earliest();
        var undated = graph.Nearest(own => own.Undated is not null);
        var missing = graph.Nearest(own => !own.Missing.IsEmpty);
        var ends = new Dictionary<SolutionId, EffectiveEnd>(graph.Count);
        for (var node = 0; node < graph.Count; node++)
            ends.Add(graph.Facts(node).Id, One(graph, node, dates, undated, missing, today, settings));
        for (var node = 0; node < graph.Count; node++)
        {
            var warnings = Warnings(graph, node, ends, today);
            if (!warnings.IsEmpty) ends[graph.Facts(node).Id] = ends[graph.Facts(node).Id] with { Warnings = warnings };
        }
        return ends;
    }

    private static EffectiveEnd One(
        EndGraph graph, int node, EndGraph.Reached[] dates, EndGraph.Reached[] undated, EndGraph.Reached[] missing, DateOnly today, EndSettings settings)
    {
        var facts = graph.Facts(node);
        var lead = settings.LeadFor(facts.NoProcurement);
        // Final: nothing ends any more. Its date still ends what depends on it.
        if (facts.IsGone) return new EffectiveEnd(facts.Id) { LeadMonths = lead };

        var own = graph.Own(node);
        var date = dates[node].IsReached ? graph.Own(dates[node].Source).Earliest!.Date : null;
        var end = new EffectiveEnd(facts.Id)
        {
            Date = date,
            LeadMonths = lead,
            EndedWithoutDate = undated[node].IsReached,
            IsUnknown = missing[node].IsReached,
            Missing = own.Missing,
            MissingAt = missing[node].IsReached ? graph.Facts(missing[node].Source).Id : null,
            NoticePassed = own.NoticePassed?.Id,
            Explanation = date is null || (undated[node].IsReached && !(date < today))
                ? undated[node].IsReached ? Explain(graph, node, undated, source => source.Undated!, today) : null
                : Explain(graph, node, dates, source => source.Earliest!, today),
        };
        return end with
        {
            State = EffectiveEnd.StateOn(today, date, lead, end.EndedWithoutDate, end.NoticePassed is not null, end.IsUnknown),
        };
    }

    private static EndExplanation Explain(EndGraph graph, int node, EndGraph.Reached[] reached, Func<OwnEnd, EndSource> of, DateOnly today)
    {
        var source = of(graph.Own(reached[node].Source));
        var path = ImmutableArray.CreateBuilder<EndPathStep>();
        path.Add(new EndPathStep(graph.Facts(node).Id.Node, graph.Facts(node).Name, null));
        for (var at = node; at != reached[node].Source;)
        {
            var next = reached[at].Next;
            path.Add(new EndPathStep(graph.Facts(next).Id.Node, graph.Facts(next).Name, reached[at].By));
            at = next;
        }
        if (source.Record is { } record) path.Add(new EndPathStep(record, source.Title, null));
        var steps = path.ToImmutable();
        var kind = reached[node].Source == node ? source.Kind : EndKind.Dependency;
        return new EndExplanation(kind, source.Kind, source.Date, steps, EndText.Of(steps, source, today));
    }

    private static ImmutableArray<SoftWarning> Warnings(
        EndGraph graph, int node, Dictionary<SolutionId, EffectiveEnd> ends, DateOnly today)
    {
        var facts = graph.Facts(node);
        if (facts.IsGone) return [];
        var own = ends[facts.Id];
        var warnings = ImmutableArray.CreateBuilder<SoftWarning>();
        foreach (var dependency in facts.DependsOn)
        {
            if (dependency.Strength != DependencyStrength.Soft || graph.Find(dependency.To) is not { } target) continue;
            var on = graph.Facts(target);
            var end = on.IsGone ? ends[on.Id] with { Date = on.GoneOn, EndedWithoutDate = on.GoneOn is null } : ends[on.Id];
            if (end.EndedWithoutDate || (end.Date is { } date && !(date >= own.Date)))
                warnings.Add(new SoftWarning(on.Id, end.Date, EndText.Warning(facts.Name, on.Name, end, today)));
        }
        return warnings.ToImmutable();
    }
}
