using System.Collections.Immutable;

namespace Architecture.Storage.Embedded;

/// <summary>Something on disk that is not what was written.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Sequence">The first journal entry concerned, where one is.</param>
/// <param name="What">What is wrong, and where in the file.</param>
public sealed record VerifyFinding(string File, long? Sequence, string What)
{
    public override string ToString() => Sequence is { } sequence ? $"{File}, entry {sequence}: {What}" : $"{File}: {What}";
}

/// <summary>What a verification saw.</summary>
/// <param name="Entries">Journal entries checked.</param>
/// <param name="Files">Files checked.</param>
/// <param name="Findings">Everything that is wrong; empty where all is well.</param>
public sealed record VerifyReport(long Entries, int Files, ImmutableArray<VerifyFinding> Findings)
{
    public bool IsIntact => Findings.IsEmpty;
}
