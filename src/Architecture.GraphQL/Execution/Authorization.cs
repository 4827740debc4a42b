using Architecture.GraphQL.Language;
using Architecture.GraphQL.Types;

namespace Architecture.GraphQL.Execution;

/// <summary>What <c>@authorize</c> demands of whoever asks for a field; on an object type it stands for all its fields.</summary>
/// <param name="Policy">A policy of the program; null for none.</param>
/// <param name="Roles">One of these roles; empty for any.</param>
public sealed record Authorization(string? Policy, IReadOnlyList<string> Roles)
{
    /// <summary>The directive, for a schema that wants to use it.</summary>
    public const string Sdl = "directive @authorize(policy: String, roles: [String!]) on FIELD_DEFINITION | OBJECT";

    /// <summary>The demands of a type and of a field of it; null when there are none.</summary>
    internal static Authorization[]? Of(ObjectType type, OutputField field)
    {
        Authorization[] all = [.. type.Directives.Concat(field.Directives).Where(directive => directive.Name.Value == "authorize").Select(Of)];
        return all.Length == 0 ? null : all;
    }

    private static Authorization Of(Directive directive) => new(
        (directive.Argument("policy") as StringValue)?.Value,
        directive.Argument("roles") is ListValue roles ? [.. roles.Values.OfType<StringValue>().Select(role => role.Value)] : []);
}

/// <summary>Whether a field may be read.</summary>
public enum AuthorizationVerdict
{
    Allowed,

    /// <summary>Nobody is logged in: <see cref="ErrorCodes.NotAuthenticated"/>.</summary>
    NotAuthenticated,

    /// <summary>Whoever is logged in may not: <see cref="ErrorCodes.NotAuthorized"/>.</summary>
    NotAuthorized,
}
