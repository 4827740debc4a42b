using System.Collections.Immutable;
using Architecture.GraphQL.Execution;
using Architecture.Registry;
using Architecture.Registry.Boards;
using Architecture.Registry.Capabilities;
using Architecture.Registry.Designations;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;

namespace Architecture.Api.Building;

/// <summary>Inputs of the schema as values of the domain.</summary>
internal static class InputReading
{
    public static TId Id<TId>(this InputObject input, string name) where TId : struct, IRecordId<TId> => RecordIds.Read<TId>(input.Text(name), name);

    public static TId? IdOrNull<TId>(this InputObject input, string name) where TId : struct, IRecordId<TId> =>
        input.TextOrNull(name) is { } text ? RecordIds.Read<TId>(text, name) : null;

    /// <summary>Absent: unchanged; null: cleared.</summary>
    public static Optional<T> Optional<T>(this InputObject input, string name, Func<string, T?> read) =>
        input.Has(name) ? Registry.Optional.Of(read(name)) : default;

    /// <summary>Absent: unchanged. A record always has it, so null is refused.</summary>
    public static string? TextToKeep(this InputObject input, string name) => Kept(input, name).TextOrNull(name);

    /// <inheritdoc cref="TextToKeep"/>
    public static T? EnumToKeep<T>(this InputObject input, string name) where T : struct, Enum => Kept(input, name).EnumOrNull<T>(name);

    private static InputObject Kept(InputObject input, string name) => input.IsNull(name)
        ? throw new RefusalException(InputInvalidRefused.At(
            name, "Uppgiften behövs och kan inte tas bort. Utelämna den om den inte ska ändras.", "The value is needed and cannot be cleared. Leave it out if it is not to change."))
        : input;

    public static ImmutableArray<TId> Ids<TId>(this InputObject input, string name) where TId : struct, IRecordId<TId> =>
        [.. (input.ListOrNull<string>(name) ?? []).Select(text => RecordIds.Read<TId>(text, name))];

    public static ImmutableArray<string> Texts(this InputObject input, string name) => [.. input.ListOrNull<string>(name) ?? []];

    /// <summary><c>provides</c> and <c>audience</c>.</summary>
    public static Scope Scope(this InputObject input) => new(input.Claims("provides"), input.Within("audience", Audience)!);

    public static ImmutableArray<Claim> Claims(this InputObject input, string name) =>
        [.. (input.ObjectsOrNull(name) ?? []).Select(claim => Inside(name, claim, Claim))];

    public static Claim Claim(this InputObject claim) =>
        new(claim.Id<CapabilityId>("capability"), claim.Enum<Extent>("extent"), claim.Ids<CapabilityId>("excludes"));

    public static ImmutableArray<ProposedDependency> Dependencies(this InputObject input) =>
    [
        .. (input.ObjectsOrNull("dependsOn") ?? []).Select(given => Inside("dependsOn", given, one => new ProposedDependency(
            one.Id<SolutionId>("solution"), one.Enum<DependencyKind>("kind"), one.Enum<DependencyStrength>("strength")))),
    ];

    /// <summary><c>decision</c>, where it is given.</summary>
    public static Decision? DecisionOrNull(this InputObject input) => input.Within("decision", Decision);

    public static ImmutableArray<Decision> Decisions(this InputObject input, string name) =>
        [.. input.Objects(name).Select(decision => Inside(name, decision, Decision))];

    private static Decision Decision(InputObject decision) => new(
        decision.IdOrNull<BoardId>("body"), decision.Date("date"), decision.Text("caseNumber"), decision.TextOrNull("paragraph"), decision.Texts("documents"));

    public static Audience Audience(this InputObject audience)
    {
        var boards = audience.Ids<BoardId>("boards");
        var groups = audience.Ids<UserGroupId>("groups");
        if (audience.BooleanOrNull("all") != true) return new Audience(All: false, boards, groups);
        return boards.IsEmpty
            ? new Audience(All: true, [], groups)
            : throw new RefusalException(new InputInvalidRefused(new Message(
                "Ange alla nämnder (all) eller en lista (boards), inte båda.", "Give all boards (all) or a list of them (boards), not both.")));
    }

    /// <summary>An input object within this one; null where it is not given. Refusals in it name the way to it.</summary>
    public static T? Within<T>(this InputObject input, string name, Func<InputObject, T> read) where T : class =>
        input.ObjectOrNull(name) is { } inner ? Inside(name, inner, read) : null;

    private static T Inside<T>(string name, InputObject inner, Func<InputObject, T> read)
    {
        try
        {
            return read(inner);
        }
        catch (RefusalException refused)
        {
            throw new RefusalException(refused.Refusal with { Path = [name, .. refused.Refusal.Path] });
        }
    }
}
