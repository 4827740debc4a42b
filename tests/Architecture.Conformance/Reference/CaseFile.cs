namespace Architecture.Conformance.Reference;

/// <summary>A file of cases: one JSON object a line; empty lines and lines that start with # are comments.</summary>
public static class CaseFile
{
    public static IEnumerable<ConformanceCase> Read(string path) =>
        File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#').Select(ConformanceCase.Read);
}
