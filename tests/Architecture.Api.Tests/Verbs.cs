using System.Text.Json;
using Architecture.Registry.Access;

namespace Architecture.Api.Tests;

/// <summary>Mutations by name, told in a line.</summary>
internal static class Verbs
{
    /// <summary>Runs a mutation with an input and gives its payload, with the refusals' codes.</summary>
    public static async Task<JsonElement> RunAsync(this RegistryUnderTest registry, string mutation, object input, string fields = "", string? actor = null)
    {
        var type = $"{char.ToUpperInvariant(mutation[0])}{mutation[1..]}Input";
        var data = await registry.DataAsync(
            $"mutation($input: {type}!) {{ {mutation}(input: $input) {{ {fields} errors {{ __typename code message path }} }} }}",
            new { input }, actor is null ? null : DemonstrationUsers.Find(actor));
        return data.GetProperty(mutation);
    }

    /// <summary>The refusal's code; null when it was done.</summary>
    public static string? Code(this JsonElement payload) =>
        payload.GetProperty("errors").GetArrayLength() == 0 ? null : payload.GetProperty("errors")[0].GetProperty("code").GetString();

    /// <summary>The id of the record under a name.</summary>
    public static string Id(this JsonElement payload, string record) => payload.GetProperty(record).GetProperty("id").GetString()!;

    public static async Task<int> VersionAsync(this RegistryUnderTest registry, string id) =>
        (await registry.DataAsync("query($id: ID!) { node(id: $id) { ... on RegistryRecord { version } } }", new { id }))
            .GetProperty("node").GetProperty("version").GetInt32();

    /// <summary>Takes a solution a step, from the version that it has now.</summary>
    public static async Task<string?> StepAsync(this RegistryUnderTest registry, string solution, string phase) =>
        (await registry.RunAsync("changeLifecycle", new { solution, version = await registry.VersionAsync(solution), phase })).Code();

    /// <summary>Changes a solution's scope from the version that it has now.</summary>
    public static async Task<JsonElement> ProvideAsync(this RegistryUnderTest registry, string solution, object claim, string? actor = null) =>
        await registry.RunAsync(
            "provideCapability", new { solution, version = await registry.VersionAsync(solution), claim }, "solution { version } verdict { verdict }", actor);

    public static async Task<JsonElement> ChangeAudienceAsync(this RegistryUnderTest registry, string solution, object audience, string? actor = null) =>
        await registry.RunAsync(
            "changeAudience", new { solution, version = await registry.VersionAsync(solution), audience }, "solution { version } verdict { verdict }", actor);

    /// <summary>SLK answers the only open review.</summary>
    public static async Task<string?> AnswerAsync(this RegistryUnderTest registry, string outcome)
    {
        var open = await registry.OpenReviewsAsync();
        var review = Assert.Single(open);
        return (await registry.RunAsync(
            "completeReview", new { review = review.Id, version = 1, outcome, reason = "Prövat" }, "review { status outcome completed }", "governance")).Code();
    }

    public static async Task<IReadOnlyList<(string Id, string Kind)>> OpenReviewsAsync(this RegistryUnderTest registry)
    {
        var data = await registry.DataAsync("{ reviews(where: {status: {eq: OPEN}}) { nodes { id kind } } }");
        return [.. data.GetProperty("reviews").GetProperty("nodes").EnumerateArray()
            .Select(review => (review.GetProperty("id").GetString()!, review.GetProperty("kind").GetString()!))];
    }
}
