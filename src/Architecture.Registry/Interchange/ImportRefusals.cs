namespace Architecture.Registry.Interchange;

/// <summary>The key stands in the file more than once; the first row with it counts.</summary>
public sealed record DuplicateRowRefused(string Key) : Refusal
{
    public override string Code => "DUPLICATE_ROW";
    public override Message Message => new(
        $"”{Key}” står mer än en gång i filen. Den första raden gäller.",
        $"“{Key}” stands in the file more than once. The first row counts.");
}

/// <summary>The row has more or fewer fields than the header has columns.</summary>
public sealed record ColumnCountRefused(int Expected, int Found) : Refusal
{
    public override string Code => "COLUMN_COUNT";
    public override Message Message => new(
        $"Raden har {Found} fält men rubriken har {Expected} kolumner. Står ett skiljetecken utan citattecken i ett fält?",
        $"The row has {Found} fields but the header has {Expected} columns. Is there a separator without quotes inside a field?");
}

/// <summary>A function moves by a decision of KS, not by a file: claims, exemptions and debt hang on its place (domain §2).</summary>
public sealed record MoveNeedsDecisionRefused(string Name, string From, string To) : Refusal
{
    /// <summary>It was merged into the one that it is “under”: the file would bring it back.</summary>
    public bool IsMerged { get; init; }

    public override string Code => "MOVE_NEEDS_DECISION";
    public override Message Message => IsMerged ? Merged : new(
        $"”{Name}” ligger i registret under ”{From}” men i filen under ”{To}”. Att flytta en funktion beslutar kommunstyrelsen; en import flyttar den inte.",
        $"“{Name}” is under “{From}” in the registry but under “{To}” in the file. The executive board decides to move a function; an import does not.");

    private Message Merged => new(
        $"Kommunstyrelsen har slagit ihop ”{Name}” med ”{From}”, men i filen står den kvar under ”{To}”. En import tar inte tillbaka den; ta bort raden ur filen.",
        $"The executive board merged “{Name}” into “{From}”, but it is still under “{To}” in the file. An import does not bring it back; take the row out of the file.");
}

/// <summary>The function above is neither in the registry nor among the rows that were accepted.</summary>
public sealed record ParentNotImportedRefused(string Parent) : Refusal
{
    public override string Code => "PARENT_NOT_IMPORTED";
    public override Message Message => new(
        $"Funktionen ovanför, ”{Parent}”, finns inte i registret. Rätta den först och importera om.",
        $"The function above, “{Parent}”, is not in the registry. Mend that one first and import again.");
}

/// <summary>The product above is neither in the registry nor among the rows that were accepted.</summary>
public sealed record ProductNotImportedRefused(string Product) : Refusal
{
    public override string Code => "PRODUCT_NOT_IMPORTED";
    public override Message Message => new(
        $"Produkten ”{Product}” finns inte i registret. Rätta den först och importera om.",
        $"The product “{Product}” is not in the registry. Mend that one first and import again.");
}

/// <summary>A kind of board decides what it may own and follow: changing it is a decision, not a correction.</summary>
public sealed record BoardKindNeedsDecisionRefused(string BoardName, string Current, string Wanted) : Refusal
{
    public override string Code => "BOARD_KIND_NEEDS_DECISION";
    public override Message Message => new(
        $"{BoardName} är {Current} i registret men {Wanted} i filen. Nämndens art avgör vad den får äga och ändras inte av en import.",
        $"{BoardName} is {Current} in the registry but {Wanted} in the file. A board's kind decides what it may own and is not changed by an import.");
}

/// <summary>The successor is not on record; tried again once the rest of the file is in.</summary>
public sealed record SuccessorUnknownRefused(string Successor) : Refusal, IAwaitsOtherRows
{
    public override string Code => "SUCCESSOR_UNKNOWN";
    public override Message Message => new(
        $"Efterträdaren {Successor} finns varken i registret eller bland de rader som kunde läggas in.",
        $"The successor {Successor} is neither in the registry nor among the rows that could be imported.");
}

/// <summary>No board has the code.</summary>
public sealed record BoardCodeUnknownRefused(string BoardCode) : Refusal
{
    public override string Code => "BOARD_UNKNOWN";
    public override Message Message => new($"Ingen nämnd har koden {BoardCode}.", $"No board has the code {BoardCode}.");
}

/// <summary>No function has that external id, and none lies at that path.</summary>
public sealed record FunctionNotFoundRefused(string Function) : Refusal
{
    public override string Code => "CAPABILITY_UNKNOWN";
    public override Message Message => new(
        $"Ingen funktion har det externa id:t eller ligger på sökvägen ”{Function}”.",
        $"No function has the external id, or lies at the path, “{Function}”.");
}

/// <summary>No solution has that code, or was imported under that id.</summary>
public sealed record SolutionNotFoundRefused(string Solution) : Refusal
{
    public override string Code => "SOLUTION_UNKNOWN";
    public override Message Message => new(
        $"Ingen lösning har koden ”{Solution}” eller har lästs in under det id:t.",
        $"No solution has the code “{Solution}” or was imported under that id.");
}

/// <summary>No board has an information set of that name.</summary>
public sealed record InformationSetNotFoundRefused(string InformationSet) : Refusal
{
    public override string Code => "INFORMATION_SET_UNKNOWN";
    public override Message Message => new(
        $"Ingen informationsmängd heter ”{InformationSet}”.", $"No information set is called “{InformationSet}”.");
}

/// <summary>No product has that name or external id.</summary>
public sealed record ProductNotFoundRefused(string Product) : Refusal
{
    public override string Code => "PRODUCT_UNKNOWN";
    public override Message Message => new($"Ingen produkt heter ”{Product}”.", $"No product is called “{Product}”.");
}

/// <summary>What the gate or a decision hangs on is changed by its own use case, never by an import.</summary>
public sealed record NeedsDecisionRefused(string Record, string Field) : Refusal
{
    public override string Code => "CHANGE_NEEDS_DECISION";
    public override Message Message => new(
        $"”{Field}” för {Record} skiljer sig från registret. Det prövas mot gemensamma lösningar eller kräver ett beslut och ändras inte av en import.",
        $"“{Field}” of {Record} differs from the registry. It is judged against shared solutions or needs a decision and is not changed by an import.");
}

/// <summary>A refusal that a later row of the same file may lift.</summary>
internal interface IAwaitsOtherRows;
