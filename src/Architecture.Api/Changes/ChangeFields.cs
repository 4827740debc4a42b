using System.Collections.Immutable;
using System.Globalization;
using Architecture.Api.Building;
using Architecture.Graph;
using Architecture.GraphQL;
using Architecture.GraphQL.Bindings;
using Architecture.GraphQL.Execution;
using Architecture.Registry;
using Architecture.Registry.Access;
using Architecture.Registry.Contracts;
using Architecture.Registry.Delegations;
using Architecture.Registry.Findings;
using Architecture.Registry.Information;
using Architecture.Registry.Solutions;

namespace Architecture.Api.Changes;

/// <summary>The journal as the API shows it.</summary>
internal static class ChangeFields
{
    private sealed record FieldChange(NodeId? Node, string Kind, string Property, string? Before, string? After)
    {
        public string Name => $"{Kind}.{Property}";

        public Secrecy? Withheld { get; init; }
    }

    public static void Bind(SchemaBuilder builder)
    {
        builder.Connection<JournalEntry>("Change", counts: false);
        builder.Object<FieldChange>("FieldChange")
            .Field("name", change => change.Name)
            .Field("before", change => change.Before)
            .Field("after", change => change.After)
            .Field("withheld", (change, context) => change.Withheld?.Reason.In(context.State().Language));
        builder.Object<JournalEntry>("Change")
            .Field("cursor", entry => CursorOf(entry))
            .Field("sequence", entry => entry.Sequence)
            .Field("time", entry => entry.Time)
            .Field("actor", entry => entry.Draft.Actor)
            .Field("useCase", entry => entry.Draft.UseCase)
            .Load("record", About, NodeFields.NodesAsync)
            .Batch("fields", FieldsAsync)
            .Field("caseNumber", entry => entry.Draft.CaseNumber)
            .Field("settingsVersion", entry => entry.Draft.SettingsVersion)
            .Field("refused", entry => JournalOutcome.Read(entry).Refused)
            .Load("delegation", entry => JournalOutcome.Read(entry).Delegation, DelegationReads.DelegationsAsync);
    }

    /// <summary>The <c>history</c> of a record.</summary>
    public static ObjectBinding<TSource> History<TSource>(this ObjectBinding<TSource> binding, Func<TSource, NodeId> id) where TSource : notnull =>
        binding.Resolve("history", (source, context, cancellation) => PageAsync(
            context, (after, first) => context.Reader().HistoryAsync(id(source), after, first, cancellation)));

    /// <summary>The whole journal.</summary>
    public static ValueTask<Connection<JournalEntry>> PageAsync(FieldContext context, CancellationToken cancellation) =>
        PageAsync(context, (after, first) => context.Reader().JournalAsync(after, first, cancellation));

    private static async ValueTask<Connection<JournalEntry>> PageAsync(
        FieldContext context, Func<long, int, ValueTask<ImmutableArray<JournalEntry>>> entriesAsync)
    {
        var page = PageArguments.Of(context);
        var after = page.After is null ? 0 : Place(page.After);
        var entries = await entriesAsync(after, page.Size + 1);
        return new Connection<JournalEntry>(
            [.. entries.Take(page.Size).Select(entry => new Edge<JournalEntry>(entry, () => CursorOf(entry)))],
            entries.Length > page.Size,
            after > 0);
    }

    /// <summary>The sequence that a cursor of the journal stands for.</summary>
    public static long Place(string cursor) => long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
        ? sequence
        : throw new GraphQLException("The journal's cursors are its sequence numbers.", ErrorCodes.CursorMismatch);

    private static string CursorOf(JournalEntry entry) => entry.Sequence.ToString(CultureInfo.InvariantCulture);

    /// <summary>The record that the entry is about: the first node that it touched.</summary>
    private static NodeId About(JournalEntry entry) => entry.Nodes is [var node, ..] ? node.Id
        : entry.Edges is [var edge, ..] ? edge.From
        : default;

    /// <summary>What changed, for each entry, without what the reader may not see.</summary>
    private static async ValueTask<IReadOnlyList<ImmutableArray<FieldChange>>> FieldsAsync(
        IReadOnlyList<JournalEntry> entries, FieldContext context, CancellationToken cancellation)
    {
        var all = entries.Select(FieldsOf).ToImmutableArray();
        var read = context.Reader();
        var asked = all.SelectMany(fields => fields)
            .Where(field => WhyWithheld(field, read.Actor) is not null).Select(field => (field.Kind, Node: field.Node!.Value)).Distinct().ToList();
        if (asked.Count == 0) return all;
        var seen = new HashSet<NodeId>();
        await AddAsync<InformationSetId>(SecrecyReads.SeesClassificationAsync);
        await AddAsync<SolutionId>(SecrecyReads.SeesClassificationAsync);
        await AddAsync<ContractId>(SecrecyReads.SeesProcurementAsync);
        await AddAsync<FindingId>(async (reader, ids, token) =>
            [.. (await reader.View.NodesAsync([.. ids.Select(id => id.Node)], token)).Select(node => node is not null)]);
        return [.. all.Select(fields => fields.Select(Shown).ToImmutableArray())];

        FieldChange Shown(FieldChange field) => WhyWithheld(field, read.Actor) is { } why && !seen.Contains(field.Node!.Value)
            ? field with { Before = null, After = null, Withheld = why }
            : field;

        async ValueTask AddAsync<TId>(Func<RegistryReader, IReadOnlyList<TId>, CancellationToken, ValueTask<ImmutableArray<bool>>> sees)
            where TId : struct, IRecordId<TId>
        {
            ImmutableArray<TId> ids = [.. asked.Where(one => one.Kind == TId.Kind.Name).Select(one => TId.From(one.Node))];
            if (ids.IsEmpty) return;
            seen.UnionWith(ids.Zip(await sees(read, ids, cancellation)).Where(pair => pair.Second).Select(pair => pair.First.Node));
        }
    }

    /// <summary>Why a value may be withheld from somebody who does not answer for the record; null when their role sees it anyway.</summary>
    private static Secrecy? WhyWithheld(FieldChange field, Actor actor) =>
        field.Node is not null && WithheldFields.Why(field.Kind, field.Property) is { } why && !why.IsSeenByRole(actor) ? why : null;

    private static ImmutableArray<FieldChange> FieldsOf(JournalEntry entry) =>
    [
        .. entry.Nodes.SelectMany(node => FieldsOf(node.Id, node.Kind, node.Before, node.After)),
        .. entry.Edges.SelectMany(edge => FieldsOf(node: null, edge.Kind, edge.Before, edge.After)),
    ];

    /// <summary>What only serves order and search is no field of the record.</summary>
    private static bool IsShown(string property) => property is not ("sortKey" or "folded" or "searchTerms" or "version");

    private static IEnumerable<FieldChange> FieldsOf(NodeId? node, string kind, ImmutableArray<ImageValue>? before, ImmutableArray<ImageValue>? after)
    {
        var old = (before ?? []).ToDictionary(value => value.Property, value => value.Value);
        var fresh = (after ?? []).ToDictionary(value => value.Property, value => value.Value);
        return old.Keys.Union(fresh.Keys)
            .Where(property => IsShown(property) && old.GetValueOrDefault(property) != fresh.GetValueOrDefault(property))
            .Select(property => new FieldChange(node, kind, property, Shown(old, property), Shown(fresh, property)));
    }

    private static string? Shown(Dictionary<string, GraphValue> values, string property) =>
        values.TryGetValue(property, out var value) && !value.IsAbsent ? value.ToString() : null;
}
