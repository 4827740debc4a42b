namespace Architecture.Registry.Interchange;

/// <summary>What a file holds.</summary>
public enum ImportKind
{
    /// <summary>CSV: <c>code;name;kind;administration;from;until;successor</c>.</summary>
    Boards,
    /// <summary>YAML: function trees of <c>id</c>, <c>name</c>, <c>description</c>, <c>children</c>.</summary>
    Capabilities,
    /// <summary>JSON: products and releases as endoflife.date's <c>/api/v1/products/full</c> gives them.</summary>
    Technology,
    /// <summary>CSV: <c>name;board;functions</c> and optionally <c>id;kind;audience;product;aliases;description;phase;in_use;evidence</c>.</summary>
    Solutions,
    /// <summary>CSV: <c>from;to</c> and optionally <c>kind;strength</c>.</summary>
    Dependencies,
    /// <summary>CSV: <c>from;to</c> and optionally <c>id;via;information_sets;protocol;frequency</c>.</summary>
    Flows,
}

/// <summary>The kinds as they are written on command lines and in addresses.</summary>
public static class ImportKinds
{
    public static string Word(this ImportKind kind) => kind switch
    {
        ImportKind.Boards => "boards",
        ImportKind.Capabilities => "capabilities",
        ImportKind.Technology => "technology",
        ImportKind.Solutions => "solutions",
        ImportKind.Dependencies => "dependencies",
        ImportKind.Flows => "flows",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static ImportKind? Find(string word)
    {
        foreach (var kind in Enum.GetValues<ImportKind>())
            if (kind.Word() == word) return kind;
        return null;
    }

    /// <summary>The ending of a file of refused rows, so that it can be imported again as it is.</summary>
    public static string FileEnding(this ImportKind kind) => kind switch
    {
        ImportKind.Capabilities => ".yaml",
        ImportKind.Technology => ".json",
        _ => ".csv",
    };
}
