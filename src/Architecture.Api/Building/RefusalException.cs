using Architecture.Registry;

namespace Architecture.Api.Building;

/// <summary>Input that cannot be understood: a mutation answers it as a refusal in its payload, a query as an error at its path.</summary>
internal sealed class RefusalException(Refusal refusal) : Exception(refusal.Message.English)
{
    public Refusal Refusal { get; } = refusal;
}
