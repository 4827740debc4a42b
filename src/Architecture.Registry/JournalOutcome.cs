using System.Text.Json;
using System.Text.Json.Nodes;
using Architecture.Graph;
using Architecture.Registry.Delegations;

namespace Architecture.Registry;

/// <summary>What a journal entry says of its outcome, as JSON: the refusal, and the delegation that was acted on.</summary>
/// <param name="Refused">The refusal's code; null for what was done.</param>
/// <param name="Delegation">The delegation that was acted on; null where none was.</param>
public sealed record JournalOutcome(string? Refused, DelegationId? Delegation)
{
    private const string RefusedName = "refused";
    private const string DelegationName = "delegation";

    public static JournalOutcome Read(JournalEntry entry)
    {
        if (entry.Draft.Outcome is not { } outcome) return new JournalOutcome(null, null);
        using var told = JsonDocument.Parse(outcome);
        return new JournalOutcome(
            told.RootElement.TryGetProperty(RefusedName, out var code) ? code.GetString() : null,
            told.RootElement.TryGetProperty(DelegationName, out var delegation) ? new DelegationId(NodeId.Parse(delegation.GetString()!)) : null);
    }

    /// <summary>Null where there is nothing to say.</summary>
    internal static string? Of(Refusal? refusal, DelegationId? delegation)
    {
        if (refusal is null && delegation is null) return null;
        var told = new JsonObject();
        if (refusal is not null)
        {
            told[RefusedName] = refusal.Code;
            told["message"] = new JsonObject { ["sv"] = refusal.Message.Swedish, ["en"] = refusal.Message.English };
        }
        if (delegation is { } id) told[DelegationName] = id.Node.ToString();
        return told.ToJsonString();
    }
}
