using Architecture.Api.Building;
using Architecture.Api.ParallelSolutions;
using Architecture.GraphQL.Execution;
using Architecture.Registry.Capabilities;

namespace Architecture.Api.Capabilities;

internal static class CapabilityMutations
{
    public static void Bind(MutationBinding mutations) => mutations
        .Run(
            "addCapability",
            input => new AddCapability(
                input.Text("name"), input.IdOrNull<CapabilityId>("parent"), input.TextOrNull("externalId"), input.TextOrNull("description")),
            payload => payload
                .Load("capability", added => added.Result?.Capability, CapabilityReads.CapabilitiesAsync)
                .VerdictChanges(added => added.Recomputed))
        .Run(
            "changeCapability",
            input => new ChangeCapability(input.Id<CapabilityId>("capability"), input.Int("version"))
            {
                Name = input.TextToKeep("name"),
                Description = input.Optional<string?>("description", input.TextOrNull),
                ExternalId = input.Optional<string?>("externalId", input.TextOrNull),
            },
            payload => payload.Load("capability", changed => changed.Result?.Capability, CapabilityReads.CapabilitiesAsync))
        .Run(
            "moveCapability",
            input => new MoveCapability(
                input.Id<CapabilityId>("capability"), input.Int("version"), input.IdOrNull<CapabilityId>("parent"), input.DecisionOrNull()),
            payload => payload
                .Load("capability", moved => moved.Result?.Capability, CapabilityReads.CapabilitiesAsync)
                .VerdictChanges(moved => moved.Recomputed))
        .Run(
            "splitCapability",
            input => new SplitCapability(
                input.Id<CapabilityId>("capability"), input.Int("version"), [.. input.Objects("into").Select(Part)], input.DecisionOrNull()),
            payload => payload
                .Load("capability", split => split.Result?.Capability, CapabilityReads.CapabilitiesAsync)
                .Resolve("parts", async (split, context, cancellation) =>
                    split.Result is { } result ? await context.Reader().CapabilitiesAsync(result.Parts, cancellation) : null)
                .VerdictChanges(split => split.Recomputed))
        .Run(
            "mergeCapabilities",
            input => new MergeCapabilities(
                input.Ids<CapabilityId>("capabilities"), input.Id<CapabilityId>("into"), input.Int("version"), input.DecisionOrNull()),
            payload => payload
                .Load("capability", merged => merged.Result?.Capability, CapabilityReads.CapabilitiesAsync)
                .VerdictChanges(merged => merged.Recomputed));

    private static CapabilityPart Part(InputObject input) => new(
        input.Text("name"), input.TextOrNull("description"), input.TextOrNull("externalId"), input.Ids<CapabilityId>("children"));
}
