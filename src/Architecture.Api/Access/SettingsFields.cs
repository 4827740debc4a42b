using Architecture.GraphQL.Bindings;
using Architecture.Registry;

namespace Architecture.Api.Access;

/// <summary>The numbers that the rules read.</summary>
internal static class SettingsFields
{
    public static void Bind(SchemaBuilder builder) => builder.Object<Settings>("Settings")
        .Field("version", settings => settings.Version)
        .Field("reviewDueDays", settings => settings.ReviewDueDays)
        .Field("extensionAnswerDays", settings => settings.ExtensionAnswerDays)
        .Field("leadMonths", settings => settings.LeadMonths)
        .Field("leadMonthsWithoutProcurement", settings => settings.LeadMonthsWithoutProcurement)
        .Field("debtDueMonthsAfterInUse", settings => settings.DebtDueMonthsAfterInUse)
        .Field("debtDueMonthsBeforeEnd", settings => settings.DebtDueMonthsBeforeEnd)
        .Field("exemptionCaseDays", settings => settings.ExemptionCaseDays)
        .Field("unknownDatesDays", settings => settings.UnknownDatesDays)
        .Field("dutyToUseMonths", settings => settings.DutyToUseMonths)
        .Field("attestationMonths", settings => settings.AttestationMonths)
        .Field("findingDays", settings => settings.FindingDays)
        .Field("noticeAheadMonths", settings => settings.NoticeAheadMonths);

    public static void BindQuery(ObjectBinding<Root> query) => query.Field("settings", (_, context) =>
    {
        context.Reader();
        return Settings.Default;
    });
}
