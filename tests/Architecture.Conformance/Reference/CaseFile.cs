namespace Architecture.Conformance.Reference;

/// <summary>A file of cases: one JSON object a line; empty lines and lines that start with # are comments.</summary>
public static class CaseFile
{
    public static IEnumerable<ConformanceCase> Read(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#'))
        {
            var one = ConformanceCase.Read(line);
            if (one.SchemaFile is not { } file)
            {
                yield return one;
                continue;
            }
            if (!texts.TryGetValue(file, out var schema)) texts.Add(file, schema = File.ReadAllText(Path.Combine(folder, file)));
            yield return one with { Schema = schema, SchemaFile = null };
        }
    }
}
