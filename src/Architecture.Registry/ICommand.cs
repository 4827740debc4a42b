namespace Architecture.Registry;

/// <summary>A use case: what somebody wants done. Loading, deciding and what is written stand in one place, in that order.</summary>
/// <typeparam name="TFacts">What the decision is made on.</typeparam>
/// <typeparam name="TResult">What the caller is told.</typeparam>
public interface ICommand<TFacts, TResult>
{
    /// <summary>Reads the facts. Whatever is read here becomes a precondition of the commit.</summary>
    ValueTask<TFacts> LoadAsync(RegistryReader read, CancellationToken cancellation);

    /// <summary>Decides. Pure: the same facts and context give the same outcome, so a conflict can decide anew and a repeat can replay.</summary>
    Outcome<TResult> Decide(TFacts facts, DecisionContext context);
}
