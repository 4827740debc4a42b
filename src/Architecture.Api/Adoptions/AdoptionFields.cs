using Architecture.Api.Building;
using Architecture.Api.Changes;
using Architecture.GraphQL.Bindings;
using Architecture.Registry.Adoptions;
using Architecture.Registry.Boards;
using Architecture.Registry.Solutions;

namespace Architecture.Api.Adoptions;

/// <summary>Where an adoption's fields come from.</summary>
internal static class AdoptionFields
{
    public static void Bind(SchemaBuilder builder)
    {
        builder.Object<Solution>("Solution").LoadMany("adoptions", solution => solution.Id, AdoptionReads.AdoptionsAsync);
        builder.Object<Adoption>("Adoption")
            .Field("id", (adoption, context) => RecordIds.Write(adoption.Edge.Kind, adoption.Id, context))
            .Field("version", adoption => (int)adoption.Version)
            .Field("createdAt", adoption => adoption.Edge.Created.Time)
            .Field("changedAt", adoption => adoption.Edge.Changed.Time)
            .History(adoption => adoption.Id)
            .Load("board", adoption => adoption.Board, BoardReads.BoardsAsync)
            .Load("solution", adoption => adoption.Solution, SolutionReads.SolutionsAsync)
            .Field("since", adoption => adoption.Since)
            .Field("until", adoption => adoption.Until)
            .Field("endReason", adoption => adoption.EndReason);
    }
}
