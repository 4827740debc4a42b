using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.EndOfLife;
using Architecture.Registry.Solutions;
using Architecture.Registry.Technology;

namespace Architecture.Registry.Contracts;

/// <summary>How suppliers and contracts lie in the graph.</summary>
public static class ContractGraph
{
    public static readonly NodeKind Supplier = new("Supplier");
    public static readonly Property<string?> SupplierName = Supplier.Text("name");
    public static readonly Property<string?> SupplierSortKey = Supplier.Text("sortKey").Indexed();
    public static readonly Property<string?> SupplierFolded = Supplier.Text("folded").Indexed();
    public static readonly Property<long?> SupplierVersion = Supplier.Integer("version");

    /// <summary>The day on which the supplier became insolvent.</summary>
    public static readonly Property<DateOnly?> InsolventOn = Supplier.Date("insolventOn").Indexed();
    public static readonly Property<string?> InsolvencyNote = Supplier.Text("insolvencyNote");

    public static readonly NodeKind Contract = new("Contract");

    /// <summary>What people call it; the supplier's name where nothing else was given.</summary>
    public static readonly Property<string?> Title = Contract.Text("title");
    public static readonly Property<string?> SortKey = Contract.Text("sortKey").Indexed();
    public static readonly Property<ContractPurpose?> Purpose = Contract.Enum<ContractPurpose>("purpose").Indexed();
    public static readonly Property<ContractKind?> Kind = Contract.Enum<ContractKind>("kind");
    public static readonly Property<DateOnly?> Start = Contract.Date("start").Indexed();

    /// <summary>The end as agreed, options aside.</summary>
    public static readonly Property<DateOnly?> End = Contract.Date("end");
    public static readonly Property<bool?> OpenEnded = Contract.Boolean("openEnded");

    /// <summary>One item an option, by end: <c>2031-12-31</c>, once exercised with the day of it, <c>2031-12-31=2026-11-22</c>.</summary>
    public static readonly Property<ImmutableArray<string>> Options = Contract.TextList("options");

    /// <summary>The last day in force, exercised options and termination counted: what lists filter and order by.</summary>
    public static readonly Property<DateOnly?> LastDay = Contract.Date("lastDay").Indexed();
    public static readonly Property<DateOnly?> NoticeDate = Contract.Date("noticeDate").Indexed();

    /// <summary>Termination or the exercise of an option is recorded for that notice date.</summary>
    public static readonly Property<bool?> NoticeAnswered = Contract.Boolean("noticeAnswered");

    /// <summary>The day on which the termination was recorded.</summary>
    public static readonly Property<DateOnly?> TerminatedOn = Contract.Date("terminatedOn");
    public static readonly Property<string?> TerminationReason = Contract.Text("terminationReason");

    /// <summary>In whole kronor.</summary>
    public static readonly Property<long?> YearlyCost = Contract.Integer("yearlyCost");
    public static readonly Property<long?> Version = Contract.Integer("version");

    /// <summary>From a contract to who delivers.</summary>
    public static readonly EdgeKind SuppliedBy = new("SUPPLIED_BY", Contract, Supplier);

    /// <summary>From a contract to a solution that rests on it.</summary>
    public static readonly EdgeKind For = new("CONTRACT_FOR", Contract, SolutionGraph.Solution);

    /// <summary>From a contract to the board that holds it.</summary>
    public static readonly EdgeKind HeldBy = new("CONTRACT_HELD_BY", Contract, BoardGraph.Board);

    /// <summary>From a call-off to its framework.</summary>
    public static readonly EdgeKind CalledOffFrom = new("CALLED_OFF_FROM", Contract, Contract);

    /// <summary>From a contract on extended support to the release that it is for.</summary>
    public static readonly EdgeKind ExtendsSupportOf = new("EXTENDS_SUPPORT_OF", Contract, TechnologyGraph.Release);

    /// <summary>From a contract to the product that it is for, where that is not its solutions' own.</summary>
    public static readonly EdgeKind ForProduct = new("CONTRACT_FOR_PRODUCT", Contract, TechnologyGraph.Product);
}
