using System.Runtime.CompilerServices;

namespace Architecture.Conformance.Reference;

/// <summary>A case on which the sides differ.</summary>
public sealed record Disagreement(ConformanceCase Case, string Difference);

/// <summary>How many cases ended where, so that a comparison of nothing but syntax errors is seen for what it is.</summary>
public sealed class Tally
{
    private readonly SortedDictionary<string, int> stages = new(StringComparer.Ordinal);

    public int Cases { get; private set; }

    public int Disagreements { get; private set; }

    public int Of(string stage) => stages.GetValueOrDefault(stage);

    public void Count(Answer reference, bool agrees)
    {
        Cases++;
        if (!agrees) Disagreements++;
        var stage = reference.Aborted ? "aborted by the reference" : reference.Stage;
        stages[stage] = stages.GetValueOrDefault(stage) + 1;
    }

    public override string ToString() =>
        $"{Cases} cases, {Disagreements} disagreements ({string.Join(", ", stages.Select(stage => $"{stage.Key} {stage.Value}"))})";
}

/// <summary>Puts cases to both sides and gives back those on which they differ.</summary>
public sealed class Contest(Oracle oracle)
{
    private const int Batch = 250;

    private readonly EngineSide engine = new();

    public async IAsyncEnumerable<Disagreement> CompareAsync(
        IEnumerable<ConformanceCase> cases, Tally tally, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var batch in cases.Chunk(Batch))
        {
            var asked = oracle.AskAsync(batch, cancellation);
            var ours = batch.Select(engine.Run).ToList();
            var theirs = await asked;
            await ReadBackAsync(ours, cancellation);
            for (var index = 0; index < batch.Length; index++)
            {
                var difference = Judged(batch[index], Comparison.Difference(theirs[index], ours[index]));
                tally.Count(theirs[index], difference is null);
                if (difference is not null) yield return new(batch[index], difference);
            }
        }
    }

    /// <summary>Where the reference departs from the specification a difference is as it should be, and none is news.</summary>
    private static string? Judged(ConformanceCase one, string? difference) =>
        one.Departure is null ? difference
        : difference is null ? $"no difference any more, though one is listed: {one.Departure}"
        : null;

    /// <summary>A printed schema is judged by what the reference reads in it: how it is laid out is ours to choose.</summary>
    private async Task ReadBackAsync(List<Answer> answers, CancellationToken cancellation)
    {
        var printed = answers.Index().Where(answer => answer.Item.Printed is not null).ToList();
        if (printed.Count == 0) return;
        var read = await oracle.AskAsync([.. printed.Select(answer => new ConformanceCase { Action = "schema", Schema = answer.Item.Printed! })], cancellation);
        foreach (var (answer, back) in printed.Zip(read))
            answers[answer.Index] = back.Stage == "ready" ? back : back with { Fault = $"The reference cannot read what was printed: {answer.Item.Printed}" };
    }
}
