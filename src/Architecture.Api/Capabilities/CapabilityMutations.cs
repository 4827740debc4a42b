using Architecture.Api.Building;
using Architecture.Registry.Capabilities;

namespace Architecture.Api.Capabilities;

internal static class CapabilityMutations
{
    public static void Bind(MutationBinding mutations) => mutations
        .Run(
            "addCapability",
            input => new AddCapability(
                input.Text("name"), input.IdOrNull<CapabilityId>("parent"), input.TextOrNull("externalId"), input.TextOrNull("description")),
            payload => payload.Load("capability", added => added.Result?.Capability, CapabilityReads.CapabilitiesAsync));
}
