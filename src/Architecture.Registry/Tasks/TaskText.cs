using Architecture.Registry.Findings;

namespace Architecture.Registry.Tasks;

/// <summary>Tasks in words.</summary>
public static class TaskText
{
    public static Message Of(OpenTask task) => task.Kind switch
    {
        TaskKind.AnswerReview => new("Besvara prövningen.", "Answer the review."),
        TaskKind.AnswerExtension => new("Svara på önskemålet om utökning.", "Answer the request for an extension."),
        TaskKind.ConfirmExisting => new("Pröva underlaget för att lösningen är äldre än den gemensamma.", "Look at the evidence that the solution is older than the shared one."),
        TaskKind.ConfirmPlatformUse => new("Bekräfta, eller ta upp med nämnden, att lösningen byggs på er plattform.", "Confirm that the solution is built on your platform, or raise it with the board."),
        TaskKind.GiveNotice => new("Säg upp, förläng eller utnyttja en option före uppsägningsdagen.", "Give notice, renew or exercise an option before the notice date."),
        TaskKind.ActOnFinding or TaskKind.DoAsPlanned when task.Rule is { } rule => FindingText.Action(rule),
        _ => throw new ArgumentOutOfRangeException(nameof(task), task.Kind, "There is no such task."),
    };
}
