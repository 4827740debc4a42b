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
    public static Scope Scope(this InputObject input) => new([.. input.Objects("provides").Select(Claim)], Audience(input.Object("audience")));

    public static ImmutableArray<ProposedDependency> Dependencies(this InputObject input) =>
    [
        .. (input.ObjectsOrNull("dependsOn") ?? []).Select(one => new ProposedDependency(
            one.Id<SolutionId>("solution"), one.Enum<DependencyKind>("kind"), one.Enum<DependencyStrength>("strength"))),
    ];

    public static Decision Decision(this InputObject input) => new(
        input.IdOrNull<BoardId>("body"), input.Date("date"), input.Text("caseNumber"), input.TextOrNull("paragraph"), input.Texts("documents"));

    public static Claim Claim(this InputObject claim) =>
        new(claim.Id<CapabilityId>("capability"), claim.Enum<Extent>("extent"), claim.Ids<CapabilityId>("excludes"));

    public static Audience Audience(this InputObject audience)
    {
        var boards = audience.Ids<BoardId>("boards");
        var groups = audience.Ids<UserGroupId>("groups");
        if (audience.BooleanOrNull("all") != true) return new Audience(All: false, boards, groups);
        return boards.IsEmpty
            ? new Audience(All: true, [], groups)
            : throw new RefusalException(new InputInvalidRefused(new Message(
                "Ange alla nämnder (all) eller en lista (boards), inte båda.", "Give all boards (all) or a list of them (boards), not both."))
            { Path = ["audience"] });
    }
}
