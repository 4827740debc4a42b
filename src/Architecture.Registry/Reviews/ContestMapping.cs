using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Reviews;

/// <param name="Review">The mapping review, opened now or open already.</param>
public sealed record ContestedMapping(ReviewId Review);

/// <summary>SLK contests a local solution's claims: they may be drawn to pass beside a shared solution.</summary>
/// <remarks>
/// Domain §3.5: while the mapping review is open it holds procurement and later. Refused, in order: ROLE_NOT_ALLOWED, SOLUTION_UNKNOWN,
/// INPUT_INVALID.
/// </remarks>
public sealed record ContestMapping(SolutionId Solution, SolutionId Shared, string Reason) : ICommand<ContestMapping.Facts, ContestedMapping>
{
    public sealed record Facts(
        Solution? Solution, Solution? Shared, Proposal? Proposal, CellSpace? Space, GateFootprint? Footprint, ImmutableArray<MappingQuestion> Questions);

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation)
    {
        var both = await read.SolutionsAsync([Solution, Shared], cancellation);
        if (both[0] is not { } solution) return new Facts(null, both[1], null, null, null, []);
        var proposal = (await read.ProposalsAsync([solution], cancellation))[0];
        var gate = await read.GateFactsAsync(proposal.Scope.Claims, cancellation);
        var questions = (await read.MappingQuestionsAsync([Solution], cancellation))[0];
        return new Facts(solution, both[1], proposal, gate.Space, await read.GateFootprintAsync(solution, cancellation), questions);
    }

    public Outcome<ContestedMapping> Decide(Facts facts, DecisionContext context)
    {
        if (!context.Actor.Is(Role.Governance)) return new RoleNotAllowedRefused(context.Actor.Id);
        if (facts.Solution is not { } solution) return new SolutionUnknownRefused(Solution) { Path = ["solution"] };
        if (facts.Shared is not { } shared) return new SolutionUnknownRefused(Shared) { Path = ["shared"] };
        if (solution.Reach == Reach.Shared || solution.IsGone)
            return InputInvalidRefused.At("solution", "Bara en lokal lösning som finns kvar kan ifrågasättas.", "Only a local solution that is still there can be contested.");
        if (shared.Reach != Reach.Shared)
            return InputInvalidRefused.At("shared", "Lösningen att jämföra med är inte gemensam.", "The solution to compare with is not shared.");
        if (string.IsNullOrWhiteSpace(Reason)) return InputInvalidRefused.At("reason", "Ange varför ni ifrågasätter funktionerna.", "Say why you contest the functions.");
        if (facts.Questions.FirstOrDefault(one => one.Against == Shared && one.Review.Answer is null) is { } open)
            return Outcome.Commit(new ContestedMapping(open.Review.Id), GraphChange.None);

        var id = context.NewId<ReviewId>();
        var change = OpenReview.Mapping(id, Solution, [Shared], facts.Proposal!.Cells(facts.Space!).Record(), Reason, context);
        return Outcome.Commit(new ContestedMapping(id), change.Writing(facts.Footprint!.Written));
    }
}
