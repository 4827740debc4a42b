using System.Collections.Immutable;
using Architecture.Api.Building;
using Architecture.Api.Changes;
using Architecture.GraphQL.Bindings;
using Architecture.Registry;
using Architecture.Registry.RuleSettings;

namespace Architecture.Api.Access;

/// <summary>The numbers that the rules read.</summary>
internal static class SettingsFields
{
    public static void Bind(SchemaBuilder builder)
    {
        var settings = builder.Object<Settings>("Settings")
            .Field("version", of => of.Version)
            .History(_ => SettingsGraph.Id);
        foreach (var number in SettingsGraph.Numbers) settings.Field(number.Name, number.Of);
    }

    public static void BindQuery(ObjectBinding<Root> query) => query.Resolve(
        "settings", async (_, context, cancellation) => await context.Reader().SettingsAsync(cancellation));

    public static void BindMutations(MutationBinding mutations) => mutations.Run(
        "changeSettings",
        input => new ChangeSettings(
            input.Int("version"),
            SettingsGraph.Numbers.Where(number => input.Has(number.Name))
                .ToImmutableSortedDictionary(number => number.Name, number => input.IntOrNull(number.Name), StringComparer.Ordinal),
            input.DecisionOrNull()),
        payload => payload.Field("settings", changed => changed.Result?.Settings));
}
