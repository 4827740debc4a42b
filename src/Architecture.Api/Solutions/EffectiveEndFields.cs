using Architecture.Api.Building;
using Architecture.GraphQL.Bindings;
using Architecture.Registry.EndOfLife;

namespace Architecture.Api.Solutions;

/// <summary>Where the fields of an effective end come from.</summary>
internal static class EffectiveEndFields
{
    public static void Bind(SchemaBuilder builder)
    {
        builder.Object<EffectiveEnd>("EffectiveEnd")
            .Field("date", end => end.Date)
            .Field("state", end => end.State)
            .Field("explanation", end => end.Explanation)
            .Field("missing", end => end.Missing)
            .Field("warnings", (end, context) => end.Warnings.Select(warning => warning.Text.In(context.State().Language)));
        builder.Object<EndExplanation>("EndExplanation")
            .Field("kind", explanation => explanation.Kind)
            .Field("date", explanation => explanation.Date)
            .Field("text", (explanation, context) => explanation.Text.In(context.State().Language))
            .Load("record", explanation => explanation.Path[^1].Record, NodeFields.NodesAsync)
            .Field("path", explanation => explanation.Path);
        builder.Object<EndPathStep>("EndStep")
            .Field("text", step => step.Name)
            .Field("by", step => step.By)
            .Load("record", step => step.Record, NodeFields.NodesAsync);
    }
}
