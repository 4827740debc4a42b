using System.Collections.Immutable;
using System.Security.Claims;
using System.Text.Json;
using Architecture.Registry.Access;
using Architecture.Server.Configuration;

namespace Architecture.Server.SignIn;

/// <summary>What a validated token says about who is asking. A claim may lie inside another: <c>realm_access.roles</c>.</summary>
/// <param name="settings">Names of the claims, and the words that stand for roles.</param>
internal sealed class TokenClaims(ServerSettings settings)
{
    private static readonly char[] Separators = [' ', ','];

    private readonly string _user = settings.Text("Authentication:Claims:User")!;
    private readonly string _roles = settings.Text("Authentication:Claims:Roles")!;
    private readonly string _board = settings.Text("Authentication:Claims:Board")!;

    private readonly Dictionary<string, Role> _roleOf = Enum.GetValues<Role>()
        .Where(role => role is not (Role.Demonstration or Role.Reader))
        .SelectMany(role => settings.WordsFor(role).Select(word => (Word: word, Role: role)))
        .GroupBy(pair => pair.Word, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(
            group => group.Key,
            group => group.Count() == 1
                ? group.First().Role
                : throw new SettingsException($"The word “{group.Key}” stands for several roles in Authentication:Roles."),
            StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The actor; null when the token does not say who it is. Whoever has a token for this registry reads; a board's role without a board
    /// counts for nothing, nor does one of several boards that was not chosen.
    /// </summary>
    /// <param name="claims">The claims as the token names them.</param>
    /// <param name="chosenBoard">Which of several boards to act for.</param>
    public Actor? ActorOf(IReadOnlyCollection<Claim> claims, string? chosenBoard)
    {
        if (Values(claims, _user) is not [{ Length: > 0 } user] || user == Actor.System.Id) return null;
        var board = Values(claims, _board) switch
        {
            [var only] when string.IsNullOrEmpty(chosenBoard) => only,
            var several => several.Find(code => string.Equals(code, chosenBoard, StringComparison.Ordinal)),
        };
        var roles = ImmutableArray.CreateBuilder<Role>();
        roles.Add(Role.Reader);
        foreach (var word in Values(claims, _roles).SelectMany(text => text.Split(Separators, StringSplitOptions.RemoveEmptyEntries)))
        {
            if (_roleOf.TryGetValue(word, out var role) && !roles.Contains(role) && (role != Role.Board || board is not null)) roles.Add(role);
        }
        return new Actor(user, roles.ToImmutable(), roles.Contains(Role.Board) ? board : null);
    }

    private static List<string> Values(IReadOnlyCollection<Claim> claims, string name)
    {
        var values = claims.Where(claim => claim.Type == name).Select(claim => claim.Value).ToList();
        if (values.Count > 0) return values;
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0 || claims.FirstOrDefault(claim => claim.Type == name[..dot]) is not { } outer) return values;
        try
        {
            using var json = JsonDocument.Parse(outer.Value);
            var inner = json.RootElement;
            foreach (var step in name[(dot + 1)..].Split('.'))
            {
                if (inner.ValueKind != JsonValueKind.Object || !inner.TryGetProperty(step, out inner)) return values;
            }
            if (inner.ValueKind == JsonValueKind.String) values.Add(inner.GetString()!);
            if (inner.ValueKind == JsonValueKind.Array) values.AddRange(inner.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!));
        }
        catch (JsonException)
        {
            // The outer claim is no object: it holds nothing.
        }
        return values;
    }
}
