using Architecture.Api.Building;
using Architecture.Api.Solutions;
using Architecture.Graph;
using Architecture.GraphQL;
using Architecture.GraphQL.Bindings;
using Architecture.GraphQL.Execution;
using Architecture.Registry;
using Architecture.Registry.Contracts;
using Architecture.Registry.Designations;
using Architecture.Registry.Solutions;
using Architecture.Registry.Technology;

namespace Architecture.Api.Moments;

/// <summary>The registry as it was, and as it would be: fields that open another view for everything below them.</summary>
internal static class MomentFields
{
    private sealed record Preview(DesignatedSolution? Result, Refusal? Refusal);

    /// <param name="builder">The schema.</param>
    /// <param name="readRoots">Binds the read roots, which a snapshot has like the query.</param>
    public static void Bind(SchemaBuilder builder, Action<ObjectBinding<Root>> readRoots)
    {
        var snapshot = builder.Object<Root>("Snapshot")
            .Field("sequence", (_, context) => context.Reader().View.Read)
            .Field("today", (_, context) => context.Reader().Today);
        readRoots(snapshot);
        builder.Object<SequenceRange>("SequenceRange")
            .Field("from", range => range.From)
            .Field("to", range => range.To);
        builder.Object<Preview>("DesignationPreview")
            .Field("errors", preview => preview.Refusal is null ? [] : (Refusal[])[preview.Refusal])
            .Field("verdict", preview => preview.Result?.Verdict)
            .Resolve("debt", async (preview, context, cancellation) =>
                await context.Reader().SolutionsAsync(preview.Result?.Debt ?? [], cancellation));
    }

    public static void BindQuery(ObjectBinding<Root> query, Registry.Registry registry) => query
        .Resolve("asOf", (_, context, cancellation) => AsOfAsync(context, registry, cancellation))
        .Resolve("whatIf", (_, context, cancellation) => WhatIfAsync(context, registry, cancellation))
        .Resolve("designationPreview", PreviewAsync);

    private static async ValueTask<Scoped<Root>> AsOfAsync(FieldContext context, Registry.Registry registry, CancellationToken cancellation)
    {
        var at = context.Arguments.Object("at");
        var moment = at.LongOrNull("sequence") is { } sequence ? ReadMoment.At(sequence)
            : at.DateTimeOrNull("time") is { } time ? ReadMoment.At(time)
            : ReadMoment.At(CityTime.EndOf(at.Date("date")));
        try
        {
            var read = await registry.ReadAsync(context.Actor(), moment, cancellation);
            return Scoped.Of(Root.Value, read.Marked(ScopeMark.Of(read)));
        }
        catch (MomentNotReachedException fault)
        {
            throw new GraphQLException(fault.Message, ErrorTexts.MomentNotReached);
        }
    }

    private static async ValueTask<Scoped<Root>> WhatIfAsync(FieldContext context, Registry.Registry registry, CancellationToken cancellation)
    {
        try
        {
            var changes = context.Arguments.Objects("changes").Select(Supposed).ToList();
            var (reader, refusal) = await registry.SupposeAsync(context.Reader(), changes, cancellation);
            return refusal is null
                ? Scoped.Of(Root.Value, reader!.Marked(ScopeMark.Of(reader, context.Arguments["changes"])))
                : throw context.Error(refusal);
        }
        catch (RefusalException refused)
        {
            throw context.Error(refused.Refusal);
        }
    }

    private static async ValueTask<Preview> PreviewAsync(Root root, FieldContext context, CancellationToken cancellation)
    {
        try
        {
            var command = SolutionMutations.Designation(context.Arguments.Object("input"));
            var (result, refusal) = await Registry.Registry.PreviewAsync(command, context.Reader(), cancellation);
            return new Preview(result, refusal);
        }
        catch (RefusalException refused)
        {
            return new Preview(null, refused.Refusal);
        }
    }

    private static SupposedChange Supposed(InputObject change)
    {
        if (change.ObjectOrNull("designate") is { } designation) return new SupposedDesignation(SolutionMutations.Designation(designation));
        if (change.ObjectOrNull("endRelease") is { } end) return new SupposedReleaseEnd(end.Id<TechnologyReleaseId>("release"), end.Date("supportEnds"));
        if (change.ObjectOrNull("endContract") is { } contract) return new SupposedContractEnd(contract.Id<ContractId>("contract"), contract.Date("end"));
        return change.TextOrNull("retire") is not null
            ? new SupposedRetirement(change.Id<SolutionId>("retire"))
            : new SupposedIndependence(RecordIds.Read(SolutionGraph.DependsOn, change.Text("removeDependency"), "removeDependency"));
    }
}
