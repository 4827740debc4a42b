using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.Boards;
using Architecture.Registry.Designations;

namespace Architecture.Registry.Needs;

public sealed record AnsweredExtension(ExtensionRequestId Request);

/// <summary>What a request is answered with.</summary>
public enum ExtensionAnswer
{
    Accept,
    Decline,
}

/// <summary>A shared solution's owner answers a board that asked it to cover more; KS may answer in its place, or overrule the answer.</summary>
/// <remarks>
/// Domain §1 and §2: nobody decides its own request to another. Refused, in order: EXTENSION_REQUEST_UNKNOWN, NOT_RESPONSIBLE_BOARD,
/// OWN_APPLICATION, STALE_VERSION, EXTENSION_REQUEST_ANSWERED, INPUT_INVALID, DECISION_IN_FUTURE.
/// </remarks>
/// <param name="Request">The request.</param>
/// <param name="Version">The version that the caller saw.</param>
/// <param name="Answer">Yes or no.</param>
/// <param name="From">With yes: the day from which it is promised.</param>
/// <param name="Reason">With no, and when KS overrules: why.</param>
/// <param name="Decision">The decision behind the answer, where there is one.</param>
public sealed record AnswerExtension(
    ExtensionRequestId Request, long Version, ExtensionAnswer Answer, DateOnly? From, string? Reason, Decision? Decision)
    : ICommand<AnswerExtension.Facts, AnsweredExtension>
{
    public sealed record Facts(ExtensionSides? Sides);

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation) =>
        new(await read.ExtensionSidesAsync(Request, cancellation));

    public Outcome<AnsweredExtension> Decide(Facts facts, DecisionContext context)
    {
        if (facts.Sides is not var (request, _, owner, asking)) return new ExtensionRequestUnknownRefused { Path = ["extensionRequest"] };
        // The owner answers as such, and acts on no delegation.
        var isOwn = context.Actor.MayWriteFor(owner) && !context.Actor.Is(Role.Executive);
        var reserved = isOwn ? null : context.Reserved(asking);
        if (reserved is not null && !context.Actor.MayWriteFor(owner))
            return reserved is OwnApplicationRefused ? reserved : new NotResponsibleBoardRefused(owner.Name, context.Actor.Id);
        var overrules = !isOwn && reserved is null;
        if (!overrules && asking.Id == owner.Id) return new OwnApplicationRefused(owner.Name) { Path = ["extensionRequest"] };
        if (Version != request.Version) return new StaleVersionRefused(Version, request.Version) { Path = ["version"] };
        var status = Answer == ExtensionAnswer.Accept ? ExtensionStatus.Accepted : ExtensionStatus.Declined;
        var isAnswered = request.Status != ExtensionStatus.Submitted;
        if (isAnswered && (!overrules || request.Status == ExtensionStatus.Withdrawn || request.Status == status))
            return new ExtensionRequestAnsweredRefused(request.Status) { Path = ["extensionRequest"] };
        if (InputFault(request, isAnswered) is { } fault) return fault;
        if (Decision?.Fault(context.Today) is { } decisionFault) return decisionFault;

        var isByOwner = context.Actor.MayWriteFor(owner) && !isAnswered;
        return Outcome.Commit(
            new AnsweredExtension(Request),
            GraphChange.Change(
                ExtensionGraph.Request, Request.Node,
                ExtensionGraph.Status.Is(status),
                ExtensionGraph.Answered.Is(context.Today),
                ExtensionGraph.AcceptedFrom.Is(Answer == ExtensionAnswer.Accept ? From : null),
                ExtensionGraph.AnswerReason.Is(string.IsNullOrWhiteSpace(Reason) ? null : Reason.Trim()),
                ExtensionGraph.Overruled.Is(isByOwner ? null : true),
                ExtensionGraph.CaseNumber.Is(Decision?.CaseNumber),
                ExtensionGraph.Version.Is(Version + 1)),
            Decision?.CaseNumber);
    }

    private InputInvalidRefused? InputFault(ExtensionRequest request, bool isAnswered)
    {
        if (Answer == ExtensionAnswer.Accept && From is null)
            return InputInvalidRefused.At("date", "Ange från vilken dag utökningen är utlovad.", "Say from which day the extension is promised.");
        if (Answer == ExtensionAnswer.Accept && From < request.Submitted)
            return InputInvalidRefused.At("date", "Dagen ligger före den då önskemålet kom in.", "The day lies before the one on which the request came in.");
        return (Answer == ExtensionAnswer.Decline || isAnswered) && string.IsNullOrWhiteSpace(Reason)
            ? InputInvalidRefused.At("reason", "Ange skälet till svaret.", "Give the reason for the answer.")
            : null;
    }
}

/// <summary>A board takes back what it asked for.</summary>
/// <remarks>
/// Refused, in order: EXTENSION_REQUEST_UNKNOWN, NOT_RESPONSIBLE_BOARD, STALE_VERSION, EXTENSION_REQUEST_ANSWERED.
/// </remarks>
/// <param name="Request">The request.</param>
/// <param name="Version">The version that the caller saw.</param>
public sealed record WithdrawExtension(ExtensionRequestId Request, long Version) : ICommand<AnswerExtension.Facts, AnsweredExtension>
{
    public async ValueTask<AnswerExtension.Facts> LoadAsync(RegistryReader read, CancellationToken cancellation) =>
        new(await read.ExtensionSidesAsync(Request, cancellation));

    public Outcome<AnsweredExtension> Decide(AnswerExtension.Facts facts, DecisionContext context)
    {
        if (facts.Sides is not var (request, _, _, asking)) return new ExtensionRequestUnknownRefused { Path = ["extensionRequest"] };
        if (!context.Actor.MayWriteFor(asking)) return new NotResponsibleBoardRefused(asking.Name, context.Actor.Id);
        if (Version != request.Version) return new StaleVersionRefused(Version, request.Version) { Path = ["version"] };
        if (request.Status != ExtensionStatus.Submitted) return new ExtensionRequestAnsweredRefused(request.Status) { Path = ["extensionRequest"] };
        return Outcome.Commit(new AnsweredExtension(Request), GraphChange.Change(
            ExtensionGraph.Request, Request.Node,
            ExtensionGraph.Status.Is(ExtensionStatus.Withdrawn),
            ExtensionGraph.Version.Is(Version + 1)));
    }
}
