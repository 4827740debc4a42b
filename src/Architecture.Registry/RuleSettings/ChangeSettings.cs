using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.Designations;

namespace Architecture.Registry.RuleSettings;

/// <param name="Settings">The numbers as they are from now on.</param>
public sealed record ChangedSettings(Settings Settings);

/// <summary>KS changes numbers that the rules read.</summary>
/// <remarks>
/// Domain §2: KS alone, or a delegate of it. Rules read the new numbers from the next decision on; a day that was given before, as when a review is due,
/// stays. Refused, in order: RESERVED_FOR_EXECUTIVE_BOARD, STALE_VERSION, INPUT_INVALID, BOARD_UNKNOWN, DECISION_IN_FUTURE.
/// </remarks>
/// <param name="Version">The version that the caller saw.</param>
/// <param name="Numbers">By name; null sets back to the default.</param>
/// <param name="Decision">KS's decision, where it is stated.</param>
public sealed record ChangeSettings(long Version, ImmutableSortedDictionary<string, int?> Numbers, Decision? Decision) : ICommand<ChangeSettings.Facts, ChangedSettings>
{
    /// <param name="Body">The body that decided, where one is named. The numbers themselves every decision has.</param>
    public sealed record Facts(Board? Body);

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation) =>
        new(Decision?.Body is { } body ? await read.BodyAsync(body, cancellation) : null);

    public Outcome<ChangedSettings> Decide(Facts facts, DecisionContext context)
    {
        if (context.Reserved() is { } reserved) return reserved;
        var now = context.Settings;
        if (Version != now.Version) return new StaleVersionRefused(Version, now.Version) { Path = ["version"] };
        var changed = SettingsGraph.Numbers.Where(number => Numbers.ContainsKey(number.Name)).ToImmutableArray();
        foreach (var number in changed)
        {
            if (Numbers[number.Name] is < 1 || Numbers[number.Name] > number.Most)
            {
                return InputInvalidRefused.At(
                    number.Name, $"Ange ett tal från 1 till {number.Most}, eller null för standardvärdet.", $"Give a number from 1 to {number.Most}, or null for the default.");
            }
        }
        if (Decision?.Fault(facts.Body, context.Today) is { } decisionFault) return decisionFault;

        var then = changed.Aggregate(now, (settings, number) => number.With(settings, Numbers[number.Name] ?? number.Of(Settings.Default)));
        if (then == now) return Outcome.Commit(new ChangedSettings(now), GraphChange.None);
        then = then with { Version = now.Version + 1 };
        PropertyValue[] values = [.. changed.Select(number => number.Property.Is(Numbers[number.Name])), SettingsGraph.Version.Is(then.Version)];
        return Outcome.Commit(
            new ChangedSettings(then),
            now.Version == Settings.Default.Version ? GraphChange.Add(SettingsGraph.Record, SettingsGraph.Id, values) : GraphChange.Change(SettingsGraph.Record, SettingsGraph.Id, values),
            Decision?.CaseNumber);
    }
}
