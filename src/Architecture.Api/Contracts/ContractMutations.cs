using Architecture.Api.Building;
using Architecture.GraphQL.Execution;
using Architecture.Registry.Contracts;
using Architecture.Registry.EndOfLife;
using Architecture.Registry.Solutions;
using Architecture.Registry.Technology;

namespace Architecture.Api.Contracts;

internal static class ContractMutations
{
    public static void Bind(MutationBinding mutations) => mutations
        .Run(
            "addSupplier",
            input => new AddSupplier(input.Text("name")),
            payload => payload.Load("supplier", added => added.Result?.Supplier, ContractReads.SuppliersAsync))
        .Run(
            "recordContract",
            input => new RecordContract(input.Id<SupplierId>("supplier"), input.Ids<SolutionId>("solutions"), Terms(input))
            {
                Framework = input.IdOrNull<ContractId>("framework"),
                Product = input.IdOrNull<ProductId>("product"),
                ExtendedSupportFor = input.IdOrNull<TechnologyReleaseId>("extendedSupportFor"),
                Title = input.TextOrNull("title"),
            },
            payload => payload.Load("contract", recorded => recorded.Result?.Contract, ContractReads.ContractsAsync))
        .Run(
            "exerciseOption",
            input => new ExerciseOption(
                input.Id<ContractId>("contract"), input.Int("version"), input.DateOrNull("end"), input.DateOrNull("noticeDate")),
            payload => payload.Load("contract", exercised => exercised.Result?.Contract, ContractReads.ContractsAsync))
        .Run(
            "recordInsolvency",
            input => new RecordInsolvency(input.Id<SupplierId>("supplier"), input.Int("version"), input.Date("date"), input.TextOrNull("note")),
            payload => payload.Load("supplier", recorded => recorded.Result?.Supplier, ContractReads.SuppliersAsync))
        .Run(
            "recordNone",
            input => new RecordNone(
                input.Id<SolutionId>("solution"), input.Enum<NoneOf>("of"), input.Text("reason"), input.EnumOrNull<ContractPurpose>("purpose")),
            payload => payload.Load("solution", recorded => recorded.Result?.Solution, SolutionReads.SolutionsAsync))
        .Run(
            "endTechnologyUse",
            input => new EndTechnologyUse(input.Id<SolutionId>("solution"), input.Id<TechnologyReleaseId>("release")),
            payload => payload.Load("solution", ended => ended.Result?.Solution, SolutionReads.SolutionsAsync))
        .Run(
            "endContract",
            input => new EndContract(input.Id<ContractId>("contract"), input.Int("version"), input.DateOrNull("end"), input.TextOrNull("reason")),
            payload => payload.Load("contract", ended => ended.Result?.Contract, ContractReads.ContractsAsync));

    private static ContractTerms Terms(InputObject input) => new(
        input.Enum<ContractPurpose>("purpose"), input.Enum<ContractKind>("kind"), input.DateOrNull("start"), input.DateOrNull("end"),
        input.BooleanOrNull("openEnded") ?? false, [.. (input.ObjectsOrNull("options") ?? []).Select(option => option.Date("end"))],
        input.DateOrNull("noticeDate"), input.LongOrNull("yearlyCost"));
}
