namespace Architecture.Registry.Access;

/// <summary>The users of demonstration mode: <c>Authorization: Demo &lt;user&gt;</c>, on loopback only.</summary>
public static class DemonstrationUsers
{
    /// <summary>Acts when a request names nobody, so that a newcomer's first commands work as pasted.</summary>
    public static readonly Actor Default = new("demo", [Role.Reader, Role.Demonstration]);

    private const string BoardPrefix = "board:";

    /// <summary>The user of that name; null when there is none.</summary>
    public static Actor? Find(string user) => user switch
    {
        "demo" => Default,
        "architect" => new Actor(user, [Role.Reader, Role.Architect]),
        "governance" => new Actor(user, [Role.Reader, Role.Governance]),
        "executive" => new Actor(user, [Role.Reader, Role.Executive]),
        "auditor" => new Actor(user, [Role.Reader, Role.Auditor]),
        "integration" => new Actor(user, [Role.Reader, Role.Integration]),
        "visitor" => new Actor(user, [Role.Reader]),
        _ when user.StartsWith(BoardPrefix, StringComparison.Ordinal) && user.Length > BoardPrefix.Length =>
            new Actor(user, [Role.Reader, Role.Board], user[BoardPrefix.Length..]),
        _ => null,
    };

    /// <summary>What <see cref="Find"/> knows, as told to people.</summary>
    public const string Names = "architect, governance, executive, board:<code>, auditor, integration, visitor, demo";
}
